//! `<sysinfo>` of the host, from its firmware's tables.

use ostler_host::machine::{Dmi, DmiSection};
use ostler_model::capabilities::{HostSysinfo, MemoryDevice, Processor};
use ostler_model::domain::{BaseBoard, OemStrings, SysinfoEntry};
use ostler_xml::{List, Text};

/// The tables' sections under the names that clients know.
pub(super) fn document(dmi: &Dmi) -> HostSysinfo {
    let one = |title, names: &[(&str, &str)]| {
        entries(dmi, title, names).into_iter().next().unwrap_or_default()
    };
    let board = |entries| BaseBoard { entries };
    let memory = entries(dmi, "Memory Device", MEMORY).into_iter().filter(|entries| {
        // An empty slot is listed too.
        let size = entries.iter().find(|entry| &*entry.name == "size");
        size.is_some_and(|size| &*size.value != "No Module Installed")
    });
    let oem = dmi.titled("OEM Strings").flat_map(|section| &section.fields);
    let oem: Vec<Text> = oem
        .filter(|(name, _)| name.starts_with("String "))
        .map(|(_, value)| value.as_str().into())
        .collect();
    HostSysinfo {
        kind: "smbios".into(),
        bios: one("BIOS Information", BIOS),
        system: one("System Information", SYSTEM),
        base_boards: list(entries(dmi, "Base Board Information", BOARD).into_iter().map(board)),
        chassis: one("Chassis Information", CHASSIS),
        processors: list(
            entries(dmi, "Processor Information", PROCESSOR)
                .into_iter()
                .map(|entries| Processor { entries }),
        ),
        memory_devices: list(memory.map(|entries| MemoryDevice { entries })),
        oem_strings: (!oem.is_empty()).then(|| OemStrings { entries: list(oem) }),
    }
}

/// The entries of each section of this title; `names` is the client's name and
/// the tables'.
fn entries(dmi: &Dmi, title: &str, names: &[(&str, &str)]) -> Vec<List<SysinfoEntry>> {
    let of_section = |section: &DmiSection| {
        list(names.iter().filter_map(|(name, field)| {
            let value = section.field(field)?;
            Some(SysinfoEntry { name: (*name).into(), value: value.into() })
        }))
    };
    dmi.titled(title).map(of_section).filter(|entries| !entries.is_empty()).collect()
}

fn list<T>(things: impl IntoIterator<Item = T>) -> List<T> {
    List::from(things.into_iter().collect::<Vec<T>>())
}

const BIOS: &[(&str, &str)] = &[
    ("vendor", "Vendor"),
    ("version", "Version"),
    ("date", "Release Date"),
    ("release", "BIOS Revision"),
];
const SYSTEM: &[(&str, &str)] = &[
    ("manufacturer", "Manufacturer"),
    ("product", "Product Name"),
    ("version", "Version"),
    ("serial", "Serial Number"),
    ("uuid", "UUID"),
    ("sku", "SKU Number"),
    ("family", "Family"),
];
const BOARD: &[(&str, &str)] = &[
    ("manufacturer", "Manufacturer"),
    ("product", "Product Name"),
    ("version", "Version"),
    ("serial", "Serial Number"),
    ("asset", "Asset Tag"),
    ("location", "Location In Chassis"),
];
const CHASSIS: &[(&str, &str)] = &[
    ("manufacturer", "Manufacturer"),
    ("version", "Version"),
    ("serial", "Serial Number"),
    ("asset", "Asset Tag"),
    ("sku", "SKU Number"),
];
const PROCESSOR: &[(&str, &str)] = &[
    ("socket_destination", "Socket Designation"),
    ("type", "Type"),
    ("family", "Family"),
    ("manufacturer", "Manufacturer"),
    ("signature", "Signature"),
    ("version", "Version"),
    ("external_clock", "External Clock"),
    ("max_speed", "Max Speed"),
    ("status", "Status"),
    ("serial_number", "Serial Number"),
    ("part_number", "Part Number"),
];
const MEMORY: &[(&str, &str)] = &[
    ("size", "Size"),
    ("form_factor", "Form Factor"),
    ("locator", "Locator"),
    ("bank_locator", "Bank Locator"),
    ("type", "Type"),
    ("type_detail", "Type Detail"),
    ("speed", "Speed"),
    ("manufacturer", "Manufacturer"),
    ("serial_number", "Serial Number"),
    ("part_number", "Part Number"),
];
