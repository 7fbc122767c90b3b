//! `disk`: a disk with a partition table, whose volumes are its partitions.
//!
//! - `layout`: what is on the disk. `volume`: what partitions do.
//! - `removal`: taking one away. `turns`: one change of a table at a time. `quiet`:
//!   none by udev meanwhile.

mod layout;
mod quiet;
mod removal;
mod turns;
mod volume;

use super::tool::{UNHURRIED, execute};
use super::{Backend, Overwrite, VolumeBackend, Work, device, lun};
use crate::blocking::blocking;
use crate::command::{Tool, disk};
use crate::error::{StorageError, bad_definition};
use crate::inventory::{ActivePool, Contents, PoolScan, PoolSpace};
use crate::volume::Extent;
use async_trait::async_trait;
use layout::Layout;
use ostler_host::file::read_link;
use ostler_host::process::is_installed;
use ostler_host::volume::look_at_path;
use ostler_model::storage::PoolFormat;
use ostler_xml::YesNo;
use quiet::Quiet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug)]
pub(crate) struct Disk;

#[async_trait]
impl Backend for Disk {
    fn is_supported(&self) -> bool {
        is_installed(Tool::Parted.name())
    }

    async fn build(&self, work: &Work, overwrite: Overwrite) -> Result<(), StorageError> {
        let device = device_of(work)?;
        let table = match wanted(work) {
            PoolFormat::Unknown => PoolFormat::Dos,
            table => table,
        };
        let command = disk::make_table(device, table).map_err(bad_definition)?;
        if overwrite != Overwrite::Yes {
            device::expect_blank(work, device).await?;
        }
        execute(&command, Vec::new(), UNHURRIED).await?;
        device::settle().await
    }

    async fn delete(&self, work: &Work, _: bool) -> Result<(), StorageError> {
        device::cannot(format!(
            "the partition table of pool '{}' is not removed; undefine the pool",
            work.def.name
        ))
    }

    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        let (found, wanted) = (ask(work).await?.table, wanted(work));
        if wanted == PoolFormat::Unknown || found == wanted {
            return Ok(());
        }
        Err(StorageError::invalid(format!(
            "'{}' has a partition table of type '{found}', and pool '{}' is of type '{wanted}': \
             correct the <format> of its source, or build it with the flag to overwrite",
            device_of(work)?,
            work.def.name
        )))
    }

    async fn is_up(&self, work: &Work) -> Result<bool, StorageError> {
        Ok(ask(work).await.is_ok())
    }

    async fn stop(&self, _: &Work) -> Result<(), StorageError> {
        Ok(())
    }

    async fn look(&self, work: &Work, _: Option<&ActivePool>) -> Result<PoolScan, StorageError> {
        volume::settle(work).await?;
        let (layout, base) = (ask(work).await?, base(work).await?);
        let volumes = volume::volumes(work, &layout, &base);
        device::finish_wiping(work, &volumes).await?;
        let mut contents = Contents::new(volumes, space(&layout));
        contents.free = free(device_of(work)?, &layout);
        Ok(PoolScan { directory: None, contents, permissions: None })
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        self
    }
}

fn device_of(work: &Work) -> Result<&str, StorageError> {
    let mut devices = work.def.source.devices.iter();
    match (devices.next(), devices.next()) {
        (Some(device), None) => Ok(&device.path),
        _ => Err(StorageError::invalid(format!(
            "pool '{}' needs exactly one <device>",
            work.def.name
        ))),
    }
}

fn wanted(work: &Work) -> PoolFormat {
    work.def.source.format.unwrap_or(PoolFormat::Unknown)
}

/// Reads the layout of the disk.
async fn ask(work: &Work) -> Result<Layout, StorageError> {
    let device = device_of(work)?;
    let command = disk::list(device).map_err(bad_definition)?;
    let quiet = Quiet::for_look(device).await?;
    let output = execute(&command, Vec::new(), UNHURRIED).await;
    quiet.end().await;
    let output = output?;
    let path = PathBuf::from(device);
    let head = blocking(move || Ok(lun::head(&path))).await?;
    layout::read(&String::from_utf8_lossy(&output.stdout), &head)
}

fn space(layout: &Layout) -> PoolSpace {
    let free = layout.free.iter().map(|(start, end)| end - start + 1).sum();
    PoolSpace::of(layout.size, free)
}

fn free(device: &str, layout: &Layout) -> Arc<[Extent]> {
    let extent =
        |(start, end): &(u64, u64)| Extent { device: device.into(), start: *start, end: end + 1 };
    layout.free.iter().map(extent).collect()
}

/// The common prefix of the names of the disk's partitions.
async fn base(work: &Work) -> Result<String, StorageError> {
    let device = device_of(work)?.to_owned();
    let given = work.def.source.devices.first().and_then(|device| device.part_separator);
    let mut base = device.clone();
    if !device.starts_with("/dev/mapper/") {
        let number =
            blocking(move || Ok(look_at_path(Path::new(&device))?.device_number())).await?;
        let link = read_link(format!("/sys/dev/block/{number}")).await?;
        if let Some(name) = link.file_name().and_then(|name| name.to_str()) {
            base = format!("/dev/{name}");
        }
    }
    let separated = match given {
        Some(given) => given == YesNo::Yes,
        None => base.ends_with(|last: char| last.is_ascii_digit()),
    };
    if separated {
        base.push('p');
    }
    Ok(base)
}
