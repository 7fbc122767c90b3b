//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::AdmConnectDaemonShutdownFlags;
use ostler_protocol::admin;
use ostler_protocol::wire::Wire;

/// 3 `CONNECT_GET_LIB_VERSION`: `virAdmConnectGetLibVersion`, since 2.0.0.
pub(in super::super) async fn admin_connect_get_lib_version(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.admin()?.admin_connect_lib_version().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 19 `CONNECT_SET_DAEMON_TIMEOUT`: `virAdmConnectSetDaemonTimeout`, since 8.6.0.
pub(in super::super) async fn admin_connect_set_daemon_timeout(call: Call) -> Result<Reply> {
    let args: admin::ConnectSetDaemonTimeoutArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.admin()?.admin_connect_set_daemon_timeout(args.timeout).await?;
    Ok(Reply::default())
}

/// 20 `CONNECT_DAEMON_SHUTDOWN`: `virAdmConnectDaemonShutdown`, since 11.2.0.
pub(in super::super) async fn admin_connect_daemon_shutdown(call: Call) -> Result<Reply> {
    let args: admin::ConnectDaemonShutdownArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), AdmConnectDaemonShutdownFlags::from_wire)?;
    call.admin()?.admin_connect_daemon_shutdown(flags).await?;
    Ok(Reply::default())
}
