//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_protocol::admin;

/// 1 `CONNECT_OPEN`: `virAdmConnectOpen`, since 2.0.0.
pub(in super::super) async fn admin_connect_open(call: Call) -> Result<Reply> {
    let args: admin::ConnectOpenArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.session.admin_connect_open().await?;
    Ok(Reply::default())
}

/// 2 `CONNECT_CLOSE`: `virAdmConnectClose`, since 2.0.0.
pub(in super::super) async fn admin_connect_close(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    call.session.admin_connect_close().await?;
    Ok(Reply::default())
}
