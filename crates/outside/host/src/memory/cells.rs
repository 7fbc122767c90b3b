//! The memory nodes, with all that a guest's placement depends on.

use super::{
    MemorySideCache, MemoryStatistics, NODE, NodeMemory, PagePool, memory_side_caches, page_pools,
};
use crate::{
    HostRoot,
    processor::{Cpu, Topology},
};
use ostler_core::KiB;

/// A memory node and its CPUs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryCell {
    /// Its number.
    pub id: u32,
    /// Its memory.
    pub memory: KiB,
    /// The pages its memory is divided into.
    pub pages: Vec<PagePool>,
    /// The distance to each node, its own among them; 10 is nearest. Empty
    /// where the kernel knows no nodes.
    pub distances: Vec<(u32, u32)>,
    /// Caches in front of its memory.
    pub caches: Vec<MemorySideCache>,
    /// Its CPUs, by number; the offline ones too.
    pub cpus: Vec<Cpu>,
}

/// The nodes of the host under `root`; a single one where the kernel knows
/// none.
#[must_use]
pub fn cells(root: &HostRoot, topology: &Topology) -> Vec<MemoryCell> {
    let numbers: Vec<u32> = topology.cells().into_keys().collect();
    let cells = topology.cells().into_iter().map(|(id, cpus)| {
        let cpus = cpus
            .iter()
            .map(|cpu| {
                topology.cpus.get(&cpu).cloned().unwrap_or(Cpu { id: cpu, ..Cpu::default() })
            })
            .collect();
        if topology.nodes.is_empty() {
            let memory = MemoryStatistics::read(root).map(|host| host.total).unwrap_or_default();
            return MemoryCell {
                id,
                memory,
                pages: page_pools(root, None),
                cpus,
                ..Default::default()
            };
        }
        MemoryCell {
            id,
            memory: NodeMemory::read(root, id).map(|node| node.total).unwrap_or_default(),
            pages: page_pools(root, Some(id)),
            distances: distances(root, id, &numbers),
            caches: memory_side_caches(root, id),
            cpus,
        }
    });
    cells.collect()
}

/// A node's file gives a distance for each node that is online, in order.
fn distances(root: &HostRoot, node: u32, numbers: &[u32]) -> Vec<(u32, u32)> {
    let text = root.text(&format!("{NODE}/node{node}/distance")).unwrap_or_default();
    let values = text.split_ascii_whitespace().map_while(|value| value.parse().ok());
    numbers.iter().copied().zip(values).collect()
}
