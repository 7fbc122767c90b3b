//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::NodeAllocPagesFlags;
use ostler_core::{Error, Result, TypedParams};

/// What drivers do for clients: connect, host tuning.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectHostTuning: Send + Sync {
    /// `virNodeSuspendForDuration`, since 0.9.8.
    async fn node_suspend_for_duration(&self, target: u32, duration: u64) -> Result<()> {
        Err(Error::no_support("virNodeSuspendForDuration"))
    }

    /// `virNodeSetMemoryParameters`, since 0.10.2.
    async fn node_set_memory_parameters(&self, params: &TypedParams) -> Result<()> {
        Err(Error::no_support("virNodeSetMemoryParameters"))
    }

    /// `virNodeGetMemoryParameters`, since 0.10.2.
    async fn node_memory_parameters(&self) -> Result<TypedParams> {
        Err(Error::no_support("virNodeGetMemoryParameters"))
    }

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
