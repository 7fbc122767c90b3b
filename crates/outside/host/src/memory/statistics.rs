//! How much memory there is and how much of it is free.

use super::NODE;
use crate::{HostRoot, processor::CpuSet};
use ostler_core::KiB;

/// The whole host's memory, from /proc/meminfo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MemoryStatistics {
    /// All that the kernel manages.
    pub total: KiB,
    /// Used for nothing.
    pub free: KiB,
    /// Memory that could be used without swapping, as the kernel estimates.
    pub available: Option<KiB>,
    /// Used for blocks of devices.
    pub buffers: KiB,
    /// Used for contents of files.
    pub cached: KiB,
}

/// A node's memory, from its meminfo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NodeMemory {
    /// All of the node's.
    pub total: KiB,
    /// Used for nothing.
    pub free: KiB,
}

impl MemoryStatistics {
    /// Reads them from the host under `root`. `None` where nothing is told.
    #[must_use]
    pub fn read(root: &HostRoot) -> Option<Self> {
        let text = root.text("/proc/meminfo")?;
        let field = |name| field(&text, name);
        Some(Self {
            total: field("MemTotal")?,
            free: field("MemFree")?,
            available: field("MemAvailable"),
            buffers: field("Buffers").unwrap_or_default(),
            cached: field("Cached").unwrap_or_default(),
        })
    }
}

impl NodeMemory {
    /// Reads those of `node`. `None` where there is no such node, or it has no
    /// memory of its own to tell of.
    #[must_use]
    pub fn read(root: &HostRoot, node: u32) -> Option<Self> {
        let text = root.text(&format!("{NODE}/node{node}/meminfo"))?;
        Some(Self { total: field(&text, "MemTotal")?, free: field(&text, "MemFree")? })
    }

    /// Those of all nodes together, or of the host where the kernel knows no
    /// nodes: the memory size of `virNodeInfo` and the answer of
    /// `virNodeGetFreeMemory`. On some hosts this is less than
    /// [`MemoryStatistics::total`], which counts memory added while it runs.
    #[must_use]
    pub fn of_all(root: &HostRoot) -> Option<Self> {
        let nodes: Vec<Self> =
            nodes(root).iter().filter_map(|node| Self::read(root, node)).collect();
        if nodes.is_empty() {
            let host = MemoryStatistics::read(root)?;
            return Some(Self { total: host.total, free: host.free });
        }
        let sum = |part: fn(&Self) -> KiB| {
            KiB(nodes.iter().fold(0, |sum: u64, node| sum.saturating_add(part(node).0)))
        };
        Some(Self { total: sum(|node| node.total), free: sum(|node| node.free) })
    }
}

/// The numbers of the memory nodes; none where the kernel knows of none.
#[must_use]
pub fn nodes(root: &HostRoot) -> CpuSet {
    root.numbered(NODE, "node").into_iter().collect()
}

/// The value of the line `[Node N ]NAME: VALUE kB`.
fn field(text: &str, name: &str) -> Option<KiB> {
    text.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        let key = key.rsplit(' ').next()?;
        let value = value.trim().strip_suffix("kB")?.trim_end();
        (key == name).then(|| value.parse().ok().map(KiB))?
    })
}
