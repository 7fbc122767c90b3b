//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count};
use ostler_core::flags::ConnectListAllInterfacesFlags;
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 126 `CONNECT_NUM_OF_INTERFACES`: `virConnectNumOfInterfaces`, since 0.6.4.
pub(in super::super) async fn connect_num_of_interfaces(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.interface()?.connect_number_of_interfaces().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 127 `CONNECT_LIST_INTERFACES`: `virConnectListInterfaces`, since 0.6.4.
pub(in super::super) async fn connect_list_interfaces(call: Call) -> Result<Reply> {
    let args: remote::ConnectListInterfacesArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let mut ret = call.interface()?.connect_list_interfaces().await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 128 `INTERFACE_LOOKUP_BY_NAME`: `virInterfaceLookupByName`, since 0.6.4.
pub(in super::super) async fn interface_lookup_by_name(call: Call) -> Result<Reply> {
    let args: remote::InterfaceLookupByNameArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.interface()?.interface_lookup_by_name(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 129 `INTERFACE_LOOKUP_BY_MAC_STRING`: `virInterfaceLookupByMACString`, since 0.6.4.
pub(in super::super) async fn interface_lookup_by_mac_string(call: Call) -> Result<Reply> {
    let args: remote::InterfaceLookupByMacStringArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.interface()?.interface_lookup_by_mac_string(args.mac).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 137 `CONNECT_NUM_OF_DEFINED_INTERFACES`: `virConnectNumOfDefinedInterfaces`, since 0.7.0.
pub(in super::super) async fn connect_num_of_defined_interfaces(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.interface()?.connect_number_of_defined_interfaces().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 138 `CONNECT_LIST_DEFINED_INTERFACES`: `virConnectListDefinedInterfaces`, since 0.7.0.
pub(in super::super) async fn connect_list_defined_interfaces(call: Call) -> Result<Reply> {
    let args: remote::ConnectListDefinedInterfacesArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let mut ret = call.interface()?.connect_list_defined_interfaces().await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 284 `CONNECT_LIST_ALL_INTERFACES`: `virConnectListAllInterfaces`, since 0.10.2.
pub(in super::super) async fn connect_list_all_interfaces(call: Call) -> Result<Reply> {
    let args: remote::ConnectListAllInterfacesArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectListAllInterfacesFlags::from_wire)?;
    let mut ret = call.interface()?.connect_list_all_interfaces(flags).await?;
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
