//! The names that QEMU knows each device by.
//!
//! Aliases that the user chose (`ua-...`) stay. All others are made in libvirt's
//! way, because management tools and status files hold them: at a start for
//! all devices anew, and for a device that joins a running guest beside the
//! names that are there.

use crate::scene::machine_kind;
use ostler_model::domain::{
    Address, ConsoleTargetKind, Controller, ControllerKind, DeviceInfo, DeviceKind, DeviceRef,
    Disk, DiskBus, DomainDef, Interface, InterfaceSource, MemBalloonModel, MemoryDevice,
    MemoryModel, PciModel, ScsiModel, USER_ALIAS,
};
use std::collections::BTreeMap;

/// Gives every device its alias, as a start does.
pub fn assign_aliases(domain: &mut DomainDef) {
    let machine = Machine::of(domain);
    let mut counts: BTreeMap<&'static str, u32> = BTreeMap::new();
    domain.devices.visit_mut(|device| {
        let Some(naming) = naming(device.as_ref(), &machine) else { return };
        let Some(info) = device.into_info() else { return };
        let alias = match naming {
            Naming::Fixed(alias) => alias,
            Naming::Numbered { prefix, counted } => {
                let next = counts.entry(prefix).or_default();
                let number = *next;
                if counted == Counted::All || !is_users(info) {
                    *next += 1;
                }
                format!("{prefix}{number}")
            }
        };
        give(info, alias);
    });
    share_first_console(domain);
}

/// Gives one device that joins a running guest its alias: the number behind
/// the highest that a device of its like has, whose names stay as they are.
pub fn assign_next_alias(domain: &mut DomainDef, kind: DeviceKind, index: usize) {
    let machine = Machine::of(domain);
    let naming = domain.devices.device(kind, index).and_then(|device| naming(device, &machine));
    let alias = match naming {
        None => return,
        Some(Naming::Fixed(alias)) => alias,
        Some(Naming::Numbered { prefix, .. }) => {
            let mut next: u32 = 0;
            domain.devices.visit(|other| {
                let alias = other.info().and_then(|info| info.alias.as_deref());
                let number =
                    alias.and_then(|alias| alias.strip_prefix(prefix)?.parse::<u32>().ok());
                next = next.max(number.map_or(0, |number| number.saturating_add(1)));
            });
            format!("{prefix}{next}")
        }
    };
    let device = domain.devices.device_mut(kind, index);
    if let Some(info) = device.and_then(ostler_model::domain::DeviceMut::into_info) {
        give(info, alias);
    }
}

/// The facts of a machine on which names depend.
struct Machine {
    i440fx: bool,
    q35: bool,
    pseries: bool,
    one_bus: bool,
    /// Numbers of SCSI controllers whose disks have no targets in their names.
    only_ids: Vec<u32>,
}

impl Machine {
    fn of(domain: &DomainDef) -> Self {
        Self {
            i440fx: machine_kind::is_i440fx(domain),
            q35: machine_kind::is_q35(domain),
            pseries: machine_kind::is_pseries(domain),
            one_bus: machine_kind::has_one_bus(domain),
            only_ids: controllers_with_ids(&domain.devices.controllers),
        }
    }
}

/// Which devices of a kind are counted when they are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// All, so that the number is the place in the list.
    All,
    /// Those that the user did not name.
    Ours,
}

