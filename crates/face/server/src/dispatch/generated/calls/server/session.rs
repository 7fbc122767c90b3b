//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::ConnectFlags;
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 1 `CONNECT_OPEN`: `virConnectOpen`, since 0.0.3.
pub(in super::super) async fn connect_open(call: Call) -> Result<Reply> {
    let args: remote::ConnectOpenArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectFlags::known)?;
    call.session.connect_open(args.name, flags).await?;
    Ok(Reply::default())
}

/// 2 `CONNECT_CLOSE`: `virConnectClose`, since 0.0.3.
pub(in super::super) async fn connect_close(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_close().await?;
    Ok(Reply::default())
}

/// 60 `CONNECT_SUPPORTS_FEATURE`: `connect_supports_feature`.
pub(in super::super) async fn connect_supports_feature(call: Call) -> Result<Reply> {
    let args: remote::ConnectSupportsFeatureArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.session.connect_supports_feature(args.feature).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 149 `CONNECT_IS_SECURE`: `virConnectIsSecure`, since 0.7.3.
pub(in super::super) async fn connect_is_secure(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.session.connect_is_secure().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 157 `CONNECT_GET_LIB_VERSION`: `virConnectGetLibVersion`, since 0.7.3.
pub(in super::super) async fn connect_get_lib_version(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.session.connect_lib_version().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 360 `CONNECT_REGISTER_CLOSE_CALLBACK`: `virConnectRegisterCloseCallback`, since 0.10.0.
pub(in super::super) async fn connect_register_close_callback(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_register_close_callback().await?;
    Ok(Reply::default())
}

/// 361 `CONNECT_UNREGISTER_CLOSE_CALLBACK`: `virConnectUnregisterCloseCallback`, since 0.10.0.
pub(in super::super) async fn connect_unregister_close_callback(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    call.session.connect_unregister_close_callback().await?;
    Ok(Reply::default())
}

/// 419 `CONNECT_SET_IDENTITY`: `virConnectSetIdentity`, since 5.8.0.
pub(in super::super) async fn connect_set_identity(call: Call) -> Result<Reply> {
    let args: remote::ConnectSetIdentityArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.session.connect_set_identity(&args.params).await?;
    Ok(Reply::default())
}
