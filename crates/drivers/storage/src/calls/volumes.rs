//! Volumes made, removed, changed, and carried over streams.
//!
//! Each runs on a task of its own to its end, also when the client that asked
//! goes away.

use super::backing_chain;
use crate::Storage;
use crate::backend::{Creation, Place, Resize, Source, VolumeBackend, backend};
use crate::driver::Found;
use crate::error::{StorageError, bad_definition, invalid, invalid_arg};
use crate::inventory::VolumeChange;
use crate::lifecycle;
use crate::pool::Pool;
use crate::transfer::{ReplacedFile, StreamRange, stream};
use crate::volume::Volume;
use crate::volume::wipe::Algorithm;
use async_trait::async_trait;
use ostler_core::enumeration::StorageVolWipeAlgorithm;
use ostler_core::flags::{
    StorageVolCreateFlags, StorageVolDeleteFlags, StorageVolDownloadFlags, StorageVolResizeFlags,
    StorageVolUploadFlags,
};
use ostler_core::{Bytes, Error, ErrorCode, ErrorDomain, Result, StoragePoolRef, StorageVolumeRef};
use ostler_driver::Stream;
use ostler_driver::api::StorageVolumes;
use ostler_model::storage::{CapacityNeed, StorageVolumeDef, VolumeFormat};
use std::sync::Arc;

#[async_trait]
impl StorageVolumes for Storage {
    async fn storage_vol_create_xml(
        &self,
        pool: &StoragePoolRef,
        xml: &str,
        flags: StorageVolCreateFlags,
    ) -> Result<StorageVolumeRef> {
        if flags.contains(StorageVolCreateFlags::REFLINK) {
            return Err(invalid_arg(
                "unsupported flags (0x2): a new volume has nothing to share blocks with",
            ));
        }
        let pool = self.pool(pool)?;
        let place = self.place(&pool)?;
        let def = read(xml, &place, CapacityNeed::WithoutBacking)?;
        self.create(pool, place, def, None, flags).await
    }

    async fn storage_vol_create_xml_from(
        &self,
        pool: &StoragePoolRef,
        xml: &str,
        clone_volume: &StorageVolumeRef,
        flags: StorageVolCreateFlags,
    ) -> Result<StorageVolumeRef> {
        let pool = self.pool(pool)?;
        let place = self.place(&pool)?;
        let Found { pool: from, place: there, volume } = self.volume(clone_volume)?;
        let mut def = read(xml, &place, CapacityNeed::Never)?;
        // A copy is never smaller than what it is copied from.
        let capacity = def.sizes.capacity.unwrap_or_default().max(volume.capacity);
        def.sizes.capacity = Some(capacity);
        let told = |error: StorageError| error.into_wire(&format!("create volume '{}'", def.name));
        let reading = from.jobs.read(&volume.name).await?;
        let volumes = backend(there.live.def.kind).volumes();
        let volume = if there.live.directory.is_some() {
            // What it lies on may be another image since it was seen.
            let _work = from.works.acquire().await;
            volumes.look(&there, &volume).await.map_err(told)?
        } else {
            volume
        };
        backing_chain::require_in_pools(self, &volume).map_err(told)?;
        let volume = volumes.as_source(volume);
        let source = Source::new(there, volume, volumes, reading);
        self.create(pool, place, def, Some(source), flags).await
    }

    async fn storage_vol_delete(
        &self,
        volume: &StorageVolumeRef,
        flags: StorageVolDeleteFlags,
    ) -> Result<()> {
        if !flags.is_empty() {
            return Err(invalid_arg(format!(
                "unsupported flags ({:#x}): volumes of this pool have no snapshots and are not \
                 overwritten when they are deleted; wipe first",
                flags.bits()
            )));
        }
        self.change(volume, "deleted", "delete", |volumes, place, volume| async move {
            volumes.delete(&place, &volume).await?;
            Ok(None)
        })
        .await
    }

    async fn storage_vol_wipe(&self, volume: &StorageVolumeRef) -> Result<()> {
        self.wipe(volume, Algorithm::Zero).await
    }