/// How a device gets its name.
enum Naming {
    /// By where it is or what it is.
    Fixed(String),
    /// By its number among its like.
    Numbered { prefix: &'static str, counted: Counted },
}

/// How a device is named; none for what QEMU knows under no name.
fn naming(device: DeviceRef<'_>, machine: &Machine) -> Option<Naming> {
    let fixed = |alias: &str| Naming::Fixed(alias.to_owned());
    let all = |prefix| Naming::Numbered { prefix, counted: Counted::All };
    let ours = |prefix| Naming::Numbered { prefix, counted: Counted::Ours };
    Some(match device {
        DeviceRef::Disk(disk) => Naming::Fixed(disk_alias(disk, &machine.only_ids)),
        DeviceRef::Controller(controller) => Naming::Fixed(controller_alias(controller, machine)),
        DeviceRef::Interface(card) => ours(interface_prefix(card)),
        DeviceRef::Hostdev(_) => ours(HOSTDEV),
        DeviceRef::Rng(_) => ours("rng"),
        DeviceRef::Memory(module) => memory_naming(module),
        DeviceRef::Filesystem(_) => all("fs"),
        DeviceRef::Smartcard(_) => all("smartcard"),
        DeviceRef::Serial(_) => all("serial"),
        DeviceRef::Parallel(_) => all("parallel"),
        DeviceRef::Console(_) => all("console"),
        DeviceRef::Channel(_) => all("channel"),
        DeviceRef::Input(_) => all("input"),
        DeviceRef::Tpm(_) => all("tpm"),
        DeviceRef::Sound(_) => all("sound"),
        DeviceRef::Video(_) => all("video"),
        DeviceRef::Redirdev(_) => all("redir"),
        DeviceRef::Hub(_) => all("hub"),
        DeviceRef::Watchdog(_) => all("watchdog"),
        DeviceRef::Panic(_) => all("panic"),
        DeviceRef::SharedMemory(_) => all("shmem"),
        DeviceRef::Crypto(_) => all("crypto"),
        DeviceRef::MemBalloon(balloon) if balloon.model == MemBalloonModel::None => return None,
        DeviceRef::MemBalloon(_) => fixed("balloon0"),
        DeviceRef::Nvram(_) => fixed("nvram"),
        DeviceRef::Iommu(_) => fixed("iommu0"),
        DeviceRef::Vsock(_) => fixed("vsock0"),
        DeviceRef::Pstore(_) => fixed("pstore0"),
        DeviceRef::Lease(_) | DeviceRef::Graphics(_) | DeviceRef::Audio(_) => return None,
    })
}

/// The prefix of devices of the host, which network cards of that type share.
const HOSTDEV: &str = "hostdev";

fn interface_prefix(card: &Interface) -> &'static str {
    if matches!(card.source, InterfaceSource::Hostdev(_)) { HOSTDEV } else { "net" }
}

/// Modules in slots are named after their slot, so that they keep the name
/// over a migration.
fn memory_naming(module: &MemoryDevice) -> Naming {
    let (prefix, in_slot) = match module.model {
        MemoryModel::Dimm => ("dimm", true),
        MemoryModel::Nvdimm => ("nvdimm", true),
        MemoryModel::VirtioPmem => ("virtiopmem", false),
        MemoryModel::VirtioMem => ("virtiomem", false),
        MemoryModel::SgxEpc => ("epc", false),
    };
    let slot = match &module.info.address {
        Some(Address::Dimm(place)) if in_slot => place.slot,
        _ => None,
    };
    match slot {
        Some(slot) => Naming::Fixed(format!("{prefix}{slot}")),
        None => Naming::Numbered { prefix, counted: Counted::All },
    }
}

/// The first console is the first serial port by another name.
fn share_first_console(domain: &mut DomainDef) {
    let devices = &mut domain.devices;
    let serial = devices.serials.first().and_then(|serial| serial.info.alias.clone());
    if let (Some(serial), Some(console)) = (serial, devices.consoles.first_mut()) {
        let kind = console.target.as_ref().and_then(|target| target.kind);
        if matches!(kind, None | Some(ConsoleTargetKind::Serial)) {
            console.info.alias = Some(serial);
        }
    }
}

/// Names a device, unless the user did.
fn give(info: &mut DeviceInfo, alias: String) {
    if !is_users(info) {
        info.alias = Some(alias.into());
    }
}

/// Returns whether the user chose the alias.
fn is_users(info: &DeviceInfo) -> bool {
    info.alias.as_deref().is_some_and(|alias| alias.starts_with(USER_ALIAS))
}

/// The numbers of SCSI controllers whose disks have no targets in their names.
fn controllers_with_ids(controllers: &[Controller]) -> Vec<u32> {
    controllers
        .iter()
        .filter(|controller| {
            matches!(&controller.kind, ControllerKind::Scsi(scsi) if scsi.model == Some(ScsiModel::LsiLogic))
        })
        .filter_map(Controller::index)
        .collect()
}

