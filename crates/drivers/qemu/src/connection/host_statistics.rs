//! The use of the host's processors and memory. The kernel makes these files up on the spot, so
//! reading them waits for nothing.

use super::QemuConnection;
use super::host::untold;
use async_trait::async_trait;
use ostler_core::enumeration::{
    Enumeration, NodeGetCpuStatsAllCpus, NodeGetMemoryStatsAllCells, Open,
};
use ostler_core::{Bytes, Error, KiB, Result};
use ostler_driver::api::{ConnectHostStatistics, NodeCpuStats, NodeMemoryStats};
use ostler_host::HostRoot;
use ostler_host::memory::{self, MemoryStatistics, NodeMemory};
use ostler_host::processor::{self, CpuSet};
use std::ops::Range;

#[async_trait]
impl ConnectHostStatistics for QemuConnection {
    async fn node_cells_free_memory(&self, start_cell: i32, maxcells: u32) -> Result<Vec<Bytes>> {
        let host = &self.driver.host;
        let cells = span(&nodes(host), start_cell, maxcells)?;
        let free = |cell| node_memory(host, cell).map_or(Bytes(0), |memory| bytes(memory.free));
        Ok(cells.map(free).collect())
    }

    async fn node_free_memory(&self) -> Result<Bytes> {
        let memory = NodeMemory::of_all(&self.driver.host);
        let memory = memory.ok_or_else(|| untold("its free memory", "/proc/meminfo"))?;
        Ok(bytes(memory.free))
    }

    async fn node_cpu_stats(
        &self,
        cpu_num: Open<NodeGetCpuStatsAllCpus>,
    ) -> Result<Vec<NodeCpuStats>> {
        let cpu = one_or_all(cpu_num, "processor")?;
        let times = processor::processor_times(&self.driver.host, cpu);
        let times = times.ok_or_else(|| match cpu {
            Some(cpu) => Error::invalid_arg(format!("this host has no processor {cpu} online")),
            None => untold("its processors' times", "/proc/stat"),
        })?;
        let field = |field: &str, value| NodeCpuStats { field: field.to_owned(), value };
        Ok(vec![
            field("kernel", times.kernel),
            field("user", times.user),
            field("idle", times.idle),
            field("iowait", times.iowait),
        ])
    }

    async fn node_memory_stats(
        &self,
        cell_num: Open<NodeGetMemoryStatsAllCells>,
    ) -> Result<Vec<NodeMemoryStats>> {
        let field = |field: &str, value| NodeMemoryStats { field: field.to_owned(), value };
        let Some(cell) = one_or_all(cell_num, "memory node")? else {
            let memory = MemoryStatistics::read(&self.driver.host);
            let memory = memory.ok_or_else(|| untold("its memory", "/proc/meminfo"))?;
            return Ok(vec![
                field("total", memory.total),
                field("free", memory.free),
                field("buffers", memory.buffers),
                field("cached", memory.cached),
            ]);
        };
        let memory = node_memory(&self.driver.host, cell);
        let memory = memory
            .ok_or_else(|| Error::invalid_arg(format!("this host has no memory node {cell}")))?;
        Ok(vec![field("total", memory.total), field("free", memory.free)])
    }

    async fn node_free_pages(
        &self,
        pages: &[u32],
        start_cell: i32,
        cell_count: u32,
    ) -> Result<Vec<u64>> {
        let (host, mut left) = (&self.driver.host, cell_count);
        let sizes: Vec<KiB> = pages.iter().map(|&size| KiB(size.into())).collect();
        let mut counts = Vec::new();
        let of_all = Open::<NodeGetMemoryStatsAllCells>::from_number(start_cell);
        if one_or_all(of_all, "memory node")?.is_none() && left > 0 {
            counts.extend(free_pages(host, None, &sizes)?);
            left -= 1;
        }
        if left > 0 {
            for cell in span(&nodes(host), start_cell.max(0), left)? {
                counts.extend(free_pages(host, Some(cell), &sizes)?);
            }
        }
        Ok(counts)
    }
}

/// The number of one thing, or none for the value that means all of them.
fn one_or_all<E: Enumeration>(number: Open<E>, thing: &str) -> Result<Option<u32>> {
    match number.known() {
        Some(_) => Ok(None),
        None => u32::try_from(number.number()).map(Some).map_err(|_| negative(thing)),
    }
}

fn negative(thing: &str) -> Error {
    Error::invalid_arg(format!("the number of a {thing} is 0 or more, or -1 for all together"))
}

/// The memory nodes; a single one where the kernel knows none.
fn nodes(host: &HostRoot) -> CpuSet {
    let nodes = memory::nodes(host);
    if nodes.is_empty() { [0].into_iter().collect() } else { nodes }
}

/// At most `count` nodes that there are, from number `start`.
fn span(nodes: &CpuSet, start: i32, count: u32) -> Result<Range<u32>> {
    let last = nodes.last().unwrap_or(0);
    let first = u32::try_from(start).ok().filter(|first| *first <= last).ok_or_else(|| {
        Error::internal(format!("memory node {start} is not one of this host's: they are 0-{last}"))
    })?;
    Ok(first..first.saturating_add(count).min(last.saturating_add(1)))
}

/// The memory of a node, or of the host where it is all one.
fn node_memory(host: &HostRoot, cell: u32) -> Option<NodeMemory> {
    match NodeMemory::read(host, cell) {
        None if cell == 0 && memory::nodes(host).is_empty() => NodeMemory::of_all(host),
        memory => memory,
    }
}

fn free_pages(host: &HostRoot, cell: Option<u32>, sizes: &[KiB]) -> Result<Vec<u64>> {
    let cell = cell.filter(|_| !memory::nodes(host).is_empty());
    memory::free_pages(host, cell, sizes)
        .map_err(|error| Error::operation_failed(error.to_string()))
}

fn bytes(size: KiB) -> Bytes {
    size.to_bytes().unwrap_or(Bytes(u64::MAX))
}
