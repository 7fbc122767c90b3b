//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration;
use ostler_core::flags::NodeAllocPagesFlags;
use ostler_core::{Error, Result, TypedParams};

/// What drivers do for clients: connect, host tuning.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectHostTuning: Send + Sync {
    /// Suspends the host and has it wake after `duration` seconds, at least 60. A target that the
    /// host does not have is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virNodeSuspendForDuration`, since 0.9.8.
    async fn node_suspend_for_duration(
        &self,
        target: enumeration::NodeSuspendTarget,
        duration: u64,
    ) -> Result<()> {
        Err(Error::no_support("virNodeSuspendForDuration"))
    }

    /// Sets parameters of the host's memory sharing (KSM) by name.
    ///
    /// `virNodeSetMemoryParameters`, since 0.10.2.
    async fn node_set_memory_parameters(&self, params: &TypedParams) -> Result<()> {
        Err(Error::no_support("virNodeSetMemoryParameters"))
    }

    /// Gives parameters and counts of the host's memory sharing (KSM): pages, and milliseconds
    /// between scans.
    ///
    /// `virNodeGetMemoryParameters`, since 0.10.2.
    async fn node_memory_parameters(&self) -> Result<TypedParams> {
        Err(Error::no_support("virNodeGetMemoryParameters"))
    }

    /// Reserves pages of these sizes (KiB) in each of `cell_count` NUMA cells from `start_cell` on:
    /// so many more, or with `SET` so many in all. Gives how many cells and sizes were changed.
    ///
    /// `virNodeAllocPages`, since 1.2.9.
    async fn node_alloc_pages(
        &self,
        page_sizes: &[u32],
        page_counts: &[u64],
        start_cell: i32,
        cell_count: u32,
        flags: NodeAllocPagesFlags,
    ) -> Result<i32> {
        Err(Error::no_support("virNodeAllocPages"))
    }
}
