//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, put_count};
use ostler_core::Result;
use ostler_protocol::admin;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 4 `CONNECT_LIST_SERVERS`: `virAdmConnectListServers`, since 2.0.0.
pub(in super::super) async fn admin_connect_list_servers(call: Call) -> Result<Reply> {
    let args: admin::ConnectListServersArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.admin()?.admin_connect_list_servers().await?;
    let count = ret.len();
    if !args.need_results {
        ret = Arc::default();
    }
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        put_count(w, count);
        Ok(())
    })
}

/// 5 `CONNECT_LOOKUP_SERVER`: `virAdmConnectLookupServer`, since 2.0.0.
pub(in super::super) async fn admin_connect_lookup_server(call: Call) -> Result<Reply> {
    let args: admin::ConnectLookupServerArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.admin()?.admin_connect_lookup_server(args.name).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 6 `SERVER_GET_THREADPOOL_PARAMETERS`: `virAdmServerGetThreadPoolParameters`, since 2.0.0.
pub(in super::super) async fn admin_server_get_threadpool_parameters(call: Call) -> Result<Reply> {
    let args: admin::ServerGetThreadpoolParametersArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.admin()?.admin_server_threadpool_parameters(&args.server).await?;
    call.reply(|w| {
        Bounded::encode(&ret, w, 32)?;
        Ok(())
    })
}

/// 7 `SERVER_SET_THREADPOOL_PARAMETERS`: `virAdmServerSetThreadPoolParameters`, since 2.0.0.
pub(in super::super) async fn admin_server_set_threadpool_parameters(call: Call) -> Result<Reply> {
    let args: admin::ServerSetThreadpoolParametersArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.admin()?.admin_server_set_threadpool_parameters(&args.server, &args.params).await?;
    Ok(Reply::default())
}

/// 12 `SERVER_GET_CLIENT_LIMITS`: `virAdmServerGetClientLimits`, since 2.0.0.
pub(in super::super) async fn admin_server_get_client_limits(call: Call) -> Result<Reply> {
    let args: admin::ServerGetClientLimitsArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.admin()?.admin_server_client_limits(&args.server).await?;
    call.reply(|w| {
        Bounded::encode(&ret, w, 32)?;
        Ok(())
    })
}

/// 13 `SERVER_SET_CLIENT_LIMITS`: `virAdmServerSetClientLimits`, since 2.0.0.
pub(in super::super) async fn admin_server_set_client_limits(call: Call) -> Result<Reply> {
    let args: admin::ServerSetClientLimitsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.admin()?.admin_server_set_client_limits(&args.server, &args.params).await?;
    Ok(Reply::default())
}

/// 18 `SERVER_UPDATE_TLS_FILES`: `virAdmServerUpdateTlsFiles`, since 2.0.0.
pub(in super::super) async fn admin_server_update_tls_files(call: Call) -> Result<Reply> {
    let args: admin::ServerUpdateTlsFilesArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.admin()?.admin_server_update_tls_files(&args.server).await?;
    Ok(Reply::default())
}
