//! Units of SCSI devices of the host.

use crate::domain::{
    Address, Controller, ControllerKind, DefError, DiskBus, DomainDef, DrivePlace, HostdevMode,
    HostdevSubsystem, ScsiModel,
};

/// Gives each SCSI device of the host the next free unit.
///
/// # Errors
/// All units of all controllers are taken.
pub fn place_hostdevs(def: &mut DomainDef) -> Result<(), DefError> {
    for at in 0..def.devices.hostdevs.len() {
        let hostdev = &def.devices.hostdevs[at];
        let scsi = matches!(hostdev.kind, HostdevMode::Subsystem(HostdevSubsystem::Scsi(_)));
        if scsi && hostdev.info.address.is_none() {
            let place = free_unit(def)?;
            def.devices.hostdevs[at].info.address = Some(Address::Drive(place));
        }
    }
    Ok(())
}

fn free_unit(def: &DomainDef) -> Result<DrivePlace, DefError> {
    for controller in 0..256 {
        let wide = def.devices.controllers.iter().any(|other| is_wide(other, controller));
        let units = if wide { 16_384 } else { 7 };
        let mut places = (0..units).map(|unit| DrivePlace { controller, bus: 0, target: 0, unit });
        if let Some(place) = places.find(|place| !is_taken(def, *place)) {
            return Ok(place);
        }
    }
    Err(DefError::invalid("hostdev of type 'scsi'", "all units of all SCSI controllers are taken"))
}

fn is_wide(controller: &Controller, index: u32) -> bool {
    matches!(&controller.kind, ControllerKind::Scsi(common)
        if common.index == Some(index) && common.model == Some(ScsiModel::VirtioScsi))
}

fn is_taken(def: &DomainDef, place: DrivePlace) -> bool {
    let is = |address: &Option<Address>| *address == Some(Address::Drive(place));
    let devices = &def.devices;
    let disks = devices.disks.iter().filter(|disk| disk.target.bus == Some(DiskBus::Scsi));
    disks.map(|disk| &disk.info.address).any(is)
        || devices.hostdevs.iter().any(|hostdev| is(&hostdev.info.address))
}
