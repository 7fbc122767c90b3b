//! Disks that a SCSI adapter shows: what `iscsi`, `scsi` and `mpath` have in
//! common. They can be read and written, and neither made nor removed.

mod table;

pub(super) use table::head;

use super::{Place, VolumeBackend, device};
use crate::backend::{Creation, Resize, Source};
use crate::blocking::blocking;
use crate::error::{StorageError, chain};
use crate::inventory::{Contents, PoolScan, PoolSpace};
use crate::volume::{Address, Volume};
use async_trait::async_trait;
use ostler_core::Bytes;
use ostler_host::file::{
    FileError, list_folder_blocking, open_device_blocking, read_bounded_blocking,
    write_control_blocking,
};
use ostler_host::volume::{look_at_path, size_of};
use ostler_model::storage::{StorageVolumeDef, VolumeKind};
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Upper bound on one sysfs attribute, in bytes.
const MAX_FACT: u64 = 4096;

/// The kinds of SCSI devices that are disks: direct access, CD-ROM, and direct
/// access made simple.
const DISKS: [&str; 3] = ["0", "5", "14"];

/// A fact of the kernel's, if it has it. Blocks.
pub(super) fn fact(path: &str) -> Option<String> {
    let content = read_bounded_blocking(Path::new(path), MAX_FACT).ok()?;
    let text = String::from_utf8_lossy(&content).trim().to_owned();
    Some(text).filter(|text| !text.is_empty())
}

/// The names in a folder; none when it is not there. Blocks.
pub(super) fn names(folder: &str) -> Vec<String> {
    let entries = list_folder_blocking(Path::new(folder)).unwrap_or_default();
    let mut names: Vec<String> = entries.into_iter().map(|entry| entry.name).collect();
    names.sort_unstable();
    names
}

/// The disks of an adapter, under the names they have in `target`. Blocks.
pub(super) fn disks_of(host: u32, target: &str) -> Vec<Arc<Volume>> {
    let mut volumes = Vec::new();
    for place in names("/sys/class/scsi_device") {
        let parts: Vec<&str> = place.split(':').collect();
        let [at, bus, number, lun] = parts[..] else { continue };
        let folder = format!("/sys/class/scsi_device/{place}/device");
        let kind = fact(&format!("{folder}/type")).unwrap_or_default();
        if at.parse() != Ok(host) || !DISKS.contains(&&*kind) {
            continue;
        }
        let blocks = names(&format!("{folder}/block"));
        let Some(block) = blocks.first() else { continue };
        let name = format!("unit:{bus}:{number}:{lun}");
        match disk(&name, &format!("/dev/{block}"), target) {
            Ok(volume) => volumes.push(Arc::new(volume)),
            Err(error) => {
                tracing::warn!(block, error = %chain(&error), "a disk cannot be looked at")
            }
        }
    }
    volumes
}

/// The volume that a disk is. Blocks.
pub(super) fn disk(name: &str, found: &str, target: &str) -> Result<Volume, StorageError> {
    let known = device::known(Path::new(found));
    let path = known.name_in(target).unwrap_or(found).to_owned();
    let file = open_device_blocking(Path::new(found), false)?;
    let size = size_of(file.as_fd(), Path::new(found))?;
    Ok(Volume {
        name: name.into(),
        kind: VolumeKind::Block,
        format: Some(table::found(Path::new(found))),
        capacity: Bytes(size),
        allocation: Bytes(size),
        physical: Bytes(size),
        access: None,
        identity: None,
        details: None,
        address: Some(Arc::new(Address {
            key: known.serial.as_deref().unwrap_or(&path).into(),
            path: path.into(),
            extents: Vec::new(),
        })),
    })
}

/// Has an adapter look for disks that are new. Blocks.
pub(super) fn scan(host: u32) -> Result<(), FileError> {
    write_control_blocking(Path::new(&format!("/sys/class/scsi_host/host{host}/scan")), "- - -")
}

/// How long disks that the kernel has found and not yet made devices of are waited for.
const BETWEEN: Duration = Duration::from_millis(50);
const ATTEMPTS: u32 = 60;

/// Waits until the disks that an adapter has found are devices and have their names.
/// The kernel makes them devices only after the scan has ended, and udev gives them
/// their names after that. Those that stay without (nobody drives them, say) are given
/// up after a while.
pub(super) async fn settle(host: u32) -> Result<(), StorageError> {
    for _ in 0..ATTEMPTS {
        if !blocking(move || Ok(is_awaited(host))).await? {
            break;
        }
        tokio::time::sleep(BETWEEN).await;
    }
    device::settle().await
}

/// Returns whether a disk of the adapter is no device yet, or one that udev has not seen yet.
/// Blocks.
fn is_awaited(host: u32) -> bool {
    let is_there = |path: &str| look_at_path(Path::new(path)).is_ok();
    let udev_runs = is_there("/run/udev/control");
    let prefix = format!("{host}:");
    names("/sys/class/scsi_device").iter().filter(|place| place.starts_with(&prefix)).any(|place| {
        let folder = format!("/sys/class/scsi_device/{place}/device");
        if !DISKS.contains(&&*fact(&format!("{folder}/type")).unwrap_or_default()) {
            return false;
        }
        let blocks = names(&format!("{folder}/block"));
        let Some(block) = blocks.first() else { return true };
        let number = fact(&format!("{folder}/block/{block}/dev")).unwrap_or_default();
        udev_runs && !is_there(&format!("/run/udev/data/b{number}"))
    })
}

/// The result of a scan that found these volumes.
pub(super) fn pool_scan(volumes: Vec<Arc<Volume>>) -> PoolScan {
    let space = device::all_of(&volumes);
    PoolScan { directory: None, contents: Contents::new(volumes, space), permissions: None }
}

/// Volumes that are disks of an adapter.
#[derive(Debug)]
pub(super) struct Disks;

#[async_trait]
impl VolumeBackend for Disks {
    async fn look(&self, place: &Place, volume: &Arc<Volume>) -> Result<Arc<Volume>, StorageError> {
        let (name, path) = (Arc::clone(&volume.name), device::path(volume));
        let target = place.live.target().to_owned();
        let now = blocking(move || disk(&name, &path.to_string_lossy(), &target)).await?;
        Ok(Arc::new(device::glance(&now).unwrap_or(now)))
    }

    async fn create(
        &self,
        place: &Place,
        def: &StorageVolumeDef,
        _: Option<Source>,
        _: Creation,
    ) -> Result<Volume, StorageError> {
        let kind = place.live.def.kind;
        device::cannot(format!(
            "the volumes of a pool of type '{kind}' are made on the array, not from here: '{}'",
            def.name
        ))
    }

    async fn delete(&self, place: &Place, volume: &Volume) -> Result<(), StorageError> {
        let kind = place.live.def.kind;
        device::cannot(format!(
            "the volumes of a pool of type '{kind}' are removed on the array, not from here: '{}'",
            volume.name
        ))
    }

    async fn resize(&self, place: &Place, volume: &Volume, _: Resize) -> Result<(), StorageError> {
        let kind = place.live.def.kind;
        device::cannot(format!(
            "the volumes of a pool of type '{kind}' are resized on the array, not from here: '{}'",
            volume.name
        ))
    }

    async fn space(&self, _: &Place) -> Option<PoolSpace> {
        // It is as large as before.
        None
    }
}
