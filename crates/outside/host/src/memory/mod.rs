//! The host's memory: sizes, nodes, distances and page pools.

mod cells;
mod pages;
mod performance;
mod statistics;
#[cfg(test)]
mod tests;

pub use cells::{MemoryCell, cells};
pub use pages::{PagePool, UnknownPageSize, base_page_size, free_pages, page_pools};
pub use performance::{
    CacheAssociativity, CachePolicy, Initiator, MemoryPerformance, MemorySideCache,
    memory_performance, memory_side_caches,
};
pub use statistics::{MemoryStatistics, NodeMemory, nodes};

pub(crate) const NODE: &str = "/sys/devices/system/node";