fn disk_alias(disk: &Disk, only_ids: &[u32]) -> String {
    let bus = disk.target.bus.unwrap_or(DiskBus::Virtio);
    if let Some(Address::Drive(place)) = &disk.info.address {
        let (controller, bus_number, target, unit) =
            (place.controller, place.bus, place.target, place.unit);
        return if bus == DiskBus::Scsi && !only_ids.contains(&controller) {
            format!("scsi{controller}-{bus_number}-{target}-{unit}")
        } else {
            format!("{bus}{controller}-{bus_number}-{unit}")
        };
    }
    let number = target_number(&disk.target.dev);
    match bus {
        DiskBus::Virtio => format!("virtio-disk{number}"),
        other => format!("{other}-disk{number}"),
    }
}

/// The number that a target's letters stand for: `vda` is 0, `vdaa` is 26.
fn target_number(dev: &str) -> u64 {
    let letters = ["vd", "sd", "hd", "fd", "xvd", "ubd", "nvme"]
        .iter()
        .find_map(|prefix| dev.strip_prefix(prefix))
        .unwrap_or(dev);
    let mut number: u64 = 0;
    for letter in letters.bytes().take_while(u8::is_ascii_lowercase) {
        number = number.saturating_mul(26).saturating_add(u64::from(letter - b'a') + 1);
    }
    number.saturating_sub(1)
}

fn controller_alias(controller: &Controller, machine: &Machine) -> String {
    let index = controller.index().unwrap_or(0);
    match &controller.kind {
        ControllerKind::Pci(_) => match controller.pci_model() {
            Some(PciModel::PcieRoot) => "pcie.0".to_owned(),
            Some(PciModel::PciRoot) if machine.one_bus => "pci".to_owned(),
            Some(PciModel::PciRoot) if !machine.pseries => "pci.0".to_owned(),
            _ => format!("pci.{index}"),
        },
        // The machines' own controllers have the names QEMU gave them.
        ControllerKind::Ide(_) if machine.i440fx && index == 0 => "ide".to_owned(),
        ControllerKind::Sata(_) if machine.q35 && index == 0 => "ide".to_owned(),
        ControllerKind::Usb(_) if index == 0 => "usb".to_owned(),
        ControllerKind::Scsi(scsi) if scsi.model == Some(ScsiModel::Ncr53C90) && index == 0 => {
            "scsi".to_owned()
        }
        kind => format!("{}{index}", kind.kind()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_numbered_like_the_columns_of_a_sheet() {
        for (dev, number) in [("vda", 0), ("sdz", 25), ("vdaa", 26), ("hdab", 27), ("xvdc", 2)] {
            assert_eq!(target_number(dev), number, "{dev}");
        }
    }

    #[test]
    fn aliases_of_users_stay_and_are_not_counted() {
        let nic = |alias: &str| format!("<interface type='user'>{alias}</interface>");
        let xml = format!(
            "<domain type='qemu'><name>a</name><memory>1</memory>\
             <os><type arch='x86_64' machine='pc'>hvm</type></os><devices>{}{}{}\
             <serial type='null'/><console type='null'><target type='serial'/></console>\
             </devices></domain>",
            nic(""),
            nic("<alias name='ua-mine'/>"),
            nic("<alias name='net7'/>"),
        );
        let mut domain = DomainDef::parse(&xml).unwrap();
        assign_aliases(&mut domain);
        let devices = &domain.devices;
        let nets: Vec<_> = devices.interfaces.iter().map(|net| net.info.alias.as_deref()).collect();
        assert_eq!(nets, [Some("net0"), Some("ua-mine"), Some("net1")]);
        assert_eq!(devices.consoles[0].info.alias, devices.serials[0].info.alias);
    }

    #[test]
    fn a_device_that_joins_gets_the_next_number() {
        let nic = |alias: &str| format!("<interface type='user'>{alias}</interface>");
        let xml = format!(
            "<domain type='qemu'><name>a</name><memory>1</memory>\
             <os><type arch='x86_64' machine='pc'>hvm</type></os><devices>{}{}{}</devices></domain>",
            nic("<alias name='net4'/>"),
            nic("<alias name='ua-net9'/>"),
            nic(""),
        );
        let mut domain = DomainDef::parse(&xml).unwrap();
        assign_next_alias(&mut domain, DeviceKind::Interface, 2);
        let interfaces = &domain.devices.interfaces;
        let nets: Vec<_> = interfaces.iter().map(|net| net.info.alias.as_deref()).collect();
        assert_eq!(nets, [Some("net4"), Some("ua-net9"), Some("net5")]);
    }
}
