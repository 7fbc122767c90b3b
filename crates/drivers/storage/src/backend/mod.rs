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
use crate::inventory::{Live, Room, Sight};
use crate::transfer::{Content, Stretch, Upload};
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

/// What building does with what is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Overwrite {
    /// As the kind has it.
    Default,
    /// It is replaced.
    Yes,
    /// It stays, and building fails.
    No,
}

/// What a backend works with.
#[derive(Clone)]
pub(crate) struct Work {
    pub(crate) def: Arc<StoragePoolDef>,
    pub(crate) unfinished: Arc<Unfinished>,
    pub(crate) secrets: Option<Arc<dyn SecretVault>>,
    /// Where pools are mounted that nobody else is to see.
    pub(crate) mounts: Arc<Path>,
    /// Whether the daemon is root.
    pub(crate) privileged: bool,
}

/// What a kind of pool does. All of it may take its time.
#[async_trait]
pub(crate) trait Backend: Send + Sync {
    /// Whether the programs that it needs are there.
    fn is_supported(&self) -> bool {
        true
    }

    /// Makes what the pool is to lie in.
    async fn build(&self, work: &Work, overwrite: Overwrite) -> Result<(), StorageError>;

    /// Removes what the pool lies in.
    async fn delete(&self, work: &Work, zeroed: bool) -> Result<(), StorageError>;

    /// Makes the volumes reachable. What is reachable already stays so.
    async fn start(&self, work: &Work) -> Result<(), StorageError>;

    /// Whether the volumes are reachable, after the daemon was gone.
    async fn is_up(&self, work: &Work) -> Result<bool, StorageError>;

    /// Takes the volumes out of reach.
    async fn stop(&self, work: &Work) -> Result<(), StorageError>;

    /// Looks at the pool and all its volumes; `before` is what was seen the last
    /// time.
    async fn look(&self, work: &Work, before: Option<&Live>) -> Result<Sight, StorageError>;

    /// What could become a pool of this kind, as XML.
    async fn find_sources(&self, specification: Option<&str>) -> Result<String, StorageError> {
        let _ = specification;
        Err(Error::no_support("finding sources of this kind of pool").into())
    }

    /// Where guests find a volume that is on other hosts.
    fn network(&self, work: &Work, volume: &Volume) -> Result<NetworkVolume, Error> {
        Err(Error::config_unsupported(format!(
            "volume '{}' is reached through this host only, as all of pools of type '{}': \
             mode='direct' is for those of type 'iscsi'",
            volume.name, work.def.kind
        ))
        .in_domain(ErrorDomain::Storage))
    }

    /// What the volumes of such pools do.
    fn volumes(&self) -> &dyn VolumeBackend;
}

/// An active pool, for what is done with its volumes.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) work: Work,
    pub(crate) live: Live,
}

/// What the volumes of a kind of pool do.
///
/// The bodies that are given here are those of volumes that are block devices
/// ([`device`]) or images on other hosts ([`network`]).
#[async_trait]
pub(crate) trait VolumeBackend: Send + Sync {
    /// Looks at one volume again.
    async fn look(&self, place: &Place, volume: &Arc<Volume>) -> Result<Arc<Volume>, StorageError>;

    /// The image on other hosts that a volume is; `None` where it is a device of
    /// this one.
    async fn image(&self, work: &Work, volume: &Volume) -> Result<Option<Image>, StorageError> {
        let _ = (work, volume);
        Ok(None)
    }

    /// Looks at one volume again without waiting for anything; `None` when that
    /// cannot be, or it has to be read.
    fn glance(&self, live: &Live, volume: &Volume) -> Option<Volume> {
        let _ = live;
        device::glance(volume)
    }

    /// A volume as those see it that make another from it.
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

    /// Changes how large a volume's disk is.
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

    /// Opens a volume's content to be read.
    async fn read(
        &self,
        place: &Place,
        volume: &Volume,
        stretch: Stretch,
    ) -> Result<Box<dyn Content>, StorageError> {
        match self.image(&place.work, volume).await? {
            Some(image) => network::read(&place.work, image, stretch).await,
            None => device::read(volume, stretch).await,
        }
    }

    /// Begins to take content into a volume.
    async fn write(
        &self,
        place: &Place,
        volume: &Volume,
        stretch: Stretch,
    ) -> Result<Box<dyn Upload>, StorageError> {
        match self.image(&place.work, volume).await? {
            Some(image) => network::write(&place.work, image, stretch).await,
            None => device::write(volume, stretch).await,
        }
    }

    /// Whether making or removing a volume changes others, or what is free between
    /// them: all are then looked at again.
    fn changes_others(&self) -> bool {
        false
    }

    /// The room of the pool, after one of its volumes has changed.
    async fn room(&self, place: &Place) -> Option<Room>;
}

impl Work {
    /// The value of the secret that is meant; `what` it is, for people.
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

/// By what the secret is found that is meant.
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
