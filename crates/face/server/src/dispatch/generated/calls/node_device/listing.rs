//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count};
use ostler_core::flags::ConnectListAllNodeDeviceFlags;
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 111 `NODE_NUM_OF_DEVICES`: `virNodeNumOfDevices`, since 0.5.0.
pub(in super::super) async fn node_num_of_devices(call: Call) -> Result<Reply> {
    let args: remote::NodeNumOfDevicesArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.node_device()?.node_number_of_devices(args.cap).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 112 `NODE_LIST_DEVICES`: `virNodeListDevices`, since 0.5.0.
pub(in super::super) async fn node_list_devices(call: Call) -> Result<Reply> {
    let args: remote::NodeListDevicesArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let room = call.at_most("maxnames", args.maxnames, 65536, ErrorCode::Rpc)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.node_device()?.node_list_devices(args.cap).await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 65536)?;
        Ok(())
    })
}

/// 113 `NODE_DEVICE_LOOKUP_BY_NAME`: `virNodeDeviceLookupByName`, since 0.5.0.
pub(in super::super) async fn node_device_lookup_by_name(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceLookupByNameArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    let ret = call.node_device()?.node_device_lookup_by_name(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 285 `CONNECT_LIST_ALL_NODE_DEVICES`: `virConnectListAllNodeDevices`, since 0.10.2.
pub(in super::super) async fn connect_list_all_node_devices(call: Call) -> Result<Reply> {
    let args: remote::ConnectListAllNodeDevicesArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectListAllNodeDeviceFlags::from_wire)?;
    let mut ret = call.node_device()?.connect_list_all_node_devices(flags).await?;
    let count = ret.len();
    if !args.need_results {
        ret = Arc::default();
    }
    call.reply(|w| {
        Bounded::encode(&ret, w, 65536)?;
        put_count(w, count);
        Ok(())
    })
}

/// 297 `NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN`: `virNodeDeviceLookupSCSIHostByWWN`, since 1.0.3.
pub(in super::super) async fn node_device_lookup_scsi_host_by_wwn(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceLookupScsiHostByWwnArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.node_device()?.node_device_lookup_scsi_host_by_wwn(args.wwnn, args.wwpn).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
