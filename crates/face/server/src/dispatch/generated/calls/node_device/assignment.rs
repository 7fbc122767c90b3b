//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_protocol::remote;

/// 118 `NODE_DEVICE_DETTACH`: `virNodeDeviceDettach`, since 0.6.1.
pub(in super::super) async fn node_device_dettach(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceDettachArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    call.node_device()?.node_device_dettach(args.name).await?;
    Ok(Reply::default())
}

/// 119 `NODE_DEVICE_RE_ATTACH`: `virNodeDeviceReAttach`, since 0.6.1.
pub(in super::super) async fn node_device_re_attach(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceReAttachArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    call.node_device()?.node_device_re_attach(args.name).await?;
    Ok(Reply::default())
}

/// 120 `NODE_DEVICE_RESET`: `virNodeDeviceReset`, since 0.6.1.
pub(in super::super) async fn node_device_reset(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceResetArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), 0, 0)?;
    call.node_device()?.node_device_reset(args.name).await?;
    Ok(Reply::default())
}

/// 301 `NODE_DEVICE_DETACH_FLAGS`: `virNodeDeviceDetachFlags`, since 1.0.5.
pub(in super::super) async fn node_device_detach_flags(call: Call) -> Result<Reply> {
    let args: remote::NodeDeviceDetachFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::NodeDevice(args.name), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.node_device()?.node_device_detach_flags(args.name, args.driver_name).await?;
    Ok(Reply::default())
}
