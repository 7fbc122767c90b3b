//! Pools of memory pages: the ordinary ones and those of each huge size.

use super::{MemoryStatistics, NODE, NodeMemory};
use crate::HostRoot;
use ostler_core::KiB;

/// The pages of one size, of a node or the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PagePool {
    /// The size of a page.
    pub size: KiB,
    /// How many there are. Ordinary ones: without what the huge ones take.
    pub total: u64,
    /// How many of them are free.
    pub free: u64,
}

/// The host has no pages of this size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the host has no memory pages of {size}: /sys/kernel/mm/hugepages lists the sizes it has")]
pub struct UnknownPageSize {
    /// The size.
    pub size: KiB,
}

/// The size of an ordinary page.
#[must_use]
pub fn base_page_size() -> KiB {
    KiB(rustix::param::page_size() as u64 / 1024)
}

/// The pools of `node`, or of the whole host, ordinary pages first and then
/// the huge ones by size. Empty where there is no such node.
#[must_use]
pub fn page_pools(root: &HostRoot, node: Option<u32>) -> Vec<PagePool> {
    let memory = match node {
        Some(node) => NodeMemory::read(root, node),
        None => MemoryStatistics::read(root)
            .map(|host| NodeMemory { total: host.total, free: host.free }),
    };
    let Some(memory) = memory else { return Vec::new() };
    let mut pools = huge_pools(root, node);
    pools.sort_unstable_by_key(|pool| pool.size);
    let huge: u64 = pools.iter().map(|pool| pool.total.saturating_mul(pool.size.0)).sum();
    let size = base_page_size();
    let ordinary = PagePool {
        size,
        total: memory.total.0.saturating_sub(huge) / size.0,
        free: memory.free.0 / size.0,
    };
    pools.insert(0, ordinary);
    pools
}

/// How many pages of each of `sizes` are free in `node` or the whole host.
///
/// # Errors
/// Names a size of which the host has no pages.
pub fn free_pages(
    root: &HostRoot,
    node: Option<u32>,
    sizes: &[KiB],
) -> Result<Vec<u64>, UnknownPageSize> {
    let pools = page_pools(root, node);
    sizes
        .iter()
        .map(|size| {
            let pool = pools.iter().find(|pool| pool.size == *size);
            pool.map(|pool| pool.free).ok_or(UnknownPageSize { size: *size })
        })
        .collect()
}

fn huge_pools(root: &HostRoot, node: Option<u32>) -> Vec<PagePool> {
    let folder = match node {
        Some(node) => format!("{NODE}/node{node}/hugepages"),
        None => "/sys/kernel/mm/hugepages".to_owned(),
    };
    let names = root.names(&folder);
    names
        .iter()
        .filter_map(|name| {
            let size = name.strip_prefix("hugepages-")?.strip_suffix("kB")?.parse().ok()?;
            Some(PagePool {
                size: KiB(size),
                total: root.number(&format!("{folder}/{name}/nr_hugepages"))?,
                free: root.number(&format!("{folder}/{name}/free_hugepages"))?,
            })
        })
        .collect()
}
