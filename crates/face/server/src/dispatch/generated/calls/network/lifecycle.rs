//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, put_count};
use ostler_core::Result;
use ostler_core::flags::NetworkCreateFlags;
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;
use std::sync::Arc;

/// 39 `NETWORK_CREATE`: `virNetworkCreate`, since 0.2.0.
pub(in super::super) async fn network_create(call: Call) -> Result<Reply> {
    let args: remote::NetworkCreateArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), 0, 0)?;
    call.network()?.network_create(&args.network).await?;
    Ok(Reply::default())
}

/// 40 `NETWORK_CREATE_XML`: `virNetworkCreateXML`, since 0.2.0.
pub(in super::super) async fn network_create_xml(call: Call) -> Result<Reply> {
    let args: remote::NetworkCreateXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.network()?.network_create_xml(args.xml).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 42 `NETWORK_DESTROY`: `virNetworkDestroy`, since 0.2.0.
pub(in super::super) async fn network_destroy(call: Call) -> Result<Reply> {
    let args: remote::NetworkDestroyArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), 0, 0)?;
    call.network()?.network_destroy(&args.network).await?;
    Ok(Reply::default())
}

/// 45 `NETWORK_GET_BRIDGE_NAME`: `virNetworkGetBridgeName`, since 0.2.0.
pub(in super::super) async fn network_get_bridge_name(call: Call) -> Result<Reply> {
    let args: remote::NetworkGetBridgeNameArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), 0, 0)?;
    let ret = call.network()?.network_bridge_name(&args.network).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 152 `NETWORK_IS_ACTIVE`: `virNetworkIsActive`, since 0.7.3.
pub(in super::super) async fn network_is_active(call: Call) -> Result<Reply> {
    let args: remote::NetworkIsActiveArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), 0, 0)?;
    let ret = call.network()?.network_is_active(&args.network).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 341 `NETWORK_GET_DHCP_LEASES`: `virNetworkGetDHCPLeases`, since 1.2.6.
pub(in super::super) async fn network_get_dhcp_leases(call: Call) -> Result<Reply> {
    let args: remote::NetworkGetDhcpLeasesArgs<'_> = call.arguments()?;
    call.authorize(Target::Network(&args.network), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.network()?.network_dhcp_leases(&args.network, args.mac).await?;
    let count = ret.len();
    if !args.need_results {
        ret = Arc::default();
    }
    call.reply(|w| {
        w.list(&ret, 65536, |w, item| {
            Wire::encode(&item.interface, w)?;
            Wire::encode(&item.expirytime, w)?;
            Wire::encode(&item.kind, w)?;
            Wire::encode(&item.mac, w)?;
            Wire::encode(&item.iaid, w)?;
            Wire::encode(&item.ipaddr, w)?;
            Wire::encode(&item.prefix, w)?;
            Wire::encode(&item.hostname, w)?;
            Wire::encode(&item.clientid, w)?;
            Ok(())
        })?;
        put_count(w, count);
        Ok(())
    })
}

/// 437 `NETWORK_CREATE_XML_FLAGS`: `virNetworkCreateXMLFlags`, since 7.8.0.
pub(in super::super) async fn network_create_xml_flags(call: Call) -> Result<Reply> {
    let args: remote::NetworkCreateXmlFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NetworkCreateFlags::from_wire)?;
    let ret = call.network()?.network_create_xml_flags(args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
