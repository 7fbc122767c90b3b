//! The record that udev keeps of a device: its serial number and its lasting names.

use super::super::tool::execute;
use crate::command;
use crate::error::{StorageError, chain};
use ostler_host::file::read_bounded_blocking;
use ostler_host::process::RunLimits;
use ostler_host::volume::look_at_path;
use std::path::Path;
use std::time::Duration;

/// Upper bound on udev's record of one device, in bytes.
const MAX_RECORD: u64 = 256 << 10;

/// How long udev may take to make the names of new devices.
const PATIENCE: RunLimits = RunLimits { deadline: Duration::from_secs(30), output_bytes: 1 << 16 };

/// The record of a device.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::backend) struct Known {
    /// The number by which it is told from all others.
    pub(in crate::backend) serial: Option<String>,
    /// Its names, as absolute paths.
    links: Vec<String>,
}

impl Known {
    /// The name in this folder, if it has one there.
    pub(in crate::backend) fn name_in(&self, folder: &str) -> Option<&str> {
        let folder = folder.trim_end_matches('/');
        let inside = |link: &&String| link.rsplit_once('/').is_some_and(|(at, _)| at == folder);
        self.links.iter().filter(inside).min().map(String::as_str)
    }
}

/// Reads the record of the device at `path`; empty where there is no udev. Blocks.
pub(in crate::backend) fn known(path: &Path) -> Known {
    let Ok(seen) = look_at_path(path) else { return Known::default() };
    let record = format!("/run/udev/data/b{}", seen.device_number());
    let record = read_bounded_blocking(Path::new(&record), MAX_RECORD).unwrap_or_default();
    read(&String::from_utf8_lossy(&record))
}

fn read(record: &str) -> Known {
    let value = |key: &str| {
        let values = record.lines().filter_map(|line| line.strip_prefix("E:"));
        let mut found =
            values.filter_map(|line| line.split_once('=')).filter(|(name, _)| *name == key);
        found.next().map(|(_, value)| value.to_owned()).filter(|value| !value.is_empty())
    };
    let mapped =
        || value("DM_UUID").and_then(|uuid| uuid.strip_prefix("mpath-").map(str::to_owned));
    Known {
        serial: mapped().or_else(|| value("ID_SERIAL")),
        links: record
            .lines()
            .filter_map(|line| line.strip_prefix("S:"))
            .map(|link| format!("/dev/{link}"))
            .collect(),
    }
}

/// Waits until udev has made the names of new devices. That it takes too long is
/// no failure: what is there is found.
pub(in crate::backend) async fn settle() -> Result<(), StorageError> {
    match execute(&command::settle_devices(), Vec::new(), PATIENCE).await {
        Ok(_) | Err(StorageError::Missing { .. }) => {}
        Err(error) => tracing::warn!(error = %chain(&error), "udev is not done with new devices"),
    }
    Ok(())
}

/// Waits until udev has taken note of who closed which device, so that what it does
/// about that has begun. Nothing where there is no udev.
pub(in crate::backend) async fn catch_up() {
    if let Err(error) = execute(&command::ping_udev(), Vec::new(), PATIENCE).await {
        tracing::debug!(error = %chain(&error), "udev gives no answer");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read() {
        let record =
            "S:disk/by-path/pci-0-lun-1\nS:disk/by-id/scsi-3\nI:1\nE:ID_SERIAL=35000\nE:X=\n";
        let known = read(record);
        assert_eq!(known.serial.as_deref(), Some("35000"));
        assert_eq!(known.name_in("/dev/disk/by-path/"), Some("/dev/disk/by-path/pci-0-lun-1"));
        assert_eq!(known.name_in("/dev/disk"), None);
        let mapped = read("E:DM_UUID=mpath-3600\nE:ID_SERIAL=x\n");
        assert_eq!(mapped.serial.as_deref(), Some("3600"));
    }
}
