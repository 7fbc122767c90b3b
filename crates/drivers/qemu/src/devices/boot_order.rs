//! Which device is booted at which rank.
//!
//! Devices either carry their own `<boot order=''/>`, or `<os>` lists classes
//! of devices and the first device of each class gets the class's rank.

use ostler_model::domain::{
    BootDevice, Disk, DiskDevice, DomainDef, Hostdev, HostdevMode, HostdevSubsystem,
};

/// The ranks, beside the lists of devices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BootOrder {
    disks: Vec<Option<u32>>,
    interfaces: Vec<Option<u32>>,
    hostdevs: Vec<Option<u32>>,
}

impl BootOrder {
    /// The ranks of a domain's devices.
    pub(crate) fn of(domain: &DomainDef) -> Self {
        let devices = &domain.devices;
        let mut order = Self {
            disks: devices.disks.iter().map(|disk| disk.info.boot_order()).collect(),
            interfaces: devices.interfaces.iter().map(|net| net.info.boot_order()).collect(),
            hostdevs: devices.hostdevs.iter().map(|host| host.info.boot_order()).collect(),
        };
        for (index, entry) in domain.os.boot_devices.iter().enumerate() {
            let rank = u32::try_from(index + 1).ok();
            match entry.device {
                BootDevice::Network => order.network(domain, rank),
                class => {
                    let first = devices.disks.iter().position(|disk| is_of(class, disk));
                    if let Some(place) = first.and_then(|first| order.disks.get_mut(first)) {
                        *place = place.or(rank);
                    }
                }
            }
        }
        order
    }

    fn network(&mut self, domain: &DomainDef, rank: Option<u32>) {
        if let Some(first) = self.interfaces.first_mut() {
            *first = rank;
            return;
        }
        let network_card = |hostdev: &Hostdev| {
            matches!(hostdev.kind, HostdevMode::Subsystem(HostdevSubsystem::Pci(_)))
        };
        let first = domain.devices.hostdevs.iter().position(network_card);
        if let Some(place) = first.and_then(|first| self.hostdevs.get_mut(first)) {
            *place = rank;
        }
    }

    /// The rank of the disk at this place in the list.
    pub(crate) fn disk(&self, index: usize) -> Option<u32> {
        self.disks.get(index).copied().flatten()
    }

    /// The rank of the interface at this place in the list.
    pub(crate) fn interface(&self, index: usize) -> Option<u32> {
        self.interfaces.get(index).copied().flatten()
    }

    /// The rank of the host device at this place in the list.
    pub(crate) fn hostdev(&self, index: usize) -> Option<u32> {
        self.hostdevs.get(index).copied().flatten()
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
