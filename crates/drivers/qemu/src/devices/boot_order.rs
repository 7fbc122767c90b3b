//! The rank of each device in the boot order.
//!
//! Devices either carry their own `<boot order=''/>`, or `<os>` lists classes
//! of devices and the first device of each class gets the class's rank.

use ostler_model::domain::{
    BootDevice, DeviceKind, Disk, DiskDevice, DomainDef, Hostdev, HostdevMode, HostdevSubsystem,
};
use std::collections::BTreeMap;

/// The ranks, by the kind of a device and its place within the kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BootOrder(BTreeMap<(DeviceKind, usize), u32>);

impl BootOrder {
    /// The ranks of a domain's devices.
    pub(crate) fn of(domain: &DomainDef) -> Self {
        let mut order = Self::default();
        for kind in DeviceKind::ALL.iter().copied().filter(|kind| kind.is_bootable()) {
            for index in 0..domain.devices.count(kind) {
                let info = domain.devices.device(kind, index).and_then(|device| device.info());
                if let Some(rank) = info.and_then(|info| info.boot_order()) {
                    order.0.insert((kind, index), rank);
                }
            }
        }
        for (index, entry) in domain.os.boot_devices.iter().enumerate() {
            let Ok(rank) = u32::try_from(index + 1) else { continue };
            match entry.device {
                BootDevice::Network => order.network(domain, rank),
                class => {
                    let first = domain.devices.disks.iter().position(|disk| is_of(class, disk));
                    if let Some(first) = first {
                        order.0.entry((DeviceKind::Disk, first)).or_insert(rank);
                    }
                }
            }
        }
        order
    }

    fn network(&mut self, domain: &DomainDef, rank: u32) {
        if !domain.devices.interfaces.is_empty() {
            self.0.insert((DeviceKind::Interface, 0), rank);
            return;
        }
        let network_card = |hostdev: &Hostdev| {
            matches!(hostdev.kind, HostdevMode::Subsystem(HostdevSubsystem::Pci(_)))
        };
        if let Some(first) = domain.devices.hostdevs.iter().position(network_card) {
            self.0.insert((DeviceKind::Hostdev, first), rank);
        }
    }

    /// The rank of the device of a kind at this place within the kind.
    pub(crate) fn rank(&self, kind: DeviceKind, index: usize) -> Option<u32> {
        self.0.get(&(kind, index)).copied()
    }

    /// The rank of the disk at this place in the list.
    pub(crate) fn disk(&self, index: usize) -> Option<u32> {
        self.rank(DeviceKind::Disk, index)
    }
}

fn is_of(class: BootDevice, disk: &Disk) -> bool {
    matches!(
        (class, disk.device),
        (BootDevice::Floppy, DiskDevice::Floppy)
            | (BootDevice::HardDisk, DiskDevice::Disk | DiskDevice::Lun)
            | (BootDevice::Cdrom, DiskDevice::Cdrom)
    )
}