    async fn storage_vol_upload(
        &self,
        volume: &StorageVolumeRef,
        offset: Bytes,
        length: Bytes,
        flags: StorageVolUploadFlags,
    ) -> Result<Stream> {
        let Found { pool, place, volume } = self.volume(volume)?;
        let job = pool.jobs.change(&volume.name, "uploaded to").await?;
        pool.settled().await;
        let range = StreamRange {
            offset: offset.0,
            length: length.0,
            holes: flags.contains(StorageVolUploadFlags::SPARSE_STREAM),
        };
        let kind = backend(place.live.def.kind);
        let told =
            |error: StorageError| error.into_wire(&format!("upload to volume '{}'", volume.name));
        let work = pool.works.acquire().await;
        let upload = kind.volumes().write(&place, &volume, range).await.map_err(told)?;
        drop(work);
        let (ours, name) = (self.shared(), Arc::clone(&volume.name));
        let afterwards = async move |replaced: Option<ReplacedFile>| {
            let coming = replaced.as_ref().map(|replaced| replaced.size);
            if let Ok(now) = kind.volumes().look(&place, &volume).await {
                ours.published(&pool, &place, VolumeChange::Put(now), coming).await;
            }
            if let Some(replaced) = replaced {
                free(pool, place, replaced).await;
            }
        };
        Ok(stream::upload(upload, job, &name, afterwards))
    }

    async fn storage_vol_download(
        &self,
        volume: &StorageVolumeRef,
        offset: Bytes,
        length: Bytes,
        flags: StorageVolDownloadFlags,
    ) -> Result<Stream> {
        let Found { pool, place, volume } = self.volume(volume)?;
        let job = pool.jobs.read(&volume.name).await?;
        let holes = flags.contains(StorageVolDownloadFlags::SPARSE_STREAM);
        let range = StreamRange { offset: offset.0, length: length.0, holes };
        let volumes = backend(place.live.def.kind).volumes();
        let told =
            |error: StorageError| error.into_wire(&format!("download volume '{}'", volume.name));
        let work = pool.works.acquire().await;
        let reader = volumes.read(&place, &volume, range).await.map_err(told)?;
        drop(work);
        Ok(stream::download(reader, job, &volume.name))
    }

    async fn storage_vol_wipe_pattern(
        &self,
        volume: &StorageVolumeRef,
        algorithm: StorageVolWipeAlgorithm,
    ) -> Result<()> {
        self.wipe(volume, Algorithm::new(algorithm)).await
    }

    async fn storage_vol_resize(
        &self,
        volume: &StorageVolumeRef,
        capacity: Bytes,
        flags: StorageVolResizeFlags,
    ) -> Result<()> {
        self.change(volume, "resized", "resize", move |volumes, place, volume| async move {
            // Its size may have changed behind our back.
            let now = volumes.look(&place, &volume).await?;
            let resize = resize(&now, capacity.0, flags)?;
            let free = place.live.contents.space.available.0;
            if resize.allocate && resize.capacity.0.saturating_sub(now.allocation.0) > free {
                return Err(StorageError::Wire(Error::operation_failed(format!(
                    "Not enough space left in storage pool '{}' to allocate {} bytes for '{}'",
                    place.live.def.name, resize.capacity.0, now.name
                ))));
            }
            volumes.resize(&place, &now, resize).await?;
            Ok(Some(volumes.look(&place, &volume).await?))
        })
        .await
    }
}

impl Storage {
    async fn create(
        &self,
        pool: Arc<Pool>,
        place: Place,
        def: StorageVolumeDef,
        source: Option<Source>,
        flags: StorageVolCreateFlags,
    ) -> Result<StorageVolumeRef> {
        let name: Arc<str> = (&*def.name).into();
        let how = Creation {
            preallocate: flags.contains(StorageVolCreateFlags::PREALLOC_METADATA),
            reflink: flags.contains(StorageVolCreateFlags::REFLINK),
        };
        if how.preallocate && def.format() != VolumeFormat::Qcow2 {
            return Err(Error::new(
                ErrorCode::ConfigUnsupported,
                ErrorDomain::Storage,
                format!(
                    "volume '{name}' is of format '{}', and metadata can be preallocated of qcow2 \
                     only",
                    def.format()
                ),
            ));
        }
        let job = pool.jobs.change(&name, "made").await?;
        // Now nobody else makes it.
        if pool.view().live()?.contents.find(&name).is_some() {
            return Err(Error::new(
                ErrorCode::StorageVolExist,
                ErrorDomain::Storage,
                format!("storage volume '{name}' exists already in pool '{}'", place.live.def.name),
            ));
        }
        let ours = self.shared();
        detached(async move {
            let _job = job;
            pool.settled().await;
            // It fails only once it is closed, which nobody does.
            let _work = pool.works.acquire().await;
            let kind = backend(place.live.def.kind);
            let made = kind.volumes().create(&place, &def, source, how).await;
            let volume =
                made.map_err(|error| error.into_wire(&format!("create volume '{name}'")))?;
            let reference = volume.reference(&pool.name(), place.live.target());
            ours.published(&pool, &place, VolumeChange::Put(Arc::new(volume)), None).await;
            Ok(reference)
        })
        .await
    }

