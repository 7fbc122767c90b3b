//! `fs`, `netfs` and `vstorage`: file systems that are mounted to be used, of a
//! device, of another host or of a cluster of Virtuozzo.
//!
//! - `build`: the file system of a device. `sources`: what servers export.
//!
//! What is mounted is asked of the kernel's list alone, which no server can
//! delay. The mounted folder is held open while the pool is active, and let go
//! before it is unmounted.

mod build;
mod sources;

use super::dir::{build_folder, remove_folder};
use super::files::{Files, look};
use super::tool::execute;
use super::{Backend, Overwrite, VolumeBackend, Work};
use crate::blocking::blocking;
use crate::command::{Tool, filesystem, vstorage};
use crate::error::{StorageError, bad_definition, chain, failed};
use crate::inventory::{ActivePool, PoolScan};
use async_trait::async_trait;
use ostler_core::Error;
use ostler_host::HostRoot;
use ostler_host::process::{RunLimits, is_installed};
use ostler_host::volume::{Mount, mounted_at};
use ostler_model::storage::PoolKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long mounting may take: longer than a server takes to refuse.
const PATIENCE: RunLimits = RunLimits { deadline: Duration::from_secs(180), output_bytes: 1 << 20 };

/// How often unmounting is tried while somebody still reads.
const ATTEMPTS: u32 = 20;
const BETWEEN: Duration = Duration::from_millis(100);

#[derive(Debug)]
pub(crate) struct Mounted {
    pub(crate) kind: PoolKind,
}

#[async_trait]
impl Backend for Mounted {
    fn is_supported(&self) -> bool {
        is_installed(match self.kind {
            PoolKind::Vstorage => Tool::VstorageMount.name(),
            _ => Tool::Mount.name(),
        })
    }

    async fn build(&self, work: &Work, overwrite: Overwrite) -> Result<(), StorageError> {
        match (self.kind, overwrite) {
            (_, Overwrite::Default) => {}
            (PoolKind::Fs, overwrite) => build::make(work, overwrite).await?,
            _ => {
                return Err(StorageError::invalid(format!(
                    "pool '{}' lies on another host, whose file system is not made from here: \
                     build it without the flags to overwrite or not",
                    work.def.name
                )));
            }
        }
        build_folder(work).await
    }

    async fn delete(&self, work: &Work, zeroed: bool) -> Result<(), StorageError> {
        remove_folder(work, zeroed).await
    }

    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        let command = match self.kind {
            PoolKind::Vstorage => vstorage::mount(&work.def),
            _ => filesystem::mount(&work.def),
        };
        let command = command.map_err(bad_definition)?;
        if let Some(mount) = mounted(work).await? {
            return accept(work, &mount);
        }
        let run = execute(&command, Vec::new(), PATIENCE).await;
        run.map(drop).map_err(|error| not_mounted(work, error))
    }

    async fn is_up(&self, work: &Work) -> Result<bool, StorageError> {
        Ok(mounted(work).await?.is_some_and(|mount| accept(work, &mount).is_ok()))
    }

    async fn stop(&self, work: &Work) -> Result<(), StorageError> {
        let command = filesystem::unmount(&work.def).map_err(bad_definition)?;
        let mut attempt = 1;
        while mounted(work).await?.is_some() {
            match execute(&command, Vec::new(), PATIENCE).await {
                Err(error) if attempt >= ATTEMPTS => return Err(error),
                // Somebody who began before still looks at a volume.
                Err(_) => tokio::time::sleep(BETWEEN).await,
                Ok(_) => {}
            }
            attempt += 1;
        }
        Ok(())
    }

    async fn look(
        &self,
        work: &Work,
        before: Option<&ActivePool>,
    ) -> Result<PoolScan, StorageError> {
        // What lies in the folder beneath is not the pool's.
        if mounted(work).await?.is_none() {
            return Err(StorageError::invalid(format!(
                "pool '{}' is not mounted at '{}' any more: start it again",
                work.def.name,
                target(work).display()
            )));
        }
        look(work, before).await
    }

    async fn find_sources(&self, specification: Option<&str>) -> Result<String, StorageError> {
        match self.kind {
            PoolKind::Netfs => sources::find(specification).await,
            kind => {
                let what = format!("finding sources of pools of type '{kind}'");
                Err(Error::no_support(&what).into())
            }
        }
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        &Files
    }
}

fn target(work: &Work) -> PathBuf {
    work.def.target_path().unwrap_or_default().into()
}

/// The mount at the pool's target.
async fn mounted(work: &Work) -> Result<Option<Mount>, StorageError> {
    let place = target(work);
    blocking(move || Ok(mounted_at(&HostRoot::system(), &place)?)).await
}

/// Names what was to be mounted, which programs for mounting do not always do.
fn not_mounted(work: &Work, error: StorageError) -> StorageError {
    match (error, filesystem::mount_source(&work.def)) {
        (StorageError::Run(error), Ok(source)) => {
            let place = target(work);
            let why = chain(&error);
            failed(format!("cannot mount '{source}' at '{}': {why}", place.display())).into()
        }
        (error, _) => error,
    }
}

/// Returns whether what is mounted is what the pool is made of.
fn accept(work: &Work, mount: &Mount) -> Result<(), StorageError> {
    let wanted = filesystem::mount_source(&work.def).map_err(bad_definition)?;
    let same = mount.source.trim_end_matches('/') == wanted.trim_end_matches('/')
        || is_device(&wanted, mount);
    if same {
        return Ok(());
    }
    Err(StorageError::invalid(format!(
        "'{}' is mounted at '{}', where pool '{}' would mount '{wanted}': unmount it, or give the \
         pool another target",
        mount.source,
        mount.place.display(),
        work.def.name
    )))
}

/// Returns whether `wanted` is the device that is mounted, by another name, or the file behind
/// it.
fn is_device(wanted: &str, mount: &Mount) -> bool {
    let seen = ostler_host::volume::look_at_path(Path::new(wanted));
    seen.is_ok_and(|seen| seen.device_number() == mount.device)
        || ostler_host::volume::backs_loop(&HostRoot::system(), Path::new(wanted), &mount.device)
}
