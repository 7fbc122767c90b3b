//! Host resources that a host device needs.

use crate::scene::{Need, Resource, Role};
use ostler_model::domain::{Hostdev, HostdevMode, HostdevSubsystem};

/// Adds the host resources that a host device needs.
pub(super) fn add(hostdev: &Hostdev, needs: &mut Vec<Need>) {
    let Some(alias) = hostdev.info.alias.as_deref() else { return };
    let HostdevMode::Subsystem(subsystem) = &hostdev.kind else { return };
    let (role, resource) = match subsystem {
        HostdevSubsystem::ScsiHost(_) => (Role::Vhost(0), Resource::VhostScsi),
        HostdevSubsystem::Scsi(scsi) if hostdev.iscsi_source().is_none() => {
            let place = scsi.source.address.unwrap_or_default();
            let adapter = scsi.source.adapter.as_deref().unwrap_or_default().to_owned();
            (
                Role::Source,
                Resource::ScsiGeneric {
                    adapter,
                    bus: place.bus.unwrap_or(0),
                    target: place.target.unwrap_or(0),
                    unit: place.unit.unwrap_or(0),
                },
            )
        }
        _ => return,
    };
    needs.push(Need { device: alias.to_owned(), role, resource, set: None });
}
