//! `logical`: groups of LVM, whose volumes are devices.
//!
//! - `build`: groups made, removed, found. `report`: what LVM says.
//! - `listing`: its volumes as LVM lists them.
//! - `volume`: what is done with them. `create`: making one.

mod build;
mod create;
mod listing;
mod report;
mod volume;

use super::device;
use super::tool::{UNHURRIED, execute};
use super::{Backend, Overwrite, VolumeBackend, Work};
use crate::command::{Command, Tool, logical};
use crate::error::{StorageError, bad_definition, chain, invalid_arg};
use crate::inventory::{ActivePool, Contents, PoolScan, PoolSpace};
use async_trait::async_trait;
use ostler_host::process::{RunError, RunLimits, is_installed};
use ostler_model::storage::StoragePoolDef;
use report::{Group, Segment};
use std::time::Duration;

/// How long LVM may take to tell something.
const PATIENCE: RunLimits =
    RunLimits { deadline: Duration::from_secs(120), output_bytes: 64 << 20 };

#[derive(Debug)]
pub(crate) struct Logical;

#[async_trait]
impl Backend for Logical {
    fn is_supported(&self) -> bool {
        is_installed(Tool::VgChange.name())
    }

    async fn build(&self, work: &Work, overwrite: Overwrite) -> Result<(), StorageError> {
        build::make(work, overwrite).await
    }

    async fn delete(&self, work: &Work, zeroed: bool) -> Result<(), StorageError> {
        if zeroed {
            return Err(invalid_arg(format!(
                "unsupported flags (0x1): the volumes of pool '{}' are not overwritten with zeros \
                 when it is deleted; wipe them first",
                work.def.name
            ))
            .into());
        }
        build::remove(work).await
    }

    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        let command = logical::start_group(group_name(work)).map_err(bad_definition)?;
        build::require_devices(work).await?;
        execute(&command, Vec::new(), UNHURRIED).await?;
        device::settle().await
    }

    async fn is_up(&self, work: &Work) -> Result<bool, StorageError> {
        match ask_group(work).await {
            Ok(_) => Ok(true),
            Err(StorageError::Run(RunError::Failed { .. })) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn stop(&self, work: &Work) -> Result<(), StorageError> {
        let group = group_name(work);
        let command = logical::stop_group(group).map_err(bad_definition)?;
        device::settle().await?;
        let stopped = execute(&command, Vec::new(), UNHURRIED).await;
        if stopped.is_err() {
            // A volume in use stays, and those that are not have gone.
            let again = logical::start_group(group).map_err(bad_definition)?;
            if let Err(error) = execute(&again, Vec::new(), UNHURRIED).await {
                tracing::warn!(group, error = %chain(&error), "some of its volumes are inactive");
            }
        }
        stopped.map(drop)
    }

    async fn look(&self, work: &Work, _: Option<&ActivePool>) -> Result<PoolScan, StorageError> {
        device::finish_making(self, work).await?;
        let (rows, group) = (ask_volumes(work).await?, ask_group(work).await?);
        let target = work.def.target_path().unwrap_or_default();
        let mut volumes = listing::volumes(&rows, &group, target);
        volumes.retain(|volume| !device::is_being_made(&volume.name));
        device::finish_wiping(work, &volumes).await?;
        let contents = Contents::new(volumes, PoolSpace::of(group.size(), group.free()));
        Ok(PoolScan { directory: None, contents, permissions: None })
    }

    async fn find_sources(&self, _: Option<&str>) -> Result<String, StorageError> {
        build::find().await
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        self
    }
}

fn group_name(work: &Work) -> &str {
    let def: &StoragePoolDef = &work.def;
    def.source.name.as_deref().unwrap_or(&def.name)
}

/// The output of one of LVM's programs.
async fn ask(command: &Command) -> Result<Vec<u8>, StorageError> {
    Ok(execute(command, Vec::new(), PATIENCE).await?.stdout)
}

async fn ask_volumes(work: &Work) -> Result<Vec<Segment>, StorageError> {
    let command = logical::list_volumes(group_name(work)).map_err(bad_definition)?;
    report::segments(&ask(&command).await?)
}

async fn ask_group(work: &Work) -> Result<Group, StorageError> {
    let command = logical::describe_group(group_name(work)).map_err(bad_definition)?;
    report::group(&ask(&command).await?)
}
