//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count};
use ostler_core::flags::ConnectListAllNetworksFlags;
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 36 `CONNECT_LIST_DEFINED_NETWORKS`: `virConnectListDefinedNetworks`, since 0.2.0.
pub(in super::super) async fn connect_list_defined_networks(call: Call) -> Result<Reply> {
    let args: remote::ConnectListDefinedNetworksArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let mut ret = call.network()?.connect_list_defined_networks().await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 38 `CONNECT_LIST_NETWORKS`: `virConnectListNetworks`, since 0.2.0.
pub(in super::super) async fn connect_list_networks(call: Call) -> Result<Reply> {
    let args: remote::ConnectListNetworksArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let mut ret = call.network()?.connect_list_networks().await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 46 `NETWORK_LOOKUP_BY_NAME`: `virNetworkLookupByName`, since 0.2.0.
pub(in super::super) async fn network_lookup_by_name(call: Call) -> Result<Reply> {
    let args: remote::NetworkLookupByNameArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.network()?.network_lookup_by_name(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 47 `NETWORK_LOOKUP_BY_UUID`: `virNetworkLookupByUUID`, since 0.2.0.
pub(in super::super) async fn network_lookup_by_uuid(call: Call) -> Result<Reply> {
    let args: remote::NetworkLookupByUuidArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.network()?.network_lookup_by_uuid(args.uuid).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 50 `CONNECT_NUM_OF_DEFINED_NETWORKS`: `virConnectNumOfDefinedNetworks`, since 0.2.0.
pub(in super::super) async fn connect_num_of_defined_networks(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.network()?.connect_number_of_defined_networks().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 52 `CONNECT_NUM_OF_NETWORKS`: `virConnectNumOfNetworks`, since 0.2.0.
pub(in super::super) async fn connect_num_of_networks(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.network()?.connect_number_of_networks().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 283 `CONNECT_LIST_ALL_NETWORKS`: `virConnectListAllNetworks`, since 0.10.2.
pub(in super::super) async fn connect_list_all_networks(call: Call) -> Result<Reply> {
    let args: remote::ConnectListAllNetworksArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectListAllNetworksFlags::from_wire)?;
    let mut ret = call.network()?.connect_list_all_networks(flags).await?;
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
