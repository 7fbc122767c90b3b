//! The volumes of a pool, as ZFS lists them.

use super::super::{Place, device};
use super::report::Found;
use super::{ask_volumes, name};
use crate::error::{StorageError, failed};
use crate::volume::{Address, Volume};
use ostler_model::storage::VolumeKind;
use std::sync::Arc;

/// The volumes that these are.
pub(super) fn volumes(found: &[Found], target: &str) -> Vec<Arc<Volume>> {
    let volume = |found: &Found| {
        let path: Arc<str> = format!("{target}/{}", found.name).into();
        Arc::new(Volume {
            name: found.name.as_str().into(),
            kind: VolumeKind::Block,
            format: None,
            capacity: found.capacity,
            allocation: found.allocation,
            physical: found.capacity,
            access: None,
            identity: None,
            details: None,
            address: Some(Arc::new(Address { key: Arc::clone(&path), path, extents: Vec::new() })),
        })
    };
    found.iter().map(volume).collect()
}

/// One volume as ZFS has it now.
pub(super) async fn look(place: &Place, volume: &str) -> Result<Arc<Volume>, StorageError> {
    let found = volumes(&ask_volumes(&place.work).await?, place.live.target());
    let found = found.into_iter().find(|found| *found.name == *volume);
    let found = found.ok_or_else(|| {
        failed(format!("'{}' of ZFS has no volume '{volume}' any more", name(&place.work)))
    })?;
    Ok(device::glance(&found).map_or(found, Arc::new))
}
