//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_protocol::remote;

/// 144 `SECRET_SET_VALUE`: `virSecretSetValue`, since 0.7.1.
pub(in super::super) async fn secret_set_value(call: Call) -> Result<Reply> {
    let args: remote::SecretSetValueArgs<'_> = call.arguments()?;
    call.authorize(Target::Secret(&args.secret), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.secret()?.secret_set_value(&args.secret, args.value).await?;
    Ok(Reply::default())
}

/// 145 `SECRET_GET_VALUE`: `virSecretGetValue`, since 0.7.1.
pub(in super::super) async fn secret_get_value(call: Call) -> Result<Reply> {
    let args: remote::SecretGetValueArgs = call.arguments()?;
    call.authorize(Target::Secret(&args.secret), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.secret()?.secret_value(&args.secret).await?;
    call.reply(|w| {
        w.opaque(ret.reveal(), 65536)?;
        Ok(())
    })
}
