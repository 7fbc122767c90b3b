//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count, string_okay, understood};
use ostler_core::flags::NodeAllocPagesFlags;
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};

/// 250 `NODE_SUSPEND_FOR_DURATION`: `virNodeSuspendForDuration`, since 0.9.8.
pub(in super::super) async fn node_suspend_for_duration(call: Call) -> Result<Reply> {
    let args: remote::NodeSuspendForDurationArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let target = call.known("target", args.target)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.node_suspend_for_duration(target, args.duration).await?;
    Ok(Reply::default())
}

/// 288 `NODE_SET_MEMORY_PARAMETERS`: `virNodeSetMemoryParameters`, since 0.10.2.
pub(in super::super) async fn node_set_memory_parameters(call: Call) -> Result<Reply> {
    let args: remote::NodeSetMemoryParametersArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.node_set_memory_parameters(&args.params).await?;
    Ok(Reply::default())
}

/// 289 `NODE_GET_MEMORY_PARAMETERS`: `virNodeGetMemoryParameters`, since 0.10.2.
pub(in super::super) async fn node_get_memory_parameters(call: Call) -> Result<Reply> {
    let args: remote::NodeGetMemoryParametersArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let room = call.at_most("nparams", args.nparams, 64, ErrorCode::InternalError)?;
    let (bits, strings) = string_okay(args.flags);
    call.no_flags(bits.into())?;
    let ret = call.hypervisor()?.node_memory_parameters().await?;
    let mut ret = understood(ret, strings);
    let count = fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 64)?;
        put_count(w, count);
        Ok(())
    })
}

/// 347 `NODE_ALLOC_PAGES`: `virNodeAllocPages`, since 1.2.9.
pub(in super::super) async fn node_alloc_pages(call: Call) -> Result<Reply> {
    let args: remote::NodeAllocPagesArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let cell_count = call.at_most("cellCount", args.cell_count, 1024, ErrorCode::InternalError)?;
    let flags = call.flags(args.flags.into(), NodeAllocPagesFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .node_alloc_pages(&args.page_sizes, &args.page_counts, args.start_cell, cell_count, flags)
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
