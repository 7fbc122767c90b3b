//! Definitions for no hypervisor in particular.

#![allow(clippy::expect_used, reason = "a test")]

use ostler_core::{MacAddress, Uuid};
use ostler_model::domain::{DomainDef, IdentitySource};
use ostler_xml::View;

/// Identities that count up.
struct Counting(u8);

impl IdentitySource for Counting {
    fn uuid(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_bytes([0xa0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, self.0])
    }

    fn mac_address(&mut self) -> MacAddress {
        self.0 += 1;
        MacAddress::from_bytes([0x52, 0x54, 0, 0, 0, self.0])
    }
}

fn complete(devices: &str) -> Result<String, String> {
    let xml = format!(
        "<domain type='test'><name>g</name><memory>65536</memory><os><type>hvm</type></os>\
         <devices>{devices}</devices></domain>"
    );
    let def =
        DomainDef::parse_generic(&xml, &mut Counting(0)).map_err(|error| error.to_string())?;
    let xml = def.to_xml(View::INACTIVE);
    let again =
        DomainDef::parse_generic(&xml, &mut Counting(9)).map_err(|error| error.to_string())?;
    assert_eq!(again.to_xml(View::INACTIVE), xml, "a complete definition stays as it is");
    Ok(xml)
}

#[track_caller]
fn completed(devices: &str, expected: &[&str]) {
    let xml = complete(devices).expect("a definition");
    // Indentation is not compared.
    let lines: Vec<&str> = xml.lines().map(str::trim).collect();
    for line in expected {
        assert!(lines.contains(line), "{line} is not in\n{xml}");
    }
}

#[test]
fn disks_get_places_and_controllers_by_their_names() {
    completed(
        "<disk><source file='/x'/><target dev='hdd'/></disk>\
         <disk device='cdrom'><target dev='sdb' bus='scsi'/></disk>",
        &[
            "<target dev='hdd' bus='ide'/>",
            "<address type='drive' controller='0' bus='1' target='0' unit='1'/>",
            "<readonly/>",
            "<address type='drive' controller='0' bus='0' target='0' unit='1'/>",
            "<controller type='ide' index='0'/>",
            "<controller type='scsi' index='0'/>",
        ],
    );
    let refused = complete("<disk><source file='/x'/><target dev='x' bus='scsi'/></disk>");
    assert!(refused.is_err_and(|error| error.contains("its name has no number")));
}

#[test]
fn devices_get_the_settings_that_every_hypervisor_shares() {
    completed(
        "<interface type='user'/><input type='mouse'/><input type='tablet'/>\
         <watchdog model='i6300esb'/><video><model type='cirrus'/></video>\
         <filesystem type='mount'><source dir='/a'/><target dir='t'/></filesystem>\
         <smartcard mode='host'/><console type='pty'/>",
        &[
            "<mac address='52:54:00:00:00:02'/>",
            "<input type='mouse' bus='ps2'/>",
            "<input type='tablet' bus='usb'/>",
            "<watchdog model='i6300esb' action='reset'/>",
            "<model type='cirrus' vram='16384' heads='1' primary='yes'/>",
            "<filesystem type='mount' accessmode='passthrough'>",
            "<address type='ccid' controller='0' slot='0'/>",
            "<serial type='pty'>",
        ],
    );
}

#[test]
fn nothing_of_a_machine_is_added() {
    let xml = complete("<interface type='user'/>").expect("a definition");
    for part in ["<emulator>", "machine=", "<controller", "<memballoon", "type='pci'", "rtl8139"] {
        assert!(!xml.contains(part), "{part} in\n{xml}");
    }
}

#[test]
fn a_glance_tells_name_and_uuid() {
    let xml = complete("").expect("a definition");
    let (name, uuid) = DomainDef::glance(&xml).expect("a name");
    let def = DomainDef::parse(&xml).expect("a definition");
    assert_eq!((name, Some(uuid)), (&*def.name, def.uuid));
}

#[test]
fn a_definition_is_small() {
    assert!(size_of::<DomainDef>() <= 896, "{}", size_of::<DomainDef>());
}
