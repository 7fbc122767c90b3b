//! The guest's file systems.

use super::command::{agent_commands_with_arguments, plain_agent_commands};
use serde::{Deserialize, Serialize};

plain_agent_commands! {
    /// The mounted file systems and the disks they lie on.
    GuestGetFsInfo => "guest-get-fsinfo", Vec<GuestFilesystem>;
    /// The disks, mounted or not.
    GuestGetDisks => "guest-get-disks", Vec<GuestDisk>;
    /// `frozen` or `thawed`.
    GuestFsFreezeStatus => "guest-fsfreeze-status", String;
    /// Freezes all file systems; how many were.
    GuestFsFreeze => "guest-fsfreeze-freeze", i64;
    /// Thaws all file systems; how many were.
    GuestFsThaw => "guest-fsfreeze-thaw", i64;
}

/// Freezes the file systems mounted at these places; how many were.
#[derive(Debug, Clone, Serialize)]
pub struct GuestFsFreezeList<'a> {
    pub mountpoints: &'a [&'a str],
}

/// Discards unused blocks.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct GuestFsTrim {
    /// The smallest run of blocks worth discarding, in bytes.
    pub minimum: u64,
}

/// Bytes that were discarded per file system; agents before 2.4 tell nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TrimResult {
    pub paths: Vec<TrimmedPath>,
}

/// Bytes that were discarded of one file system.
#[derive(Debug, Clone, Deserialize)]
pub struct TrimmedPath {
    pub path: String,
    pub trimmed: Option<i64>,
    pub minimum: Option<i64>,
    pub error: Option<String>,
}

/// A mounted file system.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct GuestFilesystem {
    pub name: String,
    pub mountpoint: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub used_bytes: Option<u64>,
    pub total_bytes: Option<u64>,
    #[serde(default)]
    pub disk: Vec<GuestDiskAddress>,
}

/// The address of a file system's disk.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct GuestDiskAddress {
    pub bus_type: String,
    pub bus: i64,
    pub target: i64,
    pub unit: i64,
    pub pci_controller: GuestPciAddress,
    pub serial: Option<String>,
    pub dev: Option<String>,
}

/// A disk or a partition.
#[derive(Debug, Clone, Deserialize)]
pub struct GuestDisk {
    pub name: String,
    pub partition: bool,
    /// The devices that it lies on.
    #[serde(default)]
    pub dependencies: Vec<String>,
    pub address: Option<GuestDiskAddress>,
    /// The name that the guest gives it.
    pub alias: Option<String>,
}

/// A PCI address as the guest sees it; -1 where it does not know.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct GuestPciAddress {
    pub domain: i64,
    pub bus: i64,
    pub slot: i64,
    pub function: i64,
}

agent_commands_with_arguments! {
    GuestFsFreezeList<'_> => "guest-fsfreeze-freeze-list", i64;
    GuestFsTrim => "guest-fstrim", TrimResult;
}
