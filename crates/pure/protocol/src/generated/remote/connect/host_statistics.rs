//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

use super::super::{NodeGetCpuStats, NodeGetMemoryStats};
use crate::wire::structure;
use ostler_core::Bytes;
use ostler_core::enumeration::{self, Open};

structure! {
    /// `remote_node_get_cells_free_memory_args`
    NodeGetCellsFreeMemoryArgs {
        start_cell: i32,
        maxcells: i32,
    }
}

structure! {
    /// `remote_node_get_cells_free_memory_ret`
    NodeGetCellsFreeMemoryRet {
        cells: Vec<Bytes> [1024],
    }
}

structure! {
    /// `remote_node_get_free_memory_ret`
    NodeGetFreeMemoryRet {
        free_mem: Bytes,
    }
}

structure! {
    /// `remote_node_get_cpu_stats_args`
    NodeGetCpuStatsArgs {
        cpu_num: Open<enumeration::NodeGetCpuStatsAllCpus>,
        nparams: i32,
        flags: u32,
    }
}

structure! {
    /// `remote_node_get_cpu_stats_ret`
    NodeGetCpuStatsRet<'a> {
        params: Vec<NodeGetCpuStats<'a>> [16],
        nparams: i32,
    }
}

structure! {
    /// `remote_node_get_memory_stats_args`
    NodeGetMemoryStatsArgs {
        nparams: i32,
        cell_num: Open<enumeration::NodeGetMemoryStatsAllCells>,
        flags: u32,
    }
}

structure! {
    /// `remote_node_get_memory_stats_ret`
    NodeGetMemoryStatsRet<'a> {
        params: Vec<NodeGetMemoryStats<'a>> [16],
        nparams: i32,
    }
}

structure! {
    /// `remote_node_get_free_pages_args`
    NodeGetFreePagesArgs {
        pages: Vec<u32> [1024],
        start_cell: i32,
        cell_count: u32,
        flags: u32,
    }
}

structure! {
    /// `remote_node_get_free_pages_ret`
    NodeGetFreePagesRet {
        counts: Vec<u64> [1024],
    }
}
