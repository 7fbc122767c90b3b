//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count};
use ostler_core::flags::ConnectListAllSecretsFlags;
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 139 `CONNECT_NUM_OF_SECRETS`: `virConnectNumOfSecrets`, since 0.7.1.
pub(in super::super) async fn connect_num_of_secrets(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.secret()?.connect_number_of_secrets().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 140 `CONNECT_LIST_SECRETS`: `virConnectListSecrets`, since 0.7.1.
pub(in super::super) async fn connect_list_secrets(call: Call) -> Result<Reply> {
    let args: remote::ConnectListSecretsArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let room = call.at_most("maxuuids", args.maxuuids, 16384, ErrorCode::Rpc)?;
    let mut ret = call.secret()?.connect_list_secrets().await?;
    fit(&mut ret, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16384)?;
        Ok(())
    })
}

/// 141 `SECRET_LOOKUP_BY_UUID`: `virSecretLookupByUUID`, since 0.7.1.
pub(in super::super) async fn secret_lookup_by_uuid(call: Call) -> Result<Reply> {
    let args: remote::SecretLookupByUuidArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.secret()?.secret_lookup_by_uuid(args.uuid).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 147 `SECRET_LOOKUP_BY_USAGE`: `virSecretLookupByUsage`, since 0.7.1.
pub(in super::super) async fn secret_lookup_by_usage(call: Call) -> Result<Reply> {
    let args: remote::SecretLookupByUsageArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.secret()?.secret_lookup_by_usage(args.usage_type, args.usage_id).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 287 `CONNECT_LIST_ALL_SECRETS`: `virConnectListAllSecrets`, since 0.10.2.
pub(in super::super) async fn connect_list_all_secrets(call: Call) -> Result<Reply> {
    let args: remote::ConnectListAllSecretsArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectListAllSecretsFlags::from_wire)?;
    let mut ret = call.secret()?.connect_list_all_secrets(flags).await?;
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
