//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_protocol::remote;

/// 220 `INTERFACE_CHANGE_BEGIN`: `virInterfaceChangeBegin`, since 0.9.2.
pub(in super::super) async fn interface_change_begin(call: Call) -> Result<Reply> {
    let args: remote::InterfaceChangeBeginArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.interface()?.interface_change_begin().await?;
    Ok(Reply::default())
}

/// 221 `INTERFACE_CHANGE_COMMIT`: `virInterfaceChangeCommit`, since 0.9.2.
pub(in super::super) async fn interface_change_commit(call: Call) -> Result<Reply> {
    let args: remote::InterfaceChangeCommitArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.interface()?.interface_change_commit().await?;
    Ok(Reply::default())
}

/// 222 `INTERFACE_CHANGE_ROLLBACK`: `virInterfaceChangeRollback`, since 0.9.2.
pub(in super::super) async fn interface_change_rollback(call: Call) -> Result<Reply> {
    let args: remote::InterfaceChangeRollbackArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.interface()?.interface_change_rollback().await?;
    Ok(Reply::default())
}
