//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::TypedParams;
use ostler_core::enumeration::{self, Open};
use std::borrow::Cow;

structure! {
    /// `remote_node_suspend_for_duration_args`
    NodeSuspendForDurationArgs {
        target: Open<enumeration::NodeSuspendTarget>,
        duration: u64,
        flags: u32,
    }
}

structure! {
    /// `remote_node_set_memory_parameters_args`
    NodeSetMemoryParametersArgs<'a> {
        params: Cow<'a, TypedParams> [64],
        flags: u32,
    }
}

structure! {
    /// `remote_node_get_memory_parameters_args`
    NodeGetMemoryParametersArgs {
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_node_get_memory_parameters_ret`
    NodeGetMemoryParametersRet<'a> {
        params: Cow<'a, TypedParams> [64],
        nparams: i32,
    }
}

structure! {
    /// `remote_node_alloc_pages_args`
    NodeAllocPagesArgs {
        page_sizes: Vec<u32> [1024],
        page_counts: Vec<u64> [1024],
        start_cell: i32,
        cell_count: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_node_alloc_pages_ret`
    NodeAllocPagesRet {
        ret: i32,
    }
}
