//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::api::{NodeCpuStats, NodeMemoryStats};
use async_trait::async_trait;
use ostler_core::{Error, Result};

/// What drivers do for clients: connect, host statistics.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectHostStatistics: Send + Sync {
    /// `virNodeGetCellsFreeMemory`, since 0.3.3.
    async fn node_cells_free_memory(&self, start_cell: i32, maxcells: u32) -> Result<Vec<u64>> {
        Err(Error::no_support("virNodeGetCellsFreeMemory"))
    }

    /// `virNodeGetFreeMemory`, since 0.3.3.
    async fn node_free_memory(&self) -> Result<u64> {
        Err(Error::no_support("virNodeGetFreeMemory"))
    }

    /// `virNodeGetCPUStats`, since 0.9.3.
    async fn node_cpu_stats(&self, cpu_num: i32) -> Result<Vec<NodeCpuStats>> {
        Err(Error::no_support("virNodeGetCPUStats"))
    }

    /// `virNodeGetMemoryStats`, since 0.9.3.
    async fn node_memory_stats(&self, cell_num: i32) -> Result<Vec<NodeMemoryStats>> {
        Err(Error::no_support("virNodeGetMemoryStats"))
    }

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
