//! `zfs`: pools of ZFS, or data sets in them, whose volumes are devices.
//!
//! - `report`: what ZFS says. `volume`: what its volumes do. `create`: making one.

mod create;
mod listing;
mod report;
mod volume;

use super::device;
use super::tool::{UNHURRIED, execute};
use super::{Backend, Overwrite, VolumeBackend, Work};
use crate::command::{Command, Tool, logical, zfs};
use crate::error::{StorageError, bad_definition, failed, invalid_arg};
use crate::inventory::{ActivePool, Contents, PoolScan, PoolSpace};
use async_trait::async_trait;
use ostler_host::process::{RunError, RunLimits, is_installed};
use report::{Found, State};
use std::time::Duration;

/// How long ZFS may take to tell something.
const PATIENCE: RunLimits =
    RunLimits { deadline: Duration::from_secs(120), output_bytes: 64 << 20 };

#[derive(Debug)]
pub(crate) struct Zfs;

#[async_trait]
impl Backend for Zfs {
    fn is_supported(&self) -> bool {
        is_installed(Tool::Zpool.name())
    }

    async fn build(&self, work: &Work, overwrite: Overwrite) -> Result<(), StorageError> {
        let devices: Vec<&str> = work.def.source.devices.iter().map(|it| &*it.path).collect();
        if devices.is_empty() {
            return Err(StorageError::invalid(format!(
                "pool '{}' has no <device> in its source: name the disks that its ZFS pool is to \
                 be made of",
                work.def.name
            )));
        }
        let command = zfs::create_pool(name(work), devices.iter().copied());
        let command = command.map_err(bad_definition)?;
        for device in &devices {
            if overwrite != Overwrite::Yes {
                device::expect_blank(work, device).await?;
            }
        }
        if overwrite == Overwrite::Yes {
            for device in &devices {
                let wipe = logical::forget_device(device).map_err(bad_definition)?;
                execute(&wipe, Vec::new(), UNHURRIED).await?;
            }
        }
        execute(&command, Vec::new(), UNHURRIED).await.map(drop)
    }

    async fn delete(&self, work: &Work, zeroed: bool) -> Result<(), StorageError> {
        if zeroed {
            return Err(invalid_arg(format!(
                "unsupported flags (0x1): the volumes of pool '{}' are not overwritten with zeros \
                 when it is deleted",
                work.def.name
            ))
            .into());
        }
        device::settle().await?;
        let command = zfs::destroy_pool(name(work)).map_err(bad_definition)?;
        execute(&command, Vec::new(), UNHURRIED).await.map(drop)
    }

    /// Whoever has imported the pool of ZFS has made its volumes reachable.
    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        expect_usable(work, &ask_pool(work).await?)
    }

    async fn is_up(&self, work: &Work) -> Result<bool, StorageError> {
        match ask_pool(work).await {
            Ok(state) => Ok(state.is_usable()),
            Err(StorageError::Run(RunError::Failed { .. })) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn stop(&self, _: &Work) -> Result<(), StorageError> {
        Ok(())
    }

    async fn look(&self, work: &Work, _: Option<&ActivePool>) -> Result<PoolScan, StorageError> {
        let state = ask_pool(work).await?;
        expect_usable(work, &state)?;
        device::finish_making(self, work).await?;
        let target = work.def.target_path().unwrap_or_default();
        let mut volumes = listing::volumes(&ask_volumes(work).await?, target);
        volumes.retain(|volume| !device::is_being_made(&volume.name));
        device::finish_wiping(work, &volumes).await?;
        let contents = Contents::new(volumes, PoolSpace::of(state.size, state.free));
        Ok(PoolScan { directory: None, contents, permissions: None })
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        self
    }
}

/// The pool of ZFS, or the data set in one.
fn name(work: &Work) -> &str {
    work.def.source.name.as_deref().unwrap_or(&work.def.name)
}

/// The output of one of ZFS's programs.
async fn ask(command: &Command) -> Result<String, StorageError> {
    let output = execute(command, Vec::new(), PATIENCE).await?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

async fn ask_pool(work: &Work) -> Result<State, StorageError> {
    // The room of a data set is that of its pool.
    let pool = name(work).split('/').next().unwrap_or_default();
    report::state(&ask(&zfs::describe_pool(pool).map_err(bad_definition)?).await?)
}

async fn ask_volumes(work: &Work) -> Result<Vec<Found>, StorageError> {
    let name = name(work);
    let text = ask(&zfs::list_volumes(name).map_err(bad_definition)?).await?;
    Ok(report::volumes(&text, name))
}

fn expect_usable(work: &Work, state: &State) -> Result<(), StorageError> {
    if state.is_usable() {
        return Ok(());
    }
    Err(failed(format!(
        "ZFS says that the state of '{}' is {}, so nothing in it can be used: see 'zpool status'",
        name(work),
        state.health
    ))
    .into())
}
