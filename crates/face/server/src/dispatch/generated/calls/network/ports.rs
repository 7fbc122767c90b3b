//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count, string_okay, understood};
use ostler_core::Result;
use ostler_core::flags::NetworkPortCreateFlags;
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 404 `NETWORK_LIST_ALL_PORTS`: `virNetworkListAllPorts`, since 5.5.0.
pub(in super::super) async fn network_list_all_ports(call: Call) -> Result<Reply> {
    let args: remote::NetworkListAllPortsArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.network()?.network_list_all_ports(&args.network).await?;
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

/// 405 `NETWORK_PORT_LOOKUP_BY_UUID`: `virNetworkPortLookupByUUID`, since 5.5.0.
pub(in super::super) async fn network_port_lookup_by_uuid(call: Call) -> Result<Reply> {
    let args: remote::NetworkPortLookupByUuidArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), 0, 0)?;
    let ret = call.network()?.network_port_lookup_by_uuid(&args.network, args.uuid).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 406 `NETWORK_PORT_CREATE_XML`: `virNetworkPortCreateXML`, since 5.5.0.
pub(in super::super) async fn network_port_create_xml(call: Call) -> Result<Reply> {
    let args: remote::NetworkPortCreateXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Network(&args.network), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NetworkPortCreateFlags::from_wire)?;
    let ret = call.network()?.network_port_create_xml(&args.network, args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 407 `NETWORK_PORT_GET_PARAMETERS`: `virNetworkPortGetParameters`, since 5.5.0.
pub(in super::super) async fn network_port_get_parameters(call: Call) -> Result<Reply> {
    let args: remote::NetworkPortGetParametersArgs = call.arguments()?;
    call.authorize(Target::NetworkPort(&args.port), args.flags.into(), 0)?;
    let room = u32::MAX;
    let (bits, strings) = string_okay(args.flags);
    call.no_flags(bits.into())?;
    let ret = call.network()?.network_port_parameters(&args.port).await?;
    let mut ret = understood(ret, strings);
    let count = fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16)?;
        put_count(w, count);
        Ok(())
    })
}

/// 408 `NETWORK_PORT_SET_PARAMETERS`: `virNetworkPortSetParameters`, since 5.5.0.
pub(in super::super) async fn network_port_set_parameters(call: Call) -> Result<Reply> {
    let args: remote::NetworkPortSetParametersArgs<'_> = call.arguments()?;
    call.authorize(Target::NetworkPort(&args.port), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.network()?.network_port_set_parameters(&args.port, &args.params).await?;
    Ok(Reply::default())
}

/// 409 `NETWORK_PORT_GET_XML_DESC`: `virNetworkPortGetXMLDesc`, since 5.5.0.
pub(in super::super) async fn network_port_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::NetworkPortGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::NetworkPort(&args.port), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.network()?.network_port_xml_desc(&args.port).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 410 `NETWORK_PORT_DELETE`: `virNetworkPortDelete`, since 5.5.0.
pub(in super::super) async fn network_port_delete(call: Call) -> Result<Reply> {
    let args: remote::NetworkPortDeleteArgs = call.arguments()?;
    call.authorize(Target::NetworkPort(&args.port), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.network()?.network_port_delete(&args.port).await?;
    Ok(Reply::default())
}
