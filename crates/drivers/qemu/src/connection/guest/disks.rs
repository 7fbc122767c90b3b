//! Which of a domain's disks the guest means.

use ostler_model::domain::{Address, Disk, DomainDef};
use ostler_qmp::agent::{GuestDiskAddress, GuestPciAddress};

/// The targets (`vda`) of the disks at these places, as far as they are the
/// domain's.
pub(super) fn targets(def: &DomainDef, places: &[GuestDiskAddress]) -> Vec<String> {
    places.iter().filter_map(|place| target(def, place)).map(str::to_owned).collect()
}

/// The target of the disk at this place.
pub(super) fn target<'a>(def: &'a DomainDef, place: &GuestDiskAddress) -> Option<&'a str> {
    let found = def.devices.disks.iter().find(|disk| is_at(def, disk, place))?;
    Some(&found.target.dev)
}

/// A disk that is a PCI device stands at its own address; another hangs on a
/// controller that does.
fn is_at(def: &DomainDef, disk: &Disk, place: &GuestDiskAddress) -> bool {
    match &disk.info.address {
        Some(Address::Pci(_)) => is_pci(disk.info.address.as_ref(), place.pci_controller),
        Some(Address::Drive(drive)) => {
            let bus = disk.target.bus.map(|bus| bus.to_string()).unwrap_or_default();
            let mut controllers = def.devices.controllers.iter().filter(|controller| {
                controller.kind.kind() == bus && controller.index() == Some(drive.controller)
            });
            let there = (i64::from(drive.bus), i64::from(drive.target), i64::from(drive.unit));
            there == (place.bus, place.target, place.unit)
                && controllers.any(|controller| {
                    is_pci(controller.info.address.as_ref(), place.pci_controller)
                })
        }
        _ => false,
    }
}

fn is_pci(address: Option<&Address>, told: GuestPciAddress) -> bool {
    let Some(Address::Pci(place)) = address else { return false };
    let told = (told.domain, told.bus, told.slot, told.function);
    place.at.is_some_and(|ours| {
        told == (ours.domain.into(), ours.bus.into(), ours.slot.into(), ours.function.into())
    })
}
