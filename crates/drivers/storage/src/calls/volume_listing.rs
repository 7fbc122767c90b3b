//! Finding volumes and asking about them.
//!
//! What a pool holds is told from its snapshot. One volume's state is looked at
//! anew where its file system answers at once; else a thread asks, and a client
//! that would wait for too long is told what was last seen.

use crate::Storage;
use crate::backend::backend;
use crate::driver::{Found, no_volume};
use crate::error::StorageError;
use crate::volume::{Volume, describe};
use async_trait::async_trait;
use ostler_core::flags::StorageVolInfoFlags;
use ostler_core::{Result, StoragePoolRef, StorageVolumeRef, Uuid};
use ostler_driver::SecretUsage;
use ostler_driver::api::{StorageVolInfo, StorageVolumeListing};
use ostler_host::volume::{Seen, look_at_path};
use ostler_model::storage::clean_path;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How long a client waits for the state of a volume.
const PATIENCE: Duration = Duration::from_secs(1);

#[async_trait]
impl StorageVolumeListing for Storage {
    async fn storage_pool_number_of_volumes(&self, pool: &StoragePoolRef) -> Result<i32> {
        let pool = self.pool(pool)?;
        let number = pool.view().live()?.contents.volumes().len();
        Ok(i32::try_from(number).unwrap_or(i32::MAX))
    }

    async fn storage_pool_list_volumes(&self, pool: &StoragePoolRef) -> Result<Vec<String>> {
        let pool = self.pool(pool)?;
        let view = pool.view();
        let volumes = view.live()?.contents.volumes().iter();
        Ok(volumes.map(|volume| volume.name.to_string()).collect())
    }

    async fn storage_vol_lookup_by_name(
        &self,
        pool: &StoragePoolRef,
        name: &str,
    ) -> Result<StorageVolumeRef> {
        let pool = self.pool(pool)?;
        let view = pool.view();
        let live = view.live()?;
        match live.contents.find(name) {
            Some(volume) => Ok(volume.reference(&view.name, live.target())),
            None => Err(no_volume(format!("no storage vol with matching name '{name}'"))),
        }
    }

    async fn storage_vol_lookup_by_key(&self, key: &str) -> Result<StorageVolumeRef> {
        let found = self.search(key, |volume, target| *volume.key(target) == *key);
        found.ok_or_else(|| no_volume(format!("no storage vol with matching key {key}")))
    }

    async fn storage_vol_lookup_by_path(&self, path: &str) -> Result<StorageVolumeRef> {
        let found = self.search_path(path);
        found.ok_or_else(|| no_volume(format!("no storage vol with matching path '{path}'")))
    }

    async fn storage_vol_info(&self, volume: &StorageVolumeRef) -> Result<StorageVolInfo> {
        self.storage_vol_info_flags(volume, StorageVolInfoFlags::empty()).await
    }

    async fn storage_vol_xml_desc(&self, volume: &StorageVolumeRef) -> Result<String> {
        let found = self.volume(volume)?;
        let now = self.now(&found).await?;
        let beneath = beneath(&now).await;
        let mut def = describe::describe(&now, found.place.live.target(), beneath.as_ref());
        if let Some(encryption) = def.target.encryption.as_deref_mut()
            && encryption.secrets.is_empty()
            && let Some(secret) = self.secret_for(def.target.path.as_deref())
        {
            encryption.secrets = vec![describe::passphrase(secret)].into();
        }
        Ok(def.to_xml())
    }

    async fn storage_vol_path(&self, volume: &StorageVolumeRef) -> Result<String> {
        let found = self.volume(volume)?;
        Ok(found.volume.path(found.place.live.target()).to_string())
    }

    async fn storage_pool_list_all_volumes(
        &self,
        pool: &StoragePoolRef,
    ) -> Result<Arc<[StorageVolumeRef]>> {
        let pool = self.pool(pool)?;
        let view = pool.view();
        let live = view.live()?;
        Ok(live.contents.references(&view.name, live.target()))
    }

