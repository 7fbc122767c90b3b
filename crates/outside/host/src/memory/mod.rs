//! The host's memory: sizes, nodes, distances, page pools and merging.

mod cells;
mod merging;
mod pages;
mod performance;
mod statistics;
#[cfg(test)]
mod tests;

pub use cells::{MemoryCell, cells};
pub use merging::{MergingSetting, PageMerging};
pub use pages::{PagePool, UnknownPageSize, base_page_size, free_pages, page_pools};
pub use performance::{
    CacheAssociativity, CachePolicy, Initiator, MemoryPerformance, MemorySideCache,
    memory_performance, memory_side_caches,
};
pub use statistics::{MemoryStatistics, NodeMemory, nodes};

pub(crate) const NODE: &str = "/sys/devices/system/node";
