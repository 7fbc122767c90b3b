//! Operations on the volumes of a group.

use super::super::tool::{UNHURRIED, execute};
use super::super::{Place, VolumeBackend, device};
use super::listing::{gone, look};
use super::report::Segment;
use super::{Logical, ask_group, ask_volumes, create, group_name};
use crate::backend::{Creation, Resize, Source};
use crate::command::logical;
use crate::error::{StorageError, bad_definition};
use crate::inventory::PoolSpace;
use crate::volume::Volume;
use crate::volume::wipe::Algorithm;
use async_trait::async_trait;
use ostler_model::storage::StorageVolumeDef;
use std::sync::Arc;

async fn row(place: &Place, name: &str) -> Result<Segment, StorageError> {
    let rows = ask_volumes(&place.work).await?;
    rows.into_iter().find(|row| row.name == name).ok_or_else(|| gone(place, name))
}

#[async_trait]
impl VolumeBackend for Logical {
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
        let rows = ask_volumes(&place.work).await?;
        // LVM would remove them with it.
        let snapshots: Vec<&str> = rows
            .iter()
            .filter(|row| row.is_snapshot() && row.origin() == Some(&volume.name))
            .map(|row| &*row.name)
            .collect();
        if !snapshots.is_empty() {
            return Err(StorageError::invalid(format!(
                "volume '{}' has snapshots that would be lost with it: delete '{}' first",
                volume.name,
                snapshots.join("', '")
            )));
        }
        let group = group_name(&place.work);
        device::settle().await?;
        let command = logical::remove_volume(group, &volume.name).map_err(bad_definition)?;
        execute(&command, Vec::new(), UNHURRIED).await?;
        Ok(())
    }

    async fn resize(
        &self,
        place: &Place,
        volume: &Volume,
        resize: Resize,
    ) -> Result<(), StorageError> {
        let row = row(place, &volume.name).await?;
        if row.is_snapshot() || (row.is_thin() && resize.allocate) {
            return Err(StorageError::unsupported(format!(
                "volume '{}' is {}: its size cannot be changed that way",
                volume.name,
                if row.is_thin() {
                    "thin, and takes room only as it is written"
                } else {
                    "a snapshot"
                }
            )));
        }
        let group = group_name(&place.work);
        let command = logical::resize_volume(group, &volume.name, resize.capacity);
        execute(&command.map_err(bad_definition)?, Vec::new(), UNHURRIED).await?;
        Ok(())
    }

    async fn wipe(
        &self,
        place: &Place,
        volume: &Volume,
        algorithm: Algorithm,
    ) -> Result<(), StorageError> {
        let row = row(place, &volume.name).await?;
        let grows = row.is_snapshot() || (row.is_thin() && algorithm != Algorithm::Trim);
        if grows {
            return Err(StorageError::unsupported(format!(
                "volume '{}' is {}: overwriting it would fill it up and leave the old content \
                 where it is{}",
                volume.name,
                if row.is_thin() { "thin" } else { "a snapshot" },
                if row.is_thin() { "; use the algorithm 'trim'" } else { "" }
            )));
        }
        device::wipe(place, volume, algorithm).await
    }

    async fn space(&self, place: &Place) -> Option<PoolSpace> {
        let group = ask_group(&place.work).await.ok()?;
        Some(PoolSpace::of(group.size(), group.free()))
    }
}
