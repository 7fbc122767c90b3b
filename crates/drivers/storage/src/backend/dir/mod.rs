//! `dir`: a folder that is there already, or is made.

use super::files::{Files, look};
use super::{Backend, Overwrite, VolumeBackend, Work};
use crate::blocking::blocking;
use crate::error::{StorageError, invalid_arg};
use crate::inventory::{ActivePool, PoolScan};
use async_trait::async_trait;
use ostler_host::ownership::Owner;
use ostler_host::volume::{Directory, folder};
use std::path::PathBuf;

/// The mode of a folder whose definition names none.
const MODE: u32 = 0o711;

#[derive(Debug)]
pub(crate) struct Dir;

#[async_trait]
impl Backend for Dir {
    async fn build(&self, work: &Work, overwrite: Overwrite) -> Result<(), StorageError> {
        if overwrite != Overwrite::Default {
            return Err(StorageError::invalid(format!(
                "No source device specified when formatting pool '{}': a folder is made and not \
                 formatted, so there is nothing to overwrite or keep",
                work.def.name
            )));
        }
        build_folder(work).await
    }

    async fn delete(&self, work: &Work, zeroed: bool) -> Result<(), StorageError> {
        remove_folder(work, zeroed).await
    }

    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        let path = target(work);
        blocking(move || {
            Directory::open(&path)?;
            Ok(())
        })
        .await
    }

    async fn is_up(&self, work: &Work) -> Result<bool, StorageError> {
        let path = target(work);
        blocking(move || Ok(Directory::open(&path).is_ok())).await
    }

    async fn stop(&self, _: &Work) -> Result<(), StorageError> {
        Ok(())
    }

    async fn look(
        &self,
        work: &Work,
        before: Option<&ActivePool>,
    ) -> Result<PoolScan, StorageError> {
        look(work, before).await
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        &Files
    }
}

fn target(work: &Work) -> PathBuf {
    work.def.target_path().unwrap_or_default().into()
}

/// Makes the folder of a pool, with those above it, unless it is there; gives it
/// the owner and mode that the definition names.
pub(super) async fn build_folder(work: &Work) -> Result<(), StorageError> {
    let path = target(work);
    let permissions = work.def.permissions();
    let mode = permissions.and_then(|permissions| permissions.mode).map(|mode| mode.bits());
    let named = permissions.filter(|it| it.owner.is_some() || it.group.is_some());
    let owner = named.map(|permissions| {
        let ours = Owner::ours();
        Owner {
            uid: permissions.owner.unwrap_or(ours.uid),
            gid: permissions.group.unwrap_or(ours.gid),
        }
    });
    let options = folder::Options { mode, default_mode: MODE, owner };
    blocking(move || Ok(folder::make(&path, options)?)).await
}

/// Removes the folder of a pool, which must be empty.
pub(super) async fn remove_folder(work: &Work, zeroed: bool) -> Result<(), StorageError> {
    if zeroed {
        return Err(invalid_arg(format!(
            "unsupported flags (0x1): the folder of pool '{}' must be empty to be deleted, so \
             there is nothing to overwrite with zeros",
            work.def.name
        ))
        .into());
    }
    let path = target(work);
    blocking(move || Ok(folder::remove(&path)?)).await
}