    async fn wipe(&self, volume: &StorageVolumeRef, algorithm: Algorithm) -> Result<()> {
        self.change(volume, "wiped", "wipe", move |volumes, place, volume| async move {
            volumes.wipe(&place, &volume, algorithm).await?;
            Ok(Some(volumes.look(&place, &volume).await?))
        })
        .await
    }

    /// Changes a volume; `work` gives what it is afterwards.
    async fn change<F, Work>(
        &self,
        volume: &StorageVolumeRef,
        doing: &'static str,
        verb: &'static str,
        work: F,
    ) -> Result<()>
    where
        F: FnOnce(&'static dyn VolumeBackend, Place, Arc<Volume>) -> Work + Send + 'static,
        Work: Future<Output = Result<Option<Arc<Volume>>, StorageError>> + Send + 'static,
    {
        let Found { pool, place, volume } = self.volume(volume)?;
        let job = pool.jobs.change(&volume.name, doing).await?;
        let ours = self.shared();
        detached(async move {
            let _job = job;
            pool.settled().await;
            // As above.
            let _work = pool.works.acquire().await;
            let volumes = backend(place.live.def.kind).volumes();
            let changed = work(volumes, place.clone(), Arc::clone(&volume)).await;
            let change = match changed {
                Ok(Some(volume)) => VolumeChange::Put(volume),
                Ok(None) => VolumeChange::Remove(Arc::clone(&volume.name)),
                Err(error) => {
                    return Err(error.into_wire(&format!("{verb} volume '{}'", volume.name)));
                }
            };
            ours.published(&pool, &place, change, None).await;
            Ok(())
        })
        .await
    }

    /// Publishes a change of a volume, with the room that is left, and that which
    /// is coming free.
    async fn published(
        &self,
        pool: &Arc<Pool>,
        place: &Place,
        change: VolumeChange,
        coming: Option<Bytes>,
    ) {
        let volumes = backend(place.live.def.kind).volumes();
        let space = volumes.space(place).await;
        pool.put(&change, space.map(|space| space.after(coming.unwrap_or_default())));
        if volumes.changes_others()
            && let Err(error) = lifecycle::look_again(&self.shared(), pool).await
        {
            tracing::warn!(pool = %pool.name(), %error, "the other volumes are told as they were");
        }
    }
}

/// Gives the room of what was replaced back, while the client goes on.
async fn free(pool: Arc<Pool>, place: Place, replaced: ReplacedFile) {
    let leaving = pool.leaving().await;
    tokio::spawn(async move {
        // As above.
        let _work = pool.works.acquire().await;
        // It fails only if the program ends.
        let _ = tokio::task::spawn_blocking(move || drop(replaced)).await;
        if let Some(space) = backend(place.live.def.kind).volumes().space(&place).await {
            pool.put_space(space);
        }
        drop(leaving);
    });
}

/// Runs work to its end on a task of its own.
async fn detached<T: Send + 'static>(
    work: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    match tokio::spawn(work).await {
        Ok(result) => result,
        Err(_) => Err(Error::internal("the change of a volume ended in a bug of this program")),
    }
}

fn read(xml: &str, place: &Place, need: CapacityNeed) -> Result<StorageVolumeDef> {
    let kind = place.live.def.kind;
    let mut def = StorageVolumeDef::parse(xml).map_err(bad_definition)?;
    if def.name.contains('/') {
        return Err(invalid(format!(
            "volume name '{}' cannot contain '/': it is a name in the pool",
            def.name.escape_debug()
        )));
    }
    def.complete(kind);
    def.validate(kind, need).map_err(bad_definition)?;
    Ok(def)
}

/// The new size that a client's size and flags ask for.
fn resize(
    volume: &Volume,
    capacity: u64,
    flags: StorageVolResizeFlags,
) -> Result<Resize, StorageError> {
    use StorageVolResizeFlags as F;
    let (now, shrink) = (volume.capacity.0, flags.contains(F::SHRINK));
    let wanted = match (flags.contains(F::DELTA), shrink) {
        (false, _) => Some(capacity),
        (true, true) => Some(now.saturating_sub(capacity)),
        (true, false) => now.checked_add(capacity),
    };
    let Some(wanted) = wanted.filter(|wanted| i64::try_from(*wanted).is_ok()) else {
        return Err(invalid_arg(format!("volume '{}' cannot be so large", volume.name)).into());
    };
    if wanted < now && !shrink {
        return Err(invalid_arg(format!(
            "Can't shrink capacity below current capacity unless shrink flag explicitly \
             specified: volume '{}' has {now} bytes, {wanted} were asked for",
            volume.name
        ))
        .into());
    }
    Ok(Resize { capacity: Bytes(wanted), allocate: flags.contains(F::ALLOCATE), shrink })
}
