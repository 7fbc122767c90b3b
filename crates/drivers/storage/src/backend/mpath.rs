//! `mpath`: the disks of this host that are reached by several paths. There is
//! one such pool, and nothing is made or removed in it.

use super::lun::{self, Disks, pool_scan};
use super::tool::execute;
use super::{Backend, Overwrite, VolumeBackend, Work, device};
use crate::blocking::blocking;
use crate::command::{Tool, mpath};
use crate::error::StorageError;
use crate::inventory::{ActivePool, PoolScan};
use crate::volume::Volume;
use async_trait::async_trait;
use ostler_host::process::{RunLimits, is_installed};
use std::sync::Arc;

#[derive(Debug)]
pub(crate) struct Mpath;

#[async_trait]
impl Backend for Mpath {
    fn is_supported(&self) -> bool {
        is_installed(Tool::Dmsetup.name())
    }

    async fn build(&self, work: &Work, _: Overwrite) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is what the host has: it is not built", work.def.name))
    }

    async fn delete(&self, work: &Work, _: bool) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is what the host has: it stays", work.def.name))
    }

    async fn start(&self, _: &Work) -> Result<(), StorageError> {
        Ok(())
    }

    async fn is_up(&self, _: &Work) -> Result<bool, StorageError> {
        Ok(true)
    }

    async fn stop(&self, _: &Work) -> Result<(), StorageError> {
        Ok(())
    }

    async fn look(&self, work: &Work, _: Option<&ActivePool>) -> Result<PoolScan, StorageError> {
        device::settle().await?;
        let output = execute(&mpath::list(), Vec::new(), RunLimits::default()).await?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let target = work.def.target_path().unwrap_or("/dev/mapper").to_owned();
        let volumes = blocking(move || Ok(volumes(&text, &target))).await?;
        device::finish_wiping(work, &volumes).await?;
        Ok(pool_scan(volumes))
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        &Disks
    }
}

/// Name and number of each device. Blocks.
fn volumes(text: &str, target: &str) -> Vec<Arc<Volume>> {
    let mut volumes = Vec::new();
    for (name, number) in text.lines().filter_map(device_of) {
        match lun::disk(&format!("dm-{number}"), &format!("/dev/mapper/{name}"), target) {
            Ok(volume) => volumes.push(Arc::new(volume)),
            Err(error) => tracing::warn!(name, %error, "a disk cannot be looked at"),
        }
    }
    volumes
}

/// A line is a name, a tab, and `(MAJOR:MINOR)`.
fn device_of(line: &str) -> Option<(&str, u32)> {
    let (name, number) = line.split_once('\t')?;
    let number = number.trim().strip_prefix('(')?.strip_suffix(')')?;
    let (_, minor) = number.split_once([':', ','])?;
    Some((name, minor.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_understood() {
        assert_eq!(device_of("mpatha\t(253:4)"), Some(("mpatha", 4)));
        assert_eq!(device_of("mpath b\t(253, 12)"), Some(("mpath b", 12)));
        assert_eq!(device_of("No devices found"), None);
    }
}
