//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit};
use ostler_core::flags::NodeDeviceXmlFlags;
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};

/// 114 `NODE_DEVICE_GET_XML_DESC`: `virNodeDeviceGetXMLDesc`, since 0.5.0.
pub(in super::super) async fn node_device_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceGetXmlDescArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), NodeDeviceXmlFlags::from_wire)?;
    let ret = call.node_device()?.node_device_xml_desc(args.name, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 115 `NODE_DEVICE_GET_PARENT`: `virNodeDeviceGetParent`, since 0.5.0.
pub(in super::super) async fn node_device_get_parent(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceGetParentArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    let ret = call.node_device()?.node_device_parent(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 116 `NODE_DEVICE_NUM_OF_CAPS`: `virNodeDeviceNumOfCaps`, since 0.5.0.
pub(in super::super) async fn node_device_num_of_caps(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceNumOfCapsArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    let ret = call.node_device()?.node_device_number_of_caps(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 117 `NODE_DEVICE_LIST_CAPS`: `virNodeDeviceListCaps`, since 0.5.0.
pub(in super::super) async fn node_device_list_caps(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceListCapsArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    let room = call.at_most("maxnames", args.maxnames, 65536, ErrorCode::Rpc)?;
    let mut ret = call.node_device()?.node_device_list_caps(args.name).await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 65536)?;
        Ok(())
    })
}

/// 433 `NODE_DEVICE_GET_AUTOSTART`: `virNodeDeviceGetAutostart`, since 7.8.0.
pub(in super::super) async fn node_device_get_autostart(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceGetAutostartArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    let ret = call.node_device()?.node_device_autostart(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 435 `NODE_DEVICE_IS_PERSISTENT`: `virNodeDeviceIsPersistent`, since 7.8.0.
pub(in super::super) async fn node_device_is_persistent(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceIsPersistentArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    let ret = call.node_device()?.node_device_is_persistent(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 436 `NODE_DEVICE_IS_ACTIVE`: `virNodeDeviceIsActive`, since 7.8.0.
pub(in super::super) async fn node_device_is_active(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceIsActiveArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    let ret = call.node_device()?.node_device_is_active(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
