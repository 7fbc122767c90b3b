//! The kinds of pools: what each does to come into being, be looked at and go,
//! and what its volumes are.
//!
//! One contract ([`Backend`]), one folder per kind. What pools of files share is
//! in [`files`]. A backend knows neither clients nor the pool's object: it is
//! given a definition and gives back what it saw.

mod device;
mod dir;
mod disk;
mod files;
mod gluster;
mod iscsi;
mod iscsi_direct;
mod logical;
mod lun;
mod missing;
mod mounted;
mod mpath;
mod network;
mod rbd;
mod registry;
mod request;
mod scsi;
mod server;
mod tool;
mod zfs;

pub(crate) use registry::backend;
pub(crate) use request::{Creation, Resize, Source};

use crate::error::StorageError;
use crate::inventory::{ActivePool, PoolScan, PoolSpace};
use crate::transfer::{StreamRange, VolumeReader, VolumeWriter};
use crate::unfinished::Unfinished;
use crate::volume::Volume;
use crate::volume::wipe::Algorithm;
use async_trait::async_trait;
use network::Image;
use ostler_core::{Error, ErrorDomain, Hidden};
use ostler_driver::{NetworkVolume, SecretLookup, SecretUsage, SecretVault};
use ostler_model::domain::SecretReference;
use ostler_model::storage::{StoragePoolDef, StorageVolumeDef};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// Whether building a pool may replace what is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Overwrite {
    /// As the kind of pool does by default.
    Default,
    /// Replaces it.
    Yes,
    /// Leaves it and fails.
    No,
}

/// A pool's definition, and the parts of the daemon that its backend needs.
#[derive(Clone)]
pub(crate) struct Work {
    pub(crate) def: Arc<StoragePoolDef>,
    pub(crate) unfinished: Arc<Unfinished>,
    pub(crate) secrets: Option<Arc<dyn SecretVault>>,
    /// The folder of mounts that only the daemon sees.
    pub(crate) mounts: Arc<Path>,
    /// Whether the daemon runs as root.
    pub(crate) privileged: bool,
}

/// A kind of pool. Each of its methods may take long.
#[async_trait]
pub(crate) trait Backend: Send + Sync {
    /// Returns whether the programs that it needs are there.
    fn is_supported(&self) -> bool {
        true
    }

    /// Makes the storage of the pool: its folder, file system or group.
    async fn build(&self, work: &Work, overwrite: Overwrite) -> Result<(), StorageError>;

    /// Removes the storage of the pool.
    async fn delete(&self, work: &Work, zeroed: bool) -> Result<(), StorageError>;

    /// Makes the volumes reachable. Does nothing where they are already.
    async fn start(&self, work: &Work) -> Result<(), StorageError>;

    /// Returns whether the volumes are still reachable, for a daemon that has just started.
    async fn is_up(&self, work: &Work) -> Result<bool, StorageError>;

    /// Makes the volumes unreachable. They keep their content.
    async fn stop(&self, work: &Work) -> Result<(), StorageError>;

    /// Scans the pool and all its volumes; `before` is the result of the last scan.
    async fn look(
        &self,
        work: &Work,
        before: Option<&ActivePool>,
    ) -> Result<PoolScan, StorageError>;

    /// The sources from which pools of this kind could be made, as XML.
    async fn find_sources(&self, specification: Option<&str>) -> Result<String, StorageError> {
        let _ = specification;
        Err(Error::no_support("finding sources of this kind of pool").into())
    }

    /// The address by which guests reach a volume that is on other hosts.
    fn network(&self, work: &Work, volume: &Volume) -> Result<NetworkVolume, Error> {
        Err(Error::config_unsupported(format!(
            "volume '{}' is reached through this host only, as all of pools of type '{}': \
             mode='direct' is for those of type 'iscsi'",
            volume.name, work.def.kind
        ))
        .in_domain(ErrorDomain::Storage))
    }

    /// The operations on volumes of such pools.
    fn volumes(&self) -> &dyn VolumeBackend;
}

/// An active pool, as the operations on its volumes get it.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) work: Work,
    pub(crate) live: ActivePool,
}

