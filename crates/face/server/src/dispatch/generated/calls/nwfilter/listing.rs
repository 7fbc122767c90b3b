//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count};
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 175 `NWFILTER_LOOKUP_BY_NAME`: `virNWFilterLookupByName`, since 0.8.0.
pub(in super::super) async fn nwfilter_lookup_by_name(call: Call) -> Result<Reply> {
    let args: remote::NwfilterLookupByNameArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.nwfilter()?.nwfilter_lookup_by_name(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 176 `NWFILTER_LOOKUP_BY_UUID`: `virNWFilterLookupByUUID`, since 0.8.0.
pub(in super::super) async fn nwfilter_lookup_by_uuid(call: Call) -> Result<Reply> {
    let args: remote::NwfilterLookupByUuidArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.nwfilter()?.nwfilter_lookup_by_uuid(args.uuid).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 178 `CONNECT_NUM_OF_NWFILTERS`: `virConnectNumOfNWFilters`, since 0.8.0.
pub(in super::super) async fn connect_num_of_nwfilters(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.nwfilter()?.connect_number_of_nwfilters().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 179 `CONNECT_LIST_NWFILTERS`: `virConnectListNWFilters`, since 0.8.0.
pub(in super::super) async fn connect_list_nwfilters(call: Call) -> Result<Reply> {
    let args: remote::ConnectListNwfiltersArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let mut ret = call.nwfilter()?.connect_list_nwfilters().await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 286 `CONNECT_LIST_ALL_NWFILTERS`: `virConnectListAllNWFilters`, since 0.10.2.
pub(in super::super) async fn connect_list_all_nwfilters(call: Call) -> Result<Reply> {
    let args: remote::ConnectListAllNwfiltersArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.nwfilter()?.connect_list_all_nwfilters().await?;
    let count = ret.len();
    if !args.need_results {
        ret = Arc::default();
    }
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        put_count(w, count);
        Ok(())
    })
}

/// 397 `NWFILTER_BINDING_LOOKUP_BY_PORT_DEV`: `virNWFilterBindingLookupByPortDev`, since 4.5.0.
pub(in super::super) async fn nwfilter_binding_lookup_by_port_dev(call: Call) -> Result<Reply> {
    let args: remote::NwfilterBindingLookupByPortDevArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.nwfilter()?.nwfilter_binding_lookup_by_port_dev(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 401 `CONNECT_LIST_ALL_NWFILTER_BINDINGS`: `virConnectListAllNWFilterBindings`, since 4.5.0.
pub(in super::super) async fn connect_list_all_nwfilter_bindings(call: Call) -> Result<Reply> {
    let args: remote::ConnectListAllNwfilterBindingsArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.nwfilter()?.connect_list_all_nwfilter_bindings().await?;
    let count = ret.len();
    if !args.need_results {
        ret = Arc::default();
    }
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        put_count(w, count);
        Ok(())
    })
}
