//! Disks: nodes, devices, media and their statistics.

use super::{Done, commands_with_arguments, plain_commands};
use serde::{Deserialize, Serialize};
use serde_json::Value;

plain_commands! {
    /// The devices that have media or could have.
    QueryBlock => "query-block", Vec<BlockDevice>;
}

/// A device that has a medium or could have.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct BlockDevice {
    /// The backend's name; empty when it has none.
    pub device: String,
    /// The device's QOM path or id.
    pub qdev: Option<String>,
    pub removable: bool,
    pub locked: bool,
    pub inserted: Option<InsertedMedium>,
    pub tray_open: Option<bool>,
    /// `ok`, `failed` or `nospace`.
    pub io_status: Option<String>,
}

/// The medium in a device.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct InsertedMedium {
    pub file: String,
    pub node_name: Option<String>,
    pub drv: String,
    pub ro: bool,
    pub image: ImageInfo,
}

/// An image of a node.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ImageInfo {
    pub filename: String,
    pub format: String,
    /// In bytes.
    pub virtual_size: u64,
    /// In bytes, where the host tells.
    pub actual_size: Option<u64>,
}

/// Statistics of the devices, or of all nodes.
#[derive(Debug, Clone, Copy, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct QueryBlockStats {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query_nodes: Option<bool>,
}

/// Statistics of a device or node, and of what it stands on.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct BlockStats {
    pub device: Option<String>,
    pub qdev: Option<String>,
    pub node_name: Option<String>,
    pub stats: BlockCounters,
    pub parent: Option<Box<BlockStats>>,
    pub backing: Option<Box<BlockStats>>,
}

/// Counters since the start; times in nanoseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct BlockCounters {
    pub rd_bytes: u64,
    pub wr_bytes: u64,
    pub rd_operations: u64,
    pub wr_operations: u64,
    pub flush_operations: u64,
    pub rd_total_time_ns: u64,
    pub wr_total_time_ns: u64,
    pub flush_total_time_ns: u64,
    /// The highest offset written.
    pub wr_highest_offset: u64,
    pub failed_rd_operations: u64,
    pub failed_wr_operations: u64,
}

/// All nodes that have a name.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct QueryNamedBlockNodes {
    /// Without what a node stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flat: Option<bool>,
}

/// A node that has a name.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct NamedBlockNode {
    pub node_name: String,
    pub drv: String,
    pub file: String,
    pub ro: bool,
    pub image: ImageInfo,
    /// Bytes written after which an event is sent; 0 for none.
    #[serde(default)]
    pub write_threshold: u64,
}

/// Adds a node; the value holds `driver`, `node-name` and the driver's own
/// members.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct BlockdevAdd(pub Value);

/// Removes a node.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct BlockdevDel<'a> {
    pub node_name: &'a str,
}

/// Opens a tray; `force` even against the guest's lock.
#[derive(Debug, Clone, Serialize)]
pub struct BlockdevOpenTray<'a> {
    pub id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force: Option<bool>,
}

/// Closes a tray.
#[derive(Debug, Clone, Serialize)]
pub struct BlockdevCloseTray<'a> {
    pub id: &'a str,
}

/// Takes the medium out of an open tray.
#[derive(Debug, Clone, Serialize)]
pub struct BlockdevRemoveMedium<'a> {
    pub id: &'a str,
}

/// Puts a node into an open tray.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct BlockdevInsertMedium<'a> {
    pub id: &'a str,
    pub node_name: &'a str,
}

/// Gives an image another size, in bytes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct BlockResize<'a> {
    pub node_name: &'a str,
    pub size: u64,
}

/// Sets the limits of a device. Rates are per second; 0 is no limit, and all
/// six must be told.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BlockSetIoThrottle<'a> {
    pub id: &'a str,
    pub bps: u64,
    pub bps_rd: u64,
    pub bps_wr: u64,
    pub iops: u64,
    pub iops_rd: u64,
    pub iops_wr: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bps_max: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bps_rd_max: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bps_wr_max: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iops_max: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iops_rd_max: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iops_wr_max: Option<u64>,
    /// Seconds that a burst may take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bps_max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bps_rd_max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bps_wr_max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iops_max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iops_rd_max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iops_wr_max_length: Option<u64>,
    /// Bytes that count as one operation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iops_size: Option<u64>,
    /// The devices that share the limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<&'a str>,
}

commands_with_arguments! {
    BlockSetIoThrottle<'_> => "block_set_io_throttle", Done;
    QueryBlockStats => "query-blockstats", Vec<BlockStats>;
    QueryNamedBlockNodes => "query-named-block-nodes", Vec<NamedBlockNode>;
    BlockdevAdd => "blockdev-add", Done;
    BlockdevDel<'_> => "blockdev-del", Done;
    BlockdevOpenTray<'_> => "blockdev-open-tray", Done;
    BlockdevCloseTray<'_> => "blockdev-close-tray", Done;
    BlockdevRemoveMedium<'_> => "blockdev-remove-medium", Done;
    BlockdevInsertMedium<'_> => "blockdev-insert-medium", Done;
    BlockResize<'_> => "block_resize", Done;
}
