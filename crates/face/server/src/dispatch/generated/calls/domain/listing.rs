//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count};
use ostler_core::flags::ConnectListAllDomainsFlags;
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 21 `CONNECT_LIST_DEFINED_DOMAINS`: `virConnectListDefinedDomains`, since 0.1.1.
pub(in super::super) async fn connect_list_defined_domains(call: Call) -> Result<Reply> {
    let args: remote::ConnectListDefinedDomainsArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let room = call.at_most("maxnames", args.maxnames, 16384, ErrorCode::Rpc)?;
    let mut ret = call.hypervisor()?.connect_list_defined_domains().await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 22 `DOMAIN_LOOKUP_BY_ID`: `virDomainLookupByID`, since 0.0.3.
pub(in super::super) async fn domain_lookup_by_id(call: Call) -> Result<Reply> {
    let args: remote::DomainLookupByIdArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.domain_lookup_by_id(args.id).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 23 `DOMAIN_LOOKUP_BY_NAME`: `virDomainLookupByName`, since 0.0.3.
pub(in super::super) async fn domain_lookup_by_name(call: Call) -> Result<Reply> {
    let args: remote::DomainLookupByNameArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.domain_lookup_by_name(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 24 `DOMAIN_LOOKUP_BY_UUID`: `virDomainLookupByUUID`, since 0.0.5.
pub(in super::super) async fn domain_lookup_by_uuid(call: Call) -> Result<Reply> {
    let args: remote::DomainLookupByUuidArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.domain_lookup_by_uuid(args.uuid).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 25 `CONNECT_NUM_OF_DEFINED_DOMAINS`: `virConnectNumOfDefinedDomains`, since 0.1.5.
pub(in super::super) async fn connect_num_of_defined_domains(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.connect_number_of_defined_domains().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 37 `CONNECT_LIST_DOMAINS`: `virConnectListDomains`, since 0.0.3.
pub(in super::super) async fn connect_list_domains(call: Call) -> Result<Reply> {
    let args: remote::ConnectListDomainsArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let room = call.at_most("maxids", args.maxids, 16384, ErrorCode::Rpc)?;
    let mut ret = call.hypervisor()?.connect_list_domains().await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 51 `CONNECT_NUM_OF_DOMAINS`: `virConnectNumOfDomains`, since 0.0.3.
pub(in super::super) async fn connect_num_of_domains(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.connect_number_of_domains().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 273 `CONNECT_LIST_ALL_DOMAINS`: `virConnectListAllDomains`, since 0.9.13.
pub(in super::super) async fn connect_list_all_domains(call: Call) -> Result<Reply> {
    let args: remote::ConnectListAllDomainsArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectListAllDomainsFlags::from_wire)?;
    let mut ret = call.hypervisor()?.connect_list_all_domains(flags).await?;
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
