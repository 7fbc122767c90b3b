//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::{NodeCpuStats, NodeMemoryStats};
use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::{Bytes, Error, Result};

/// What drivers do for clients: connect, host statistics.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectHostStatistics: Send + Sync {
    /// Gives the free memory in bytes of up to `maxcells` NUMA cells from `start_cell` on. A start
    /// past the last cell is refused with `VIR_ERR_INTERNAL_ERROR`.
    ///
    /// `virNodeGetCellsFreeMemory`, since 0.3.3.
    async fn node_cells_free_memory(&self, start_cell: i32, maxcells: u32) -> Result<Vec<Bytes>> {
        Err(Error::no_support("virNodeGetCellsFreeMemory"))
    }

    /// Gives the host's free memory in bytes.
    ///
    /// `virNodeGetFreeMemory`, since 0.3.3.
    async fn node_free_memory(&self) -> Result<Bytes> {
        Err(Error::no_support("virNodeGetFreeMemory"))
    }

    /// Gives the times in nanoseconds that the host's CPU of this number has spent (kernel, user,
    /// idle, iowait, interrupts), or all together for `VIR_NODE_CPU_STATS_ALL_CPUS`. A CPU that is
    /// not there is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virNodeGetCPUStats`, since 0.9.3.
    async fn node_cpu_stats(
        &self,
        cpu_num: Open<enumeration::NodeGetCpuStatsAllCpus>,
    ) -> Result<Vec<NodeCpuStats>> {
        Err(Error::no_support("virNodeGetCPUStats"))
    }

    /// Gives total, free, buffered and cached memory in KiB of the NUMA cell of this number, or of
    /// the host for `VIR_NODE_MEMORY_STATS_ALL_CELLS`. A cell that is not there is refused with
    /// `VIR_ERR_INVALID_ARG`.
    ///
    /// `virNodeGetMemoryStats`, since 0.9.3.
    async fn node_memory_stats(
        &self,
        cell_num: Open<enumeration::NodeGetMemoryStatsAllCells>,
    ) -> Result<Vec<NodeMemoryStats>> {
        Err(Error::no_support("virNodeGetMemoryStats"))
    }

    /// Gives how many pages of each of these sizes (KiB) are free in `cell_count` NUMA cells from
    /// `start_cell` on (-1 for the host as a whole), sizes varying fastest.
    ///
    /// `virNodeGetFreePages`, since 1.2.6.
    async fn node_free_pages(
        &self,
        pages: &[u32],
        start_cell: i32,
        cell_count: u32,
    ) -> Result<Vec<u64>> {
        Err(Error::no_support("virNodeGetFreePages"))
    }
}
