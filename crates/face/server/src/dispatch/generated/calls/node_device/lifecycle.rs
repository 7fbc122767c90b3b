//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{
    NodeDeviceCreateXmlFlags, NodeDeviceDefineXmlFlags, NodeDeviceUpdateFlags,
};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 123 `NODE_DEVICE_CREATE_XML`: `virNodeDeviceCreateXML`, since 0.6.3.
pub(in super::super) async fn node_device_create_xml(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceCreateXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NodeDeviceCreateXmlFlags::from_wire)?;
    let ret = call.node_device()?.node_device_create_xml(args.xml_desc, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 124 `NODE_DEVICE_DESTROY`: `virNodeDeviceDestroy`, since 0.6.3.
pub(in super::super) async fn node_device_destroy(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceDestroyArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    call.node_device()?.node_device_destroy(args.name).await?;
    Ok(Reply::default())
}

/// 428 `NODE_DEVICE_DEFINE_XML`: `virNodeDeviceDefineXML`, since 7.3.0.
pub(in super::super) async fn node_device_define_xml(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceDefineXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NodeDeviceDefineXmlFlags::from_wire)?;
    let ret = call.node_device()?.node_device_define_xml(args.xml_desc, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 429 `NODE_DEVICE_UNDEFINE`: `virNodeDeviceUndefine`, since 7.3.0.
pub(in super::super) async fn node_device_undefine(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceUndefineArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.node_device()?.node_device_undefine(args.name).await?;
    Ok(Reply::default())
}

/// 430 `NODE_DEVICE_CREATE`: `virNodeDeviceCreate`, since 7.3.0.
pub(in super::super) async fn node_device_create(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceCreateArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.node_device()?.node_device_create(args.name).await?;
    Ok(Reply::default())
}

/// 434 `NODE_DEVICE_SET_AUTOSTART`: `virNodeDeviceSetAutostart`, since 7.8.0.
pub(in super::super) async fn node_device_set_autostart(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceSetAutostartArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    call.node_device()?.node_device_set_autostart(args.name, args.autostart).await?;
    Ok(Reply::default())
}

/// 447 `NODE_DEVICE_UPDATE`: `virNodeDeviceUpdate`, since 10.1.0.
pub(in super::super) async fn node_device_update(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceUpdateArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NodeDeviceUpdateFlags::from_wire)?;
    call.node_device()?.node_device_update(args.name, args.xml_desc, flags).await?;
    Ok(Reply::default())
}