    async fn storage_vol_info_flags(
        &self,
        volume: &StorageVolumeRef,
        flags: StorageVolInfoFlags,
    ) -> Result<StorageVolInfo> {
        let found = self.volume(volume)?;
        let now = self.now(&found).await?;
        let physical = flags.contains(StorageVolInfoFlags::GET_PHYSICAL);
        Ok(StorageVolInfo {
            kind: now.kind.number().into(),
            capacity: now.capacity,
            allocation: if physical { now.physical } else { now.allocation },
        })
    }
}

impl Storage {
    /// The secret with the passphrase of the volume at this path.
    fn secret_for(&self, path: Option<&str>) -> Option<Uuid> {
        self.secrets.as_ref()?.secret_for(SecretUsage::Volume, path?)
    }

    /// The volume at this path, as last seen.
    pub(crate) fn volume_at(&self, path: &str) -> Option<Arc<Volume>> {
        Some(self.volume(&self.search_path(path)?).ok()?.volume)
    }

    fn search_path(&self, path: &str) -> Option<StorageVolumeRef> {
        // Not of addresses, whose slashes count.
        let clean = if path.contains("://") { path.to_owned() } else { clean_path(path) };
        self.search(&clean, |volume, target| *volume.path(target) == *clean)
    }

    /// The volume for which `is_it` holds. `path` is its path, where paths are
    /// told by folders.
    fn search(
        &self,
        path: &str,
        is_it: impl Fn(&Volume, &str) -> bool,
    ) -> Option<StorageVolumeRef> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut found = None;
        self.pools.for_each(|pool| {
            let view = pool.view();
            let Some(live) = view.live.as_ref().filter(|_| found.is_none()) else { return };
            let target = live.target();
            let volume = if live.directory.is_some() && !target.is_empty() {
                let here = target.trim_end_matches('/') == folder;
                here.then(|| live.contents.find(name)).flatten()
            } else {
                live.contents.volumes().iter().find(|volume| is_it(volume, target))
            };
            found = volume.map(|volume| volume.reference(&view.name, target));
        });
        found
    }

    /// The volume as it is now, or as it was last seen if that takes too long.
    async fn now(&self, found: &Found) -> Result<Arc<Volume>> {
        let volumes = backend(found.place.live.def.kind).volumes();
        if let Some(now) = volumes.glance(&found.place.live, &found.volume) {
            return Ok(Arc::new(now));
        }
        let looks = Arc::clone(&found.pool.looks);
        let (place, volume) = (found.place.clone(), Arc::clone(&found.volume));
        let look = tokio::spawn(async move {
            // It fails only once it is closed, which nobody does.
            let _look = looks.acquire().await;
            backend(place.live.def.kind).volumes().look(&place, &volume).await
        });
        let told = |error: StorageError| {
            error.into_wire(&format!("look at volume '{}'", found.volume.name))
        };
        match tokio::time::timeout(PATIENCE, look).await {
            Ok(Ok(now)) if !now.as_ref().is_err_and(is_server_gone) => now.map_err(told),
            Ok(_) | Err(_) => {
                let age = found.place.live.contents.seen.elapsed();
                tracing::warn!(volume = %found.volume.name, ?age, "no answer; told what was last seen");
                Ok(Arc::clone(&found.volume))
            }
        }
    }
}

/// Returns whether the error means "server unreachable" rather than a refusal.
fn is_server_gone(error: &StorageError) -> bool {
    matches!(error, StorageError::File(error) if error.kind() == Some(io::ErrorKind::NotConnected))
}

/// The state of the image beneath, as the file system has it.
async fn beneath(volume: &Volume) -> Option<Seen> {
    let backing = volume.details.as_ref()?.backing.as_ref()?;
    let path = PathBuf::from(&backing.path);
    if !path.is_absolute() {
        return None;
    }
    let look = tokio::task::spawn_blocking(move || look_at_path(&path).ok());
    tokio::time::timeout(PATIENCE, look).await.ok()?.ok()?
}
