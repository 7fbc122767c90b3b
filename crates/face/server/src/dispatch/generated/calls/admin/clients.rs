//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, put_count};
use ostler_core::Result;
use ostler_protocol::admin;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 8 `SERVER_LIST_CLIENTS`: `virAdmServerListClients`, since 2.0.0.
pub(in super::super) async fn admin_server_list_clients(call: Call) -> Result<Reply> {
    let args: admin::ServerListClientsArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.admin()?.admin_server_list_clients(&args.server).await?;
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

/// 9 `SERVER_LOOKUP_CLIENT`: `virAdmServerLookupClient`, since 2.0.0.
pub(in super::super) async fn admin_server_lookup_client(call: Call) -> Result<Reply> {
    let args: admin::ServerLookupClientArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.admin()?.admin_server_lookup_client(&args.server, args.id).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 10 `CLIENT_GET_INFO`: `virAdmClientGetInfo`, since 2.0.0.
pub(in super::super) async fn admin_client_get_info(call: Call) -> Result<Reply> {
    let args: admin::ClientGetInfoArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.admin()?.admin_client_info(&args.client).await?;
    call.reply(|w| {
        Bounded::encode(&ret, w, 64)?;
        Ok(())
    })
}

/// 11 `CLIENT_CLOSE`: `virAdmClientClose`, since 2.0.0.
pub(in super::super) async fn admin_client_close(call: Call) -> Result<Reply> {
    let args: admin::ClientCloseArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.admin()?.admin_client_close(&args.client).await?;
    Ok(Reply::default())
}
