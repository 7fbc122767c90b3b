//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{NetworkDefineFlags, NetworkUpdateFlags, NetworkXmlFlags};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 41 `NETWORK_DEFINE_XML`: `virNetworkDefineXML`, since 0.2.0.
pub(in super::super) async fn network_define_xml(call: Call) -> Result<Reply> {
    let args: remote::NetworkDefineXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.network()?.network_define_xml(args.xml).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 43 `NETWORK_GET_XML_DESC`: `virNetworkGetXMLDesc`, since 0.2.0.
pub(in super::super) async fn network_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::NetworkGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NetworkXmlFlags::from_wire)?;
    let ret = call.network()?.network_xml_desc(&args.network, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 44 `NETWORK_GET_AUTOSTART`: `virNetworkGetAutostart`, since 0.2.1.
pub(in super::super) async fn network_get_autostart(call: Call) -> Result<Reply> {
    let args: remote::NetworkGetAutostartArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), 0, 0)?;
    let ret = call.network()?.network_autostart(&args.network).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 48 `NETWORK_SET_AUTOSTART`: `virNetworkSetAutostart`, since 0.2.1.
pub(in super::super) async fn network_set_autostart(call: Call) -> Result<Reply> {
    let args: remote::NetworkSetAutostartArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), 0, 0)?;
    call.network()?.network_set_autostart(&args.network, args.autostart).await?;
    Ok(Reply::default())
}

/// 49 `NETWORK_UNDEFINE`: `virNetworkUndefine`, since 0.2.0.
pub(in super::super) async fn network_undefine(call: Call) -> Result<Reply> {
    let args: remote::NetworkUndefineArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), 0, 0)?;
    call.network()?.network_undefine(&args.network).await?;
    Ok(Reply::default())
}

/// 153 `NETWORK_IS_PERSISTENT`: `virNetworkIsPersistent`, since 0.7.3.
pub(in super::super) async fn network_is_persistent(call: Call) -> Result<Reply> {
    let args: remote::NetworkIsPersistentArgs = call.arguments()?;
    call.authorize(Target::Network(&args.network), 0, 0)?;
    let ret = call.network()?.network_is_persistent(&args.network).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 291 `NETWORK_UPDATE`: `virNetworkUpdate`, since 0.10.2.
pub(in super::super) async fn network_update(call: Call) -> Result<Reply> {
    let args: remote::NetworkUpdateArgs<'_> = call.arguments()?;
    call.authorize(Target::Network(&args.network), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NetworkUpdateFlags::from_wire)?;
    call.network()?
        .network_update(
            &args.network,
            args.command,
            args.section,
            args.parent_index,
            args.xml,
            flags,
        )
        .await?;
    Ok(Reply::default())
}

/// 432 `NETWORK_DEFINE_XML_FLAGS`: `virNetworkDefineXMLFlags`, since 7.7.0.
pub(in super::super) async fn network_define_xml_flags(call: Call) -> Result<Reply> {
    let args: remote::NetworkDefineXmlFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NetworkDefineFlags::from_wire)?;
    let ret = call.network()?.network_define_xml_flags(args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 444 `NETWORK_SET_METADATA`: `virNetworkSetMetadata`, since 9.7.0.
pub(in super::super) async fn network_set_metadata(call: Call) -> Result<Reply> {
    let args: remote::NetworkSetMetadataArgs<'_> = call.arguments()?;
    call.authorize(Target::Network(&args.network), args.flags.into(), 0)?;
    let kind = call.known("type", args.kind)?;
    let flags = call.flags(args.flags.into(), NetworkUpdateFlags::from_wire)?;
    call.network()?
        .network_set_metadata(&args.network, kind, args.metadata, args.key, args.uri, flags)
        .await?;
    Ok(Reply::default())
}

/// 445 `NETWORK_GET_METADATA`: `virNetworkGetMetadata`, since 9.7.0.
pub(in super::super) async fn network_get_metadata(call: Call) -> Result<Reply> {
    let args: remote::NetworkGetMetadataArgs<'_> = call.arguments()?;
    call.authorize(Target::Network(&args.network), args.flags.into(), 0)?;
    let kind = call.known("type", args.kind)?;
    let flags = call.flags(args.flags.into(), NetworkUpdateFlags::from_wire)?;
    let ret = call.network()?.network_metadata(&args.network, kind, args.uri, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
