//! Definitions, read, completed, checked and written.

use ostler_core::{MacAddress, Uuid};
use ostler_model::domain::{
    Address, Arch, DefError, Device, DeviceKind, DomainDef, IdentitySource, VirtType,
};
use ostler_qemu::complete::{Joined, PostParse};
use ostler_qemu::traits::{Abilities, Ability, EmulatorTraits, MachineTraits};
use ostler_qemu::validate::validate;
use ostler_xml::View;

/// The definition that an installer writes for a Linux guest.
const INSTALLED: &str = include_str!("data/installed.xml");
/// The same definition, completed.
const COMPLETE: &str = include_str!("data/installed-complete.xml");

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

fn emulator() -> EmulatorTraits {
    let machine = |name: &str, alias: &str, default| MachineTraits {
        kind: VirtType::Qemu,
        name: name.into(),
        alias: Some(alias.into()),
        default,
        default_cpu: Some("qemu64".into()),
        max_cpus: 255,
    };
    EmulatorTraits {
        path: "/usr/bin/qemu-system-x86_64".into(),
        arch: Arch::X86_64,
        host_arch: Arch::X86_64,
        version: 7_002_000,
        abilities: Abilities::from_iter([
            Ability::Piix3Uhci,
            Ability::QemuXhci,
            Ability::PcieRootPort,
            Ability::PciePciBridge,
            Ability::Rtl8139,
            Ability::Cirrus,
            Ability::Vga,
            Ability::LsiScsi,
        ]),
        machines: vec![machine("pc-i440fx-7.2", "pc", true), machine("pc-q35-7.2", "q35", false)],
    }
}

fn complete(xml: &str) -> Result<DomainDef, String> {
    let emulator = emulator();
    let mut def = DomainDef::parse(xml).map_err(|error| error.to_string())?;
    let mut context = PostParse::new(&emulator);
    context.new_definition = true;
    context.run(&mut def, &mut Counting(0)).map_err(|error| error.to_string())?;
    validate(&def, &emulator).map_err(|error| error.to_string())?;
    Ok(def)
}

#[test]
fn an_installed_guest_is_completed_once() {
    let def = complete(INSTALLED).expect("a definition");
    assert_eq!(def.to_xml(View::INACTIVE), COMPLETE);
    let again = complete(COMPLETE).expect("a definition");
    assert_eq!(again.to_xml(View::INACTIVE), COMPLETE);
}

/// A guest around some devices.
fn guest(machine: &str, devices: &str) -> String {
    format!(
        "<domain type='qemu'><name>g</name><memory>65536</memory><os><type machine='{machine}'>\
         hvm</type></os><devices>{devices}</devices></domain>"
    )
}

#[track_caller]
fn refused(xml: &str, expected: &str) {
    let said = complete(xml).err().unwrap_or_default();
    assert!(said.contains(expected), "{said:?} does not say {expected:?}");
}

#[test]
fn what_is_not_known_is_refused_with_its_path() {
    refused(
        &guest("pc", "<disk/><disk><target dev='vda'/><driver foo='1'/></disk>"),
        "/domain/devices/disk[1]: the element <target> is missing",
    );
    refused(
        &guest(
            "pc",
            "<disk><target dev='sda'/></disk><disk><driver foo='1'/><target dev='vda'/></disk>",
        ),
        "/domain/devices/disk[2]/driver/@foo",
    );
    refused(&guest("pc", "<gadget/>"), "/domain/devices/gadget");
    refused(&guest("pc", "<memballoon model='big'/>"), "one of: virtio,");
    refused(&guest("pc", "x"), "/domain/devices: text");
    refused("<network/>", "<network>, where a <domain> is needed");
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let disk = |dev: &str| format!("<disk><source file='/x'/><target dev='{dev}'/></disk>");
    refused(&guest("pc", &(disk("vda") + &disk("vda"))), "disk 'vda': two disks");
    refused(&guest("pc-8.0", ""), "no machine type 'pc-8.0'");
    refused(
        &guest("q35", "<controller type='pci' index='1' model='pci-root'/>"),
        "a root bus has the number 0",
    );
    refused(
        &guest("pc", "<interface type='user'><mac address='53:54:00:00:00:01'/></interface>"),
        "must be even",
    );
    let place = "<address type='pci' slot='0x05'/>";
    let cards = format!(
        "<memballoon model='virtio'>{place}</memballoon>\
                         <rng model='virtio'><backend model='random'/>{place}</rng>"
    );
    refused(&guest("pc", &cards), "another device is there already");
    refused(
        &guest(
            "pc",
            &format!(
                "<memballoon model='virtio'>{}</memballoon>",
                "<address type='pci' bus='0xff' slot='0x05' domain='0x0001'/>"
            ),
        ),
        "only PCI domain 0",
    );
}

