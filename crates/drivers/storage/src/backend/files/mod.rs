//! Volumes that are files in a folder: what `dir`, `fs`, `netfs` and the like
//! have in common.
//!
//! - `look`: everything in the folder. `inspect`: one file.
//! - `create`, `program`: making a volume, by ourselves or with qemu-img. `making`:
//!   the file that is being made.
//! - `change`: deleting, resizing, wiping. `upload`: taking content in.
//!
//! All names are looked up in the folder that was opened when the pool was looked
//! at; none leads out of it, and no link is followed.

mod beneath;
mod change;
mod create;
mod inspect;
mod look;
mod making;
mod program;
mod upload;

pub(crate) use look::{look, look_in};

use super::{Place, VolumeBackend};
use crate::backend::{Creation, Resize, Source};
use crate::blocking::blocking;
use crate::error::StorageError;
use crate::inventory::{ActivePool, PoolSpace};
use crate::transfer::{StreamRange, VolumeReader, VolumeWriter};
use crate::volume::Volume;
use crate::volume::wipe::Algorithm;
use async_trait::async_trait;
use ostler_core::Error;
use ostler_host::volume::{ContentReader, Directory, Kind};
use ostler_model::storage::{StorageVolumeDef, VolumeKind};
use std::sync::Arc;

/// Volumes that are files.
#[derive(Debug)]
pub(crate) struct Files;

/// The folder of an active pool of files.
pub(super) fn directory(live: &ActivePool) -> Result<Arc<Directory>, StorageError> {
    live.directory.clone().ok_or_else(|| {
        Error::internal(format!("the folder of pool '{}' is not open", live.def.name)).into()
    })
}

#[async_trait]
impl VolumeBackend for Files {
    async fn look(&self, place: &Place, volume: &Arc<Volume>) -> Result<Arc<Volume>, StorageError> {
        let (directory, volume) = (directory(&place.live)?, Arc::clone(volume));
        blocking(move || inspect::again(&directory, &volume)).await
    }

    fn glance(&self, live: &ActivePool, volume: &Volume) -> Option<Volume> {
        let directory = live.directory.as_ref().filter(|directory| directory.is_local())?;
        let seen = directory.look(&volume.name).ok()?;
        let same = seen.kind == Kind::Folder || volume.identity == Some(seen.identity);
        same.then(|| inspect::unchanged(volume, &seen))
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
        let directory = directory(&place.live)?;
        let (name, is_folder) = (Arc::clone(&volume.name), volume.kind == VolumeKind::Dir);
        blocking(move || change::delete(&directory, &name, is_folder)).await
    }

    async fn resize(
        &self,
        place: &Place,
        volume: &Volume,
        resize: Resize,
    ) -> Result<(), StorageError> {
        change::resize(place, volume, resize).await
    }

    async fn wipe(
        &self,
        place: &Place,
        volume: &Volume,
        algorithm: Algorithm,
    ) -> Result<(), StorageError> {
        change::wipe(place, volume, algorithm).await
    }

    async fn read(
        &self,
        place: &Place,
        volume: &Volume,
        range: StreamRange,
    ) -> Result<Box<dyn VolumeReader>, StorageError> {
        let (directory, name) = (directory(&place.live)?, Arc::clone(&volume.name));
        blocking(move || {
            let file = directory.open_to_read(&name)?;
            let StreamRange { offset, length, holes } = range;
            let path = directory.inside(&name);
            let reader = ContentReader::new(file, path, offset, length, holes)?;
            Ok(Box::new(reader) as Box<dyn VolumeReader>)
        })
        .await
    }

    async fn write(
        &self,
        place: &Place,
        volume: &Volume,
        range: StreamRange,
    ) -> Result<Box<dyn VolumeWriter>, StorageError> {
        let directory = directory(&place.live)?;
        let (name, unfinished) = (Arc::clone(&volume.name), Arc::clone(&place.work.unfinished));
        blocking(move || upload::begin(directory, name, unfinished, range)).await
    }

    async fn space(&self, place: &Place) -> Option<PoolSpace> {
        let directory = place.live.directory.clone()?;
        let space = blocking(move || Ok(directory.space()?)).await.ok()?;
        Some(PoolSpace::of(space.capacity, space.available))
    }
}
