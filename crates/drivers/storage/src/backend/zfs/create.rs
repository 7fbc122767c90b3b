//! Making a volume.

use super::super::tool::{UNHURRIED, execute};
use super::super::{Place, Work, device, device::Maker};
use super::listing::volumes;
use super::{Zfs, ask_volumes, name as pool_name};
use crate::backend::{Creation, Source};
use crate::command::zfs;
use crate::error::{StorageError, bad_definition, failed};
use crate::volume::Volume;
use async_trait::async_trait;
use ostler_model::storage::StorageVolumeDef;
use std::time::Duration;

/// How often it is looked whether a volume has its device, and the time between.
const ATTEMPTS: u32 = 50;
const BETWEEN: Duration = Duration::from_millis(100);

pub(super) async fn create(
    place: &Place,
    def: &StorageVolumeDef,
    source: Option<Source>,
    how: Creation,
) -> Result<Volume, StorageError> {
    if def.target.encryption.is_some() || how.reflink || def.backing_store.is_some() {
        return Err(StorageError::unsupported(format!(
            "volume '{}' would be one of ZFS, which is neither encrypted here nor lies on another \
             nor shares blocks",
            def.name
        )));
    }
    device::create(&Zfs, place, def, source).await
}

#[async_trait]
impl Maker for Zfs {
    fn kind(&self) -> &'static str {
        "a volume of ZFS"
    }

    async fn make(
        &self,
        place: &Place,
        def: &StorageVolumeDef,
        name: &str,
    ) -> Result<(), StorageError> {
        let pool = pool_name(&place.work);
        let command = zfs::create_volume(pool, name, def.capacity(), def.allocation());
        execute(&command.map_err(bad_definition)?, Vec::new(), UNHURRIED).await.map(drop)
    }

    /// ZFS and udev make its device when they come to it.
    async fn made(&self, place: &Place, name: &str) -> Result<Volume, StorageError> {
        for _ in 0..ATTEMPTS {
            device::settle().await?;
            let found = volumes(&ask_volumes(&place.work).await?, place.live.target());
            let Some(found) = found.into_iter().find(|found| *found.name == *name) else { break };
            if let Some(found) = device::glance(&found) {
                return Ok(found);
            }
            tokio::time::sleep(BETWEEN).await;
        }
        Err(failed(format!(
            "volume '{name}' was made and has no device '{}/{name}': are the rules for udev of \
             zfsutils-linux in place?",
            place.live.target()
        ))
        .into())
    }

    async fn rename(&self, work: &Work, from: &str, to: &str) -> Result<(), StorageError> {
        let rename = zfs::rename_volume(pool_name(work), from, to).map_err(bad_definition)?;
        execute(&rename, Vec::new(), UNHURRIED).await.map(drop)
    }

    async fn remove(&self, work: &Work, name: &str) -> Result<(), StorageError> {
        if !ask_volumes(work).await?.iter().any(|found| found.name == name) {
            return Ok(());
        }
        // udev has it open for a moment after somebody wrote to it.
        device::settle().await?;
        let command = zfs::destroy_volume(pool_name(work), name).map_err(bad_definition)?;
        execute(&command, Vec::new(), UNHURRIED).await.map(drop)
    }
}
