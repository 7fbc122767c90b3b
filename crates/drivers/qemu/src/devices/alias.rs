//! The names that QEMU knows each device by.
//!
//! Aliases that the user chose (`ua-...`) stay; all others are made anew, in
//! libvirt's way, because management tools and status files hold them.

use crate::command::machine_kind;
use ostler_model::domain::{
    Address, ConsoleTargetKind, Controller, ControllerKind, DeviceInfo, Disk, DiskBus, DomainDef,
    InterfaceSource, MemoryModel, PciModel, ScsiModel, USER_ALIAS,
};

/// Gives every device its alias.
pub fn assign_aliases(domain: &mut DomainDef) {
    let machine = Machine {
        i440fx: machine_kind::is_i440fx(domain),
        q35: machine_kind::is_q35(domain),
        pseries: machine_kind::is_pseries(domain),
        one_bus: machine_kind::has_one_bus(domain),
    };
    let has_serial = !domain.devices.serials.is_empty();
    let devices = &mut domain.devices;
    let only_ids = controllers_with_ids(&devices.controllers);
    for disk in &mut devices.disks {
        let alias = disk_alias(disk, &only_ids);
        give(&mut disk.info, alias);
    }
    // These are counted without those that the user named.
    let (mut nets, mut hostdevs) = (Counter("net", 0), Counter("hostdev", 0));
    for interface in &mut devices.interfaces {
        let handed_over = matches!(interface.source, InterfaceSource::Hostdev(_));
        let counter = if handed_over { &mut hostdevs } else { &mut nets };
        counter.give(&mut interface.info);
    }
    count("fs", devices.filesystems.iter_mut().map(|device| &mut device.info));
    count("sound", devices.sounds.iter_mut().map(|device| &mut device.info));
    for hostdev in devices.hostdevs.iter_mut() {
        hostdevs.give(&mut hostdev.info);
    }
    count("redir", devices.redirdevs.iter_mut().map(|device| &mut device.info));
    count("video", devices.videos.iter_mut().map(|device| &mut device.info));
    for controller in &mut devices.controllers {
        let alias = controller_alias(controller, &machine);
        give(&mut controller.info, alias);
    }
    count("input", devices.inputs.iter_mut().map(|device| &mut device.info));
    count("parallel", devices.parallels.iter_mut().map(|device| &mut device.info));
    count("serial", devices.serials.iter_mut().map(|device| &mut device.info));
    count("channel", devices.channels.iter_mut().map(|device| &mut device.info));
    let serial = devices.serials.first().and_then(|serial| serial.info.alias.clone());
    for (index, console) in devices.consoles.iter_mut().enumerate() {
        let kind = console.target.as_ref().and_then(|target| target.kind);
        let same =
            index == 0 && has_serial && matches!(kind, None | Some(ConsoleTargetKind::Serial));
        match serial.clone().filter(|_| same) {
            // The first console is the first serial port by another name.
            Some(serial) => console.info.alias = Some(serial),
            None => give(&mut console.info, format!("console{index}")),
        }
    }
    count("hub", devices.hubs.iter_mut().map(|device| &mut device.info));
    count("shmem", devices.shared_memories.iter_mut().map(|device| &mut device.info));
    count("smartcard", devices.smartcards.iter_mut().map(|device| &mut device.info));
    count("watchdog", devices.watchdogs.iter_mut().map(|device| &mut device.info));
    one("balloon0", devices.memballoon.as_mut().map(|device| &mut device.info));
    let mut rngs = Counter("rng", 0);
    devices.rngs.iter_mut().for_each(|rng| rngs.give(&mut rng.info));
    count("tpm", devices.tpms.iter_mut().map(|device| &mut device.info));
    assign_memory(devices.memory.iter_mut());
    one("vsock0", devices.vsock.as_mut().map(|device| &mut device.info));
    one("iommu0", devices.iommu.as_mut().map(|device| &mut device.info));
    one("nvram", devices.nvram.as_mut().map(|device| &mut device.info));
    one("pstore0", devices.pstore.as_mut().map(|device| &mut device.info));
    count("crypto", devices.cryptos.iter_mut().map(|device| &mut device.info));
    count("panic", devices.panics.iter_mut().map(|device| &mut device.info));
}

struct Machine {
    i440fx: bool,
    q35: bool,
    pseries: bool,
    one_bus: bool,
}

/// Names a device, unless the user did.
fn give(info: &mut DeviceInfo, alias: String) {
    if !is_users(info) {
        info.alias = Some(alias.into());
    }
}

/// Names devices by their places in their list.
fn count<'a>(prefix: &str, devices: impl Iterator<Item = &'a mut DeviceInfo>) {
    for (index, info) in devices.enumerate() {
        give(info, format!("{prefix}{index}"));
    }
}

fn one(alias: &str, device: Option<&mut DeviceInfo>) {
    if let Some(info) = device {
        give(info, alias.to_owned());
    }
}

/// The next number of devices that are counted without the user's.
struct Counter(&'static str, u32);

impl Counter {
    fn give(&mut self, info: &mut DeviceInfo) {
        if !is_users(info) {
            info.alias = Some(format!("{}{}", self.0, self.1).into());
            self.1 += 1;
        }
    }
}

/// Whether the user chose the alias.
fn is_users(info: &DeviceInfo) -> bool {
    info.alias.as_deref().is_some_and(|alias| alias.starts_with(USER_ALIAS))
}

fn assign_memory<'a>(devices: impl Iterator<Item = &'a mut ostler_model::domain::MemoryDevice>) {
    let mut counts = [0_u32; 5];
    for device in devices {
        let (prefix, slot) = match device.model {
            MemoryModel::Dimm => ("dimm", 0),
            MemoryModel::Nvdimm => ("nvdimm", 1),
            MemoryModel::VirtioPmem => ("virtiopmem", 2),
            MemoryModel::VirtioMem => ("virtiomem", 3),
            MemoryModel::SgxEpc => ("epc", 4),
        };
        // Modules in slots are named after their slot, so that they keep the
        // name over a migration.
        let number = match (&device.info.address, slot) {
            (Some(Address::Dimm(place)), 0 | 1) => place.slot.unwrap_or(counts[slot]),
            _ => counts[slot],
        };
        counts[slot] += 1;
        give(&mut device.info, format!("{prefix}{number}"));
    }
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
}
