//! The volumes of a pool of ZFS.

use super::super::{Place, VolumeBackend, device, device::Maker};
use super::report::Found;
use super::{Zfs, ask_pool, ask_volumes, create, name};
use crate::error::{StorageError, failed};
use crate::pool::Room;
use crate::volume::wipe::Algorithm;
use crate::volume::{Address, Creation, Resize, Source, Volume};
use async_trait::async_trait;
use ostler_model::storage::{StorageVolumeDef, VolumeKind};
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

#[async_trait]
impl VolumeBackend for Zfs {
    async fn look(&self, place: &Place, volume: &Arc<Volume>) -> Result<Arc<Volume>, StorageError> {
        look(place, &volume.name).await
    }

    async fn create(
        &self,
        place: &Place,
        def: &StorageVolumeDef,
        source: Option<Source>,
        how: Creation,
    ) -> Result<Volume, StorageError> {
        create::create(place, def, source, how).await
    }

    async fn delete(&self, place: &Place, volume: &Volume) -> Result<(), StorageError> {
        self.remove(&place.work, &volume.name).await
    }

    async fn resize(&self, _: &Place, volume: &Volume, _: Resize) -> Result<(), StorageError> {
        device::cannot(format!(
            "the size of volume '{}' is not changed from here: set its property volsize",
            volume.name
        ))
    }

    async fn wipe(
        &self,
        place: &Place,
        volume: &Volume,
        algorithm: Algorithm,
    ) -> Result<(), StorageError> {
        if algorithm != Algorithm::Trim {
            return Err(StorageError::unsupported(format!(
                "volume '{}' is of ZFS, which never writes where something was: overwriting it \
                 would leave the old content where it is; use the algorithm 'trim'",
                volume.name
            )));
        }
        device::wipe(place, volume, algorithm).await
    }

    async fn room(&self, place: &Place) -> Option<Room> {
        let state = ask_pool(&place.work).await.ok()?;
        Some(Room::of(state.size, state.free))
    }
}
