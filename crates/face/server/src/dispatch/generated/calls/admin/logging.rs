//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_protocol::admin;
use ostler_protocol::wire::Wire;

/// 14 `CONNECT_GET_LOGGING_OUTPUTS`: `virAdmConnectGetLoggingOutputs`, since 3.0.0.
pub(in super::super) async fn admin_connect_get_logging_outputs(call: Call) -> Result<Reply> {
    let args: admin::ConnectGetLoggingOutputsArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.admin()?.admin_connect_logging_outputs().await?;
    call.reply(|w| {
        Wire::encode(&ret.outputs, w)?;
        Wire::encode(&ret.noutputs, w)?;
        Ok(())
    })
}

/// 15 `CONNECT_GET_LOGGING_FILTERS`: `virAdmConnectGetLoggingFilters`, since 3.0.0.
pub(in super::super) async fn admin_connect_get_logging_filters(call: Call) -> Result<Reply> {
    let args: admin::ConnectGetLoggingFiltersArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.admin()?.admin_connect_logging_filters().await?;
    call.reply(|w| {
        Wire::encode(&ret.filters, w)?;
        Wire::encode(&ret.nfilters, w)?;
        Ok(())
    })
}

/// 16 `CONNECT_SET_LOGGING_OUTPUTS`: `virAdmConnectSetLoggingOutputs`, since 3.0.0.
pub(in super::super) async fn admin_connect_set_logging_outputs(call: Call) -> Result<Reply> {
    let args: admin::ConnectSetLoggingOutputsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.admin()?.admin_connect_set_logging_outputs(args.outputs).await?;
    Ok(Reply::default())
}

/// 17 `CONNECT_SET_LOGGING_FILTERS`: `virAdmConnectSetLoggingFilters`, since 3.0.0.
pub(in super::super) async fn admin_connect_set_logging_filters(call: Call) -> Result<Reply> {
    let args: admin::ConnectSetLoggingFiltersArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.admin()?.admin_connect_set_logging_filters(args.filters).await?;
    Ok(Reply::default())
}
