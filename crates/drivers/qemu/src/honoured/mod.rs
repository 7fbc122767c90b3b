//! The driver's verdicts on the parts of a definition:
//! `tables/honoured/qemu.txt`.
//!
//! The model reads more than is done. What is not done is refused when a guest
//! starts, by its path and with the reason; defining is allowed, as libvirt
//! allows it. Domain capabilities do not announce it ([`announced_paths`]).
//! `cargo xtask tidy` holds the table against the model and the
//! sources.

mod announce;
mod table;

pub use announce::announced_paths;
pub use table::{Line, Table, Verdict};

use crate::error::QemuError;
use ostler_core::Error;
use ostler_model::capabilities::domain::DomainCapabilities;
use ostler_model::domain::{Device, DomainDef};
use ostler_xml::{Document, View};
use std::sync::LazyLock;

/// The table as it stands in the repository.
const TEXT: &str = include_str!("../../../../../tables/honoured/qemu.txt");

// A test of this module reads the same text.
#[expect(clippy::expect_used, reason = "the text is part of the program and tested")]
static TABLE: LazyLock<Table> = LazyLock::new(|| Table::parse(TEXT).expect("tested"));

/// Refuses a definition that sets what is not honoured.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED`, with the first such path and the reason.
pub(crate) fn check(def: &DomainDef) -> Result<(), QemuError> {
    check_text(&def.name, None, &def.to_xml(View::INACTIVE))
}

/// Refuses a device that is to join a running domain and sets what is not honoured.
///
/// # Errors
/// As [`check`].
pub(crate) fn check_device(domain: &str, device: &Device) -> Result<(), QemuError> {
    let root = format!("devices/{}", device.kind());
    check_text(domain, Some(&root), &device.to_xml(View::INACTIVE))
}

/// Refuses what is not honoured in a definition, or in the element of it at `root`.
fn check_text(domain: &str, root: Option<&str>, text: &str) -> Result<(), QemuError> {
    let document = Document::parse(text)
        .map_err(|error| Error::internal(format!("the definition cannot be read back: {error}")))?;
    let refusal =
        |path: String, value: Option<&str>| TABLE.refusal(&path, value).map(|line| (path, line));
    let mut refused = root.and_then(|root| refusal(root.to_owned(), None));
    document.visit(&mut |path, value| {
        if refused.is_none() {
            let path = root.map_or_else(|| path.to_owned(), |root| format!("{root}/{path}"));
            refused = refusal(path, value);
        }
    });
    match refused {
        None => Ok(()),
        Some((path, line)) => {
            let value = line.value.as_ref().map(|value| format!(" = '{value}'"));
            Err(Error::config_unsupported(format!(
                "domain '{}' sets '{path}'{}, which is not supported: {}",
                domain,
                value.unwrap_or_default(),
                line.reason
            ))
            .into())
        }
    }
}

/// Takes what the driver refuses out of an emulator's domain capabilities.
pub(crate) fn withdraw(document: &mut DomainCapabilities) {
    announce::withdraw(document, &TABLE);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(rest: &str, devices: &str) -> Option<String> {
        let xml = format!(
            "<domain type='qemu'><name>a</name><memory unit='KiB'>4096</memory>{rest}\
             <os><type>hvm</type></os><devices>{devices}</devices></domain>"
        );
        let def = DomainDef::parse(&xml).expect("valid");
        check(&def).err().map(|error| error.into_wire("a").message().to_owned())
    }

    #[test]
    fn what_is_not_honoured_is_refused_by_path() {
        assert_eq!(verdict("<cputune><shares>5</shares></cputune>", ""), None);
        assert_eq!(verdict("<vcpu placement='static'>1</vcpu>", ""), None);
        let card = |inside: &str| format!("<interface type='user'>{inside}</interface>");
        for (rest, devices, path) in [
            ("<on_lockfailure>pause</on_lockfailure>", String::new(), "'on_lockfailure'"),
            ("<vcpu placement='auto'>1</vcpu>", String::new(), "'vcpu/@placement' = 'auto'"),
            ("<perf><event name='cmt' enabled='yes'/></perf>", String::new(), "'perf'"),
            ("", card("<vlan><tag id='5'/></vlan>"), "'devices/interface/vlan'"),
            (
                "",
                card("<bandwidth><inbound average='100'/></bandwidth>"),
                "'devices/interface/bandwidth'",
            ),
            (
                "",
                "<lease><lockspace>a</lockspace><key>b</key><target path='/x'/></lease>".to_owned(),
                "'devices/lease'",
            ),
        ] {
            let message = verdict(rest, &devices).unwrap_or_default();
            assert!(message.contains(path), "{path}: {message}");
        }
    }

    #[test]
    fn a_device_that_joins_a_guest_is_held_to_the_same() {
        let verdict = |xml: &str| {
            let device = Device::parse(xml).expect("valid");
            check_device("a", &device).err().map(|error| error.into_wire("a").message().to_owned())
        };
        assert_eq!(verdict("<interface type='user'><mtu size='1400'/></interface>"), None);
        for (xml, path) in [
            (
                "<interface type='user'><vlan><tag id='5'/></vlan></interface>",
                "'devices/interface/vlan'",
            ),
            (
                "<lease><lockspace>a</lockspace><key>b</key><target path='/x'/></lease>",
                "'devices/lease'",
            ),
        ] {
            let message = verdict(xml).unwrap_or_default();
            assert!(message.contains(path), "{path}: {message}");
        }
    }
}