#[test]
fn many_devices_get_bridges() {
    let disks: String = (0..60)
        .map(|number| {
            let name = if number < 26 {
                format!("vd{}", char::from(b'a' + number))
            } else {
                let (first, second) = (number / 26 - 1, number % 26);
                format!("vd{}{}", char::from(b'a' + first), char::from(b'a' + second))
            };
            format!("<disk><source file='/{name}'/><target dev='{name}'/></disk>")
        })
        .collect();
    for machine in ["pc", "q35"] {
        let def = complete(&guest(machine, &disks)).expect("a definition");
        let xml = def.to_xml(View::INACTIVE);
        let again = complete(&xml).expect("the same definition");
        assert_eq!(again.to_xml(View::INACTIVE), xml);
        let without = def.devices.disks.iter().filter(|disk| disk.info.address.is_none());
        assert_eq!(without.count(), 0);
    }
}

#[test]
fn views_show_what_they_should() {
    let xml = guest(
        "pc",
        "<graphics type='vnc' passwd='sesame'/>\
         <rng model='virtio'><backend model='random'/><alias name='rng0'/></rng>\
         <input type='tablet' bus='usb'><alias name='ua-pen'/></input>",
    );
    let def = complete(&xml).expect("a definition");
    let shows = |view: View, text: &str| def.to_xml(view).contains(text);
    assert!(shows(View::SECURE, "sesame") && !shows(View::empty(), "sesame"));
    assert!(shows(View::empty(), "rng0") && !shows(View::INACTIVE, "rng0"));
    assert!(shows(View::INACTIVE, "ua-pen"));
    assert!(shows(View::empty(), "piix3-uhci") && !shows(View::MIGRATABLE, "piix3-uhci"));
    assert!(!format!("{def:?}").contains("sesame"));
}

fn running(machine: &str) -> Result<DomainDef, String> {
    let xml = format!(
        "<domain type='qemu'><name>a</name><memory>1</memory><os><type arch='x86_64' \
         machine='{machine}'>hvm</type></os><devices>\
         <disk type='file'><source file='/a'/><target dev='vdb'/></disk>\
         <interface type='user'><model type='virtio'/></interface></devices></domain>"
    );
    complete(&xml)
}

fn join(def: &mut DomainDef, xml: &str) -> Result<Joined, DefError> {
    let traits = emulator();
    PostParse::new(&traits).join(def, Device::parse(xml)?, &mut Counting(0))
}

#[test]
fn a_disk_takes_a_free_slot_and_its_place_by_name() {
    let mut def = running("pc").unwrap();
    let before = def.clone();
    let xml = "<disk type='file'><source file='/b'/><target dev='vda'/></disk>";
    let joined = join(&mut def, xml).unwrap();
    assert_eq!(joined, Joined { kind: DeviceKind::Disk, index: 0, controllers: Vec::new() });
    let place = |def: &DomainDef, at: usize| def.devices.disks[at].info.address.clone();
    assert!(matches!(place(&def, 0), Some(Address::Pci(_))));
    assert_ne!(place(&def, 0), place(&def, 1));
    def.devices.remove(joined.kind, joined.index).unwrap();
    assert_eq!(def, before, "nothing else has changed");
}

#[test]
fn a_scsi_disk_brings_its_controller() {
    let mut def = running("pc").unwrap();
    let xml = "<disk type='file'><source file='/b'/><target dev='sda' bus='scsi'/></disk>";
    let joined = join(&mut def, xml).unwrap();
    assert_eq!(joined.controllers.len(), 1);
    assert_eq!(def.devices.controllers[joined.controllers[0]].kind.kind(), "scsi");
}

#[test]
fn a_running_domain_gets_no_more_ports() {
    let mut def = running("q35").unwrap();
    let xml = "<interface type='user'><model type='virtio'/></interface>";
    let mut count = 0;
    let error = loop {
        match join(&mut def, xml) {
            Ok(_) => count += 1,
            Err(error) => break error,
        }
        assert!(count < 32, "ports came from nowhere");
    };
    assert!(count > 0, "a new q35 domain has a free port: {error}");
}
