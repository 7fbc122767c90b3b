//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};

/// 66 `AUTH_LIST`: `auth_list`.
pub(in super::super) async fn auth_list(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.session.auth_list().await?;
    call.reply(|w| {
        Bounded::encode(&ret, w, 20)?;
        Ok(())
    })
}

/// 67 `AUTH_SASL_INIT`: `auth_sasl_init`.
pub(in super::super) async fn auth_sasl_init(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.session.auth_sasl_init().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 68 `AUTH_SASL_START`: `auth_sasl_start`.
pub(in super::super) async fn auth_sasl_start(call: Call) -> Result<Reply> {
    let args: remote::AuthSaslStartArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.session.auth_sasl_start(args.mech, args.nil, &args.data).await?;
    call.reply(|w| {
        Wire::encode(&ret.complete, w)?;
        Wire::encode(&ret.nil, w)?;
        Bounded::encode(&ret.data, w, 65536)?;
        Ok(())
    })
}

/// 69 `AUTH_SASL_STEP`: `auth_sasl_step`.
pub(in super::super) async fn auth_sasl_step(call: Call) -> Result<Reply> {
    let args: remote::AuthSaslStepArgs = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.session.auth_sasl_step(args.nil, &args.data).await?;
    call.reply(|w| {
        Wire::encode(&ret.complete, w)?;
        Wire::encode(&ret.nil, w)?;
        Bounded::encode(&ret.data, w, 65536)?;
        Ok(())
    })
}

/// 70 `AUTH_POLKIT`: `auth_polkit`.
pub(in super::super) async fn auth_polkit(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.session.auth_polkit().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
