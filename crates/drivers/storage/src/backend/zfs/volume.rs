//! Operations on the volumes of a pool of ZFS.

use super::super::{Place, VolumeBackend, device, device::Maker};
use super::listing::look;
use super::{Zfs, ask_pool, create};
use crate::backend::{Creation, Resize, Source};
use crate::error::StorageError;
use crate::inventory::PoolSpace;
use crate::volume::Volume;
use crate::volume::wipe::Algorithm;
use async_trait::async_trait;
use ostler_model::storage::StorageVolumeDef;
use std::sync::Arc;

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

    async fn space(&self, place: &Place) -> Option<PoolSpace> {
        let state = ask_pool(&place.work).await.ok()?;
        Some(PoolSpace::of(state.size, state.free))
    }
}