/// The operations on volumes of a kind of pool.
///
/// The default bodies are those of volumes that are block devices ([`device`]) or images
/// on other hosts ([`network`]).
#[async_trait]
pub(crate) trait VolumeBackend: Send + Sync {
    /// Scans one volume again.
    async fn look(&self, place: &Place, volume: &Arc<Volume>) -> Result<Arc<Volume>, StorageError>;

    /// The image on other hosts that a volume is; `None` where it is a device of
    /// this one.
    async fn image(&self, work: &Work, volume: &Volume) -> Result<Option<Image>, StorageError> {
        let _ = (work, volume);
        Ok(None)
    }

    /// Scans one volume again without waiting for anything; `None` where that cannot be
    /// done, or the volume has to be read.
    fn glance(&self, live: &ActivePool, volume: &Volume) -> Option<Volume> {
        let _ = live;
        device::glance(volume)
    }

    /// A volume as the source of another.
    fn as_source(&self, volume: Arc<Volume>) -> Arc<Volume> {
        volume
    }

    /// Makes a volume, from `source` where there is one.
    async fn create(
        &self,
        place: &Place,
        def: &StorageVolumeDef,
        source: Option<Source>,
        how: Creation,
    ) -> Result<Volume, StorageError>;

    /// Removes a volume.
    async fn delete(&self, place: &Place, volume: &Volume) -> Result<(), StorageError>;

    /// Changes the size of a volume's disk.
    async fn resize(
        &self,
        place: &Place,
        volume: &Volume,
        resize: Resize,
    ) -> Result<(), StorageError>;

    /// Overwrites a volume.
    async fn wipe(
        &self,
        place: &Place,
        volume: &Volume,
        algorithm: Algorithm,
    ) -> Result<(), StorageError> {
        match self.image(&place.work, volume).await? {
            Some(image) => network::wipe(place, volume, image, algorithm).await,
            None => device::wipe(place, volume, algorithm).await,
        }
    }

    /// Opens the content of a volume to read it.
    async fn read(
        &self,
        place: &Place,
        volume: &Volume,
        range: StreamRange,
    ) -> Result<Box<dyn VolumeReader>, StorageError> {
        match self.image(&place.work, volume).await? {
            Some(image) => network::read(&place.work, image, range).await,
            None => device::read(volume, range).await,
        }
    }

    /// Opens a volume to replace its content.
    async fn write(
        &self,
        place: &Place,
        volume: &Volume,
        range: StreamRange,
    ) -> Result<Box<dyn VolumeWriter>, StorageError> {
        match self.image(&place.work, volume).await? {
            Some(image) => network::write(&place.work, image, range).await,
            None => device::write(volume, range).await,
        }
    }

    /// Returns whether making or removing a volume changes others, or the free space between
    /// them: all are then scanned again.
    fn changes_others(&self) -> bool {
        false
    }

    /// The space of the pool, after one of its volumes has changed; `None` if that is not
    /// known without a scan.
    async fn space(&self, place: &Place) -> Option<PoolSpace>;
}

impl Work {
    /// Fetches the value of a secret; `what` names it in errors.
    pub(crate) async fn secret(
        &self,
        reference: &SecretReference,
        kind: SecretUsage,
        what: &str,
    ) -> Result<Hidden<Vec<u8>>, StorageError> {
        let lookup = lookup(reference, kind);
        match &self.secrets {
            Some(secrets) => Ok(secrets.secret_value(&lookup).await?),
            None => Err(StorageError::unsupported(format!(
                "{lookup}, {what}, cannot be had: this daemon has no driver of secrets"
            ))),
        }
    }
}

/// The lookup of a secret that a definition refers to.
fn lookup(reference: &SecretReference, kind: SecretUsage) -> SecretLookup {
    match (reference.uuid, &reference.usage) {
        (Some(uuid), _) => SecretLookup::Uuid(uuid),
        (None, usage) => {
            SecretLookup::Usage { kind, id: usage.as_deref().unwrap_or_default().to_owned() }
        }
    }
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Work").field("pool", &self.def.name).finish_non_exhaustive()
    }
}
