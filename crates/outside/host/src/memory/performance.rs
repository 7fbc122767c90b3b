//! How fast memory is reached, where the firmware tells (ACPI's HMAT).

use super::NODE;
use crate::HostRoot;
use ostler_core::{Bytes, KiB};

/// A cache in front of a node's memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemorySideCache {
    /// Its level, 1 nearest to the CPUs.
    pub level: u32,
    /// The places that a line may have; `None` where it is not told.
    pub associativity: Option<CacheAssociativity>,
    /// When it writes; `None` where it is not told.
    pub policy: Option<CachePolicy>,
    /// Its size.
    pub size: KiB,
    /// The size of a line.
    pub line: Bytes,
}

/// The places that a line may have in a cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheAssociativity {
    /// In one place.
    Direct,
    /// In several.
    Full,
}

/// When a cache writes to memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// When a line is given up.
    WriteBack,
    /// At once.
    WriteThrough,
}

/// How fast some nodes reach the memory of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoryPerformance {
    /// The node of the memory.
    pub target: u32,
    /// The nodes that reach it as told here.
    pub initiators: Vec<u32>,
    /// When reading.
    pub read: Initiator,
    /// When writing.
    pub write: Initiator,
}

/// The figures of one direction; `None` where they are not told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Initiator {
    /// Nanoseconds until the first byte.
    pub latency: Option<u32>,
    /// KiB per second.
    pub bandwidth: Option<KiB>,
}

/// The caches in front of the memory of `node`.
#[must_use]
pub fn memory_side_caches(root: &HostRoot, node: u32) -> Vec<MemorySideCache> {
    let folder = format!("{NODE}/node{node}/memory_side_cache");
    let cache = |level| {
        let file = |name: &str| format!("{folder}/index{level}/{name}");
        Some(MemorySideCache {
            level,
            associativity: match root.number::<u32>(&file("indexing")) {
                Some(0) => Some(CacheAssociativity::Direct),
                Some(1) => Some(CacheAssociativity::Full),
                _ => None,
            },
            policy: match root.number::<u32>(&file("write_policy")) {
                Some(0) => Some(CachePolicy::WriteBack),
                Some(1) => Some(CachePolicy::WriteThrough),
                _ => None,
            },
            size: KiB(root.number::<u64>(&file("size"))? / 1024),
            line: Bytes(root.number(&file("line_size"))?),
        })
    };
    root.numbered(&folder, "index").into_iter().filter_map(cache).collect()
}

/// How fast each node's memory is reached from the CPUs nearest to it.
#[must_use]
pub fn memory_performance(root: &HostRoot) -> Vec<MemoryPerformance> {
    let of_node = |target: u32| {
        // Class 1 counts only CPUs, class 0 (older) anything that reads.
        let folder = ["access1", "access0"]
            .iter()
            .map(|class| format!("{NODE}/node{target}/{class}/initiators"))
            .find(|folder| root.has(folder))?;
        let direction = |name: &str| Initiator {
            latency: root.number(&format!("{folder}/{name}_latency")),
            bandwidth: root
                .number::<u64>(&format!("{folder}/{name}_bandwidth"))
                .and_then(|mib| mib.checked_mul(1024))
                .map(KiB),
        };
        let initiators = root.numbered(&folder, "node");
        let (read, write) = (direction("read"), direction("write"));
        (!initiators.is_empty()).then_some(MemoryPerformance { target, initiators, read, write })
    };
    root.numbered(NODE, "node").into_iter().filter_map(of_node).collect()
}
