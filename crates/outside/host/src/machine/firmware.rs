//! The firmware's tables about the machine (SMBIOS).
//!
//! `dmidecode` gives all of it; without that program, or without the right to
//! read the tables, the kernel's /sys/class/dmi/id still tells the main part.

use crate::{
    HostRoot,
    process::{Program, RunLimits, run},
};

/// The sections in the order of the firmware's tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dmi {
    /// The source that was asked.
    pub source: DmiSource,
    /// The sections.
    pub sections: Vec<DmiSection>,
}

/// Who has told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DmiSource {
    /// `dmidecode`.
    #[default]
    Tables,
    /// /sys/class/dmi/id.
    Kernel,
}

/// A table's text, such as that of a memory module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DmiSection {
    /// Its title as `dmidecode` has it: `BIOS Information`, `System
    /// Information`, `Base Board Information`, `Chassis Information`,
    /// `Processor Information`, `Memory Device`, `OEM Strings`.
    pub title: String,
    /// Names and values as `dmidecode` has them: `Vendor`, `Serial Number`.
    /// OEM strings are called `String 1` and so on.
    pub fields: Vec<(String, String)>,
}

impl DmiSection {
    /// The value of the field `name`, if the firmware has filled it in.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        let value = self.fields.iter().find(|field| field.0 == name).map(|field| field.1.as_str());
        value.filter(|value| !matches!(*value, "" | "Not Specified"))
    }
}

impl Dmi {
    /// The sections of this title.
    pub fn titled<'a>(&'a self, title: &'a str) -> impl Iterator<Item = &'a DmiSection> {
        self.sections.iter().filter(move |section| section.title == title)
    }
}

/// Asks for the tables. `None` on a machine without such firmware. Runs a
/// program: the answer is worth keeping.
pub async fn dmi(root: &HostRoot) -> Option<Dmi> {
    if root.is_system() && root.has("/sys/firmware/dmi/tables/DMI") {
        // BIOS, system, base board, chassis, processors, OEM strings, memory.
        let types = ["-q", "-t", "0,1,2,3,4,11,17"];
        let program = Program::new("dmidecode").arguments(types).variable("LC_ALL", "C");
        match run(program, RunLimits::default()).await {
            Ok(output) => {
                let sections = parse(&String::from_utf8_lossy(&output.stdout));
                if !sections.is_empty() {
                    return Some(Dmi { source: DmiSource::Tables, sections });
                }
            }
            Err(error) => tracing::debug!("the firmware's tables stay unread: {error}"),
        }
    }
    let sections = from_kernel(root);
    (!sections.is_empty()).then_some(Dmi { source: DmiSource::Kernel, sections })
}

/// Reads `dmidecode`'s text: a title at the margin, its fields under a tab, and
/// lists of a field under two, which no field of ours has.
pub(super) fn parse(text: &str) -> Vec<DmiSection> {
    let mut sections: Vec<DmiSection> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix('\t') {
            None if line.trim().is_empty() || line.starts_with('#') => {}
            None => sections.push(DmiSection { title: line.trim().to_owned(), fields: Vec::new() }),
            Some(field) if field.starts_with('\t') => {}
            Some(field) => {
                let (Some(section), Some((name, value))) =
                    (sections.last_mut(), field.split_once(':'))
                else {
                    continue;
                };
                section.fields.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
    }
    sections.retain(|section| !section.fields.is_empty());
    sections
}

/// The kernel's files, as the sections they come from.
fn from_kernel(root: &HostRoot) -> Vec<DmiSection> {
    let known: [(&str, &[(&str, &str)]); 4] = [
        (
            "BIOS Information",
            &[
                ("Vendor", "bios_vendor"),
                ("Version", "bios_version"),
                ("Release Date", "bios_date"),
                ("BIOS Revision", "bios_release"),
            ],
        ),
        (
            "System Information",
            &[
                ("Manufacturer", "sys_vendor"),
                ("Product Name", "product_name"),
                ("Version", "product_version"),
                ("Serial Number", "product_serial"),
                ("UUID", "product_uuid"),
                ("SKU Number", "product_sku"),
                ("Family", "product_family"),
            ],
        ),
        (
            "Base Board Information",
            &[
                ("Manufacturer", "board_vendor"),
                ("Product Name", "board_name"),
                ("Version", "board_version"),
                ("Serial Number", "board_serial"),
                ("Asset Tag", "board_asset_tag"),
            ],
        ),
        (
            "Chassis Information",
            &[
                ("Manufacturer", "chassis_vendor"),
                ("Version", "chassis_version"),
                ("Serial Number", "chassis_serial"),
                ("Asset Tag", "chassis_asset_tag"),
            ],
        ),
    ];
    let section = |(title, fields): (&str, &[(&str, &str)])| DmiSection {
        title: title.to_owned(),
        fields: fields
            .iter()
            .filter_map(|(name, file)| {
                let value = root.text(&format!("/sys/class/dmi/id/{file}"))?;
                (!value.is_empty()).then(|| ((*name).to_owned(), value))
            })
            .collect(),
    };
    known.into_iter().map(section).filter(|section| !section.fields.is_empty()).collect()
}
