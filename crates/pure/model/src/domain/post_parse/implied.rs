//! Controllers that devices imply.

use super::{address, controllers};
use crate::domain::{
    Address, DefError, DiskBus, DomainDef, Hostdev, HostdevMode, HostdevSubsystem,
};

/// Adds the controllers that devices imply.
///
/// # Errors
/// A device names a controller whose number is too high, or no unit is free.
pub fn add(def: &mut DomainDef) -> Result<(), DefError> {
    for (bus, kind) in [
        (DiskBus::Scsi, "scsi"),
        (DiskBus::Fdc, "fdc"),
        (DiskBus::Ide, "ide"),
        (DiskBus::Sata, "sata"),
    ] {
        let places = def.devices.disks.iter().filter(|disk| disk.target.bus == Some(bus));
        let numbers = places.filter_map(|disk| match &disk.info.address {
            Some(Address::Drive(place)) => Some(place.controller),
            _ => None,
        });
        let highest = numbers.max();
        controllers::add_up_to(def, kind, highest)?;
    }
    address::virtio_serial::add_controllers(def);
    if def.devices.smartcards.iter().any(|card| card.info.address.is_none())
        && !controllers::any(def, "ccid")
    {
        controllers::add_up_to(def, "ccid", Some(0))?;
    }
    add_for_hostdevs(def)?;
    controllers::number(def);
    Ok(())
}

/// Returns whether the device is a SCSI device of the host.
fn is_scsi(hostdev: &Hostdev) -> bool {
    matches!(hostdev.kind, HostdevMode::Subsystem(HostdevSubsystem::Scsi(_)))
}

/// Places SCSI devices of the host, and adds the controllers they need.
fn add_for_hostdevs(def: &mut DomainDef) -> Result<(), DefError> {
    address::drive::place_hostdevs(def)?;
    let places = def.devices.hostdevs.iter().filter(|hostdev| is_scsi(hostdev));
    let numbers = places.filter_map(|hostdev| match &hostdev.info.address {
        Some(Address::Drive(place)) => Some(place.controller),
        _ => None,
    });
    let highest = numbers.max();
    controllers::add_up_to(def, "scsi", highest)
}
