//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::DomainModificationImpact;
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 264 `DOMAIN_SET_METADATA`: `virDomainSetMetadata`, since 0.9.10.
pub(in super::super) async fn domain_set_metadata(call: Call) -> Result<Reply> {
    let args: remote::DomainSetMetadataArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let kind = call.known("type", args.kind)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?
        .domain_set_metadata(&args.domain, kind, args.metadata, args.key, args.uri, flags)
        .await?;
    Ok(Reply::default())
}

/// 265 `DOMAIN_GET_METADATA`: `virDomainGetMetadata`, since 0.9.10.
pub(in super::super) async fn domain_get_metadata(call: Call) -> Result<Reply> {
    let args: remote::DomainGetMetadataArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let kind = call.known("type", args.kind)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    let ret = call.hypervisor()?.domain_metadata(&args.domain, kind, args.uri, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 358 `DOMAIN_RENAME`: `virDomainRename`, since 1.2.19.
pub(in super::super) async fn domain_rename(call: Call) -> Result<Reply> {
    let args: remote::DomainRenameArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_rename(&args.domain, args.new_name).await?;
    call.reply(|w| {
        w.i32(0);
        Ok(())
    })
}
