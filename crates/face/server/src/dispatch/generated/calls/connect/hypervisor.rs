//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_protocol::wire::Wire;

/// 3 `CONNECT_GET_TYPE`: `virConnectGetType`, since 0.0.3.
pub(in super::super) async fn connect_get_type(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.connect_type().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 4 `CONNECT_GET_VERSION`: `virConnectGetVersion`, since 0.0.3.
pub(in super::super) async fn connect_get_version(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.connect_version().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 110 `CONNECT_GET_URI`: `virConnectGetURI`, since 0.3.0.
pub(in super::super) async fn connect_get_uri(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.connect_uri().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
