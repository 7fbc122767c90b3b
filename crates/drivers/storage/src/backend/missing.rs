//! Kinds of pools that are not built: they can be defined and nothing else.

use super::{Backend, Overwrite, Place, VolumeBackend, Work};
use crate::backend::{Creation, Resize, Source};
use crate::error::StorageError;
use crate::inventory::{ActivePool, PoolScan, PoolSpace};
use crate::volume::Volume;
use async_trait::async_trait;
use ostler_core::Error;
use ostler_model::storage::{PoolKind, StorageVolumeDef};
use std::sync::Arc;

#[derive(Debug)]
pub(crate) struct Missing;

fn no_support<T>(work: &Work) -> Result<T, StorageError> {
    let Work { def, .. } = work;
    let why = match def.kind {
        PoolKind::Sheepdog => ": QEMU no longer speaks to such clusters",
        _ => "",
    };
    Err(Error::no_support(&format!(
        "pools of type '{}' are not built, so pool '{}' can only be defined{why}",
        def.kind, def.name
    ))
    .into())
}

#[async_trait]
impl Backend for Missing {
    fn is_supported(&self) -> bool {
        false
    }

    async fn build(&self, work: &Work, _: Overwrite) -> Result<(), StorageError> {
        no_support(work)
    }

    async fn delete(&self, work: &Work, _: bool) -> Result<(), StorageError> {
        no_support(work)
    }

    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        no_support(work)
    }

    async fn is_up(&self, work: &Work) -> Result<bool, StorageError> {
        no_support(work)
    }

    async fn stop(&self, work: &Work) -> Result<(), StorageError> {
        no_support(work)
    }

    async fn look(&self, work: &Work, _: Option<&ActivePool>) -> Result<PoolScan, StorageError> {
        no_support(work)
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        self
    }
}

/// Such a pool is never active, so nobody gets here.
#[async_trait]
impl VolumeBackend for Missing {
    async fn look(&self, place: &Place, _: &Arc<Volume>) -> Result<Arc<Volume>, StorageError> {
        no_support(&place.work)
    }

    async fn create(
        &self,
        place: &Place,
        _: &StorageVolumeDef,
        _: Option<Source>,
        _: Creation,
    ) -> Result<Volume, StorageError> {
        no_support(&place.work)
    }

    async fn delete(&self, place: &Place, _: &Volume) -> Result<(), StorageError> {
        no_support(&place.work)
    }

    async fn resize(&self, place: &Place, _: &Volume, _: Resize) -> Result<(), StorageError> {
        no_support(&place.work)
    }

    async fn space(&self, _: &Place) -> Option<PoolSpace> {
        None
    }
}
