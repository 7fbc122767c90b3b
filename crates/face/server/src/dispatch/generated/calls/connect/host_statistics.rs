//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count};
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};

/// 101 `NODE_GET_CELLS_FREE_MEMORY`: `virNodeGetCellsFreeMemory`, since 0.3.3.
pub(in super::super) async fn node_get_cells_free_memory(call: Call) -> Result<Reply> {
    let args: remote::NodeGetCellsFreeMemoryArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let maxcells = call.at_most("maxcells", args.maxcells, 1024, ErrorCode::InternalError)?;
    let ret = call.hypervisor()?.node_cells_free_memory(args.start_cell, maxcells).await?;
    call.reply(|w| {
        Bounded::encode(&ret, w, 1024)?;
        Ok(())
    })
}

/// 102 `NODE_GET_FREE_MEMORY`: `virNodeGetFreeMemory`, since 0.3.3.
pub(in super::super) async fn node_get_free_memory(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.node_free_memory().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 227 `NODE_GET_CPU_STATS`: `virNodeGetCPUStats`, since 0.9.3.
pub(in super::super) async fn node_get_cpu_stats(call: Call) -> Result<Reply> {
    let args: remote::NodeGetCpuStatsArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let room = call.at_most("nparams", args.nparams, 16, ErrorCode::InternalError)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.hypervisor()?.node_cpu_stats(args.cpu_num).await?;
    let count = fit(&mut ret, room);
    call.reply(|w| {
        w.list(&ret, 16, |w, item| {
            Wire::encode(&item.field, w)?;
            Wire::encode(&item.value, w)?;
            Ok(())
        })?;
        put_count(w, count);
        Ok(())
    })
}

/// 228 `NODE_GET_MEMORY_STATS`: `virNodeGetMemoryStats`, since 0.9.3.
pub(in super::super) async fn node_get_memory_stats(call: Call) -> Result<Reply> {
    let args: remote::NodeGetMemoryStatsArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let room = call.at_most("nparams", args.nparams, 16, ErrorCode::InternalError)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.hypervisor()?.node_memory_stats(args.cell_num).await?;
    let count = fit(&mut ret, room);
    call.reply(|w| {
        w.list(&ret, 16, |w, item| {
            Wire::encode(&item.field, w)?;
            Wire::encode(&item.value, w)?;
            Ok(())
        })?;
        put_count(w, count);
        Ok(())
    })
}

/// 340 `NODE_GET_FREE_PAGES`: `virNodeGetFreePages`, since 1.2.6.
pub(in super::super) async fn node_get_free_pages(call: Call) -> Result<Reply> {
    let args: remote::NodeGetFreePagesArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let cell_count = call.at_most("cellCount", args.cell_count, 1024, ErrorCode::InternalError)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.node_free_pages(&args.pages, args.start_cell, cell_count).await?;
    call.reply(|w| {
        Bounded::encode(&ret, w, 1024)?;
        Ok(())
    })
}
