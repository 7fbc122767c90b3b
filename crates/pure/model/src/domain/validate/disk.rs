//! Disks: their names and places.

use super::{Verdict, duplicate, refuse_if};
use crate::domain::{Address, DiskBus, DomainDef, HostdevMode, HostdevSubsystem};

/// Checks that no two disks have the same name or the same place.
pub(super) fn check(def: &DomainDef) -> Verdict {
    let disks = &def.devices.disks;
    let twice = duplicate(disks.iter().map(|disk| &disk.target.dev));
    if let Some(name) = twice {
        return refuse_if(true, format!("disk '{name}'"), "two disks have this name");
    }
    places(def)
}

/// Checks that no two drives are at the same place.
fn places(def: &DomainDef) -> Verdict {
    let disks = def.devices.disks.iter().filter_map(|disk| match &disk.info.address {
        Some(Address::Drive(place)) => {
            Some((disk.target.bus, *place, format!("disk '{}'", disk.target.dev)))
        }
        _ => None,
    });
    let hostdevs = def.devices.hostdevs.iter().filter_map(|hostdev| {
        let scsi = matches!(hostdev.kind, HostdevMode::Subsystem(HostdevSubsystem::Scsi(_)));
        match &hostdev.info.address {
            Some(Address::Drive(place)) if scsi => {
                Some((Some(DiskBus::Scsi), *place, "hostdev of type 'scsi'".to_owned()))
            }
            _ => None,
        }
    });
    let mut seen: Vec<(Option<DiskBus>, _)> = Vec::new();
    for (bus, place, name) in disks.chain(hostdevs) {
        refuse_if(
            seen.contains(&(bus, place)),
            name,
            format!(
                "controller {} bus {} target {} unit {} is taken by another disk",
                place.controller, place.bus, place.target, place.unit
            ),
        )?;
        seen.push((bus, place));
    }
    Ok(())
}
