//! The volumes of a group, as LVM lists them.

use super::super::{Place, device};
use super::report::{Group, Segment};
use super::{ask_group, ask_volumes, group_name};
use crate::error::{StorageError, failed};
use crate::volume::{Address, Backing, Details, Extent, Volume};
use ostler_model::storage::VolumeKind;
use std::sync::Arc;

/// The volumes that these segments make.
pub(super) fn volumes(rows: &[Segment], group: &Group, target: &str) -> Vec<Arc<Volume>> {
    let mut volumes: Vec<Arc<Volume>> = Vec::new();
    // What has no device on this host, or holds only other volumes, is none.
    for row in rows.iter().filter(|row| row.is_active() && !row.is_thin_pool()) {
        if volumes.iter().any(|volume| *volume.name == *row.name) {
            continue;
        }
        let segments = rows.iter().filter(|other| other.name == row.name);
        let extents = segments
            .flat_map(|segment| segment.places(group.extent()))
            .map(|(device, start, end)| Extent { device: device.into(), start, end });
        let backing = row.origin().map(|origin| Details {
            backing: Some(Backing { path: format!("{target}/{origin}"), format: None }),
            ..Details::default()
        });
        let volume = Volume {
            name: row.name.as_str().into(),
            kind: VolumeKind::Block,
            format: None,
            capacity: row.capacity(),
            allocation: row.allocation(),
            physical: row.capacity(),
            access: None,
            identity: None,
            details: backing.map(Arc::new),
            address: Some(Arc::new(Address {
                path: format!("{target}/{}", row.name).into(),
                key: row.uuid.as_str().into(),
                extents: extents.collect(),
            })),
        };
        volumes.push(Arc::new(volume));
    }
    volumes
}

/// One volume as LVM has it now.
pub(super) async fn look(place: &Place, name: &str) -> Result<Arc<Volume>, StorageError> {
    let (rows, group) = (ask_volumes(&place.work).await?, ask_group(&place.work).await?);
    let volumes = volumes(&rows, &group, place.live.target());
    let found = volumes.into_iter().find(|volume| *volume.name == *name);
    let volume = found.ok_or_else(|| gone(place, name))?;
    Ok(device::glance(&volume).map_or(volume, Arc::new))
}

/// The error for a volume that LVM does not list any more.
pub(super) fn gone(place: &Place, name: &str) -> StorageError {
    failed(format!("volume group '{}' has no active volume '{name}'", group_name(&place.work)))
        .into()
}
