//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::flags::{
    DomainBlockCommitFlags, DomainBlockCopyFlags, DomainBlockJobAbortFlags,
    DomainBlockJobInfoFlags, DomainBlockJobSetSpeedFlags, DomainBlockPullFlags,
    DomainBlockRebaseFlags, DomainBlockResizeFlags,
};
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 103 `DOMAIN_BLOCK_PEEK`: `virDomainBlockPeek`, since 0.4.2.
pub(in super::super) async fn domain_block_peek(call: Call) -> Result<Reply> {
    let args: remote::DomainBlockPeekArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let size = call.at_most("size", args.size, 4194304, ErrorCode::InternalError)?;
    call.no_flags(args.flags.into())?;
    let ret =
        call.hypervisor()?.domain_block_peek(&args.domain, args.path, args.offset, size).await?;
    call.reply(|w| {
        w.opaque(&ret, 4194304)?;
        Ok(())
    })
}

/// 237 `DOMAIN_BLOCK_JOB_ABORT`: `virDomainBlockJobAbort`, since 0.9.4.
pub(in super::super) async fn domain_block_job_abort(call: Call) -> Result<Reply> {
    let args: remote::DomainBlockJobAbortArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainBlockJobAbortFlags::from_wire)?;
    call.hypervisor()?.domain_block_job_abort(&args.domain, args.path, flags).await?;
    Ok(Reply::default())
}

/// 238 `DOMAIN_GET_BLOCK_JOB_INFO`: `virDomainGetBlockJobInfo`, since 0.9.4.
pub(in super::super) async fn domain_get_block_job_info(call: Call) -> Result<Reply> {
    let args: remote::DomainGetBlockJobInfoArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainBlockJobInfoFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_block_job_info(&args.domain, args.path, flags).await?;
    let found = ret.is_some();
    let ret = ret.unwrap_or_default();
    call.reply(|w| {
        Wire::encode(&found, w)?;
        Wire::encode(&ret.kind, w)?;
        Wire::encode(&ret.bandwidth, w)?;
        Wire::encode(&ret.cur, w)?;
        Wire::encode(&ret.end, w)?;
        Ok(())
    })
}

/// 239 `DOMAIN_BLOCK_JOB_SET_SPEED`: `virDomainBlockJobSetSpeed`, since 0.9.4.
pub(in super::super) async fn domain_block_job_set_speed(call: Call) -> Result<Reply> {
    let args: remote::DomainBlockJobSetSpeedArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainBlockJobSetSpeedFlags::from_wire)?;
    call.hypervisor()?
        .domain_block_job_set_speed(&args.domain, args.path, args.bandwidth, flags)
        .await?;
    Ok(Reply::default())
}

/// 240 `DOMAIN_BLOCK_PULL`: `virDomainBlockPull`, since 0.9.4.
pub(in super::super) async fn domain_block_pull(call: Call) -> Result<Reply> {
    let args: remote::DomainBlockPullArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainBlockPullFlags::from_wire)?;
    call.hypervisor()?.domain_block_pull(&args.domain, args.path, args.bandwidth, flags).await?;
    Ok(Reply::default())
}

/// 251 `DOMAIN_BLOCK_RESIZE`: `virDomainBlockResize`, since 0.9.8.
pub(in super::super) async fn domain_block_resize(call: Call) -> Result<Reply> {
    let args: remote::DomainBlockResizeArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainBlockResizeFlags::from_wire)?;
    call.hypervisor()?.domain_block_resize(&args.domain, args.disk, args.size, flags).await?;
    Ok(Reply::default())
}

/// 266 `DOMAIN_BLOCK_REBASE`: `virDomainBlockRebase`, since 0.9.10.
pub(in super::super) async fn domain_block_rebase(call: Call) -> Result<Reply> {
    let args: remote::DomainBlockRebaseArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainBlockRebaseFlags::from_wire)?;
    call.hypervisor()?
        .domain_block_rebase(&args.domain, args.path, args.base, args.bandwidth, flags)
        .await?;
    Ok(Reply::default())
}

/// 290 `DOMAIN_BLOCK_COMMIT`: `virDomainBlockCommit`, since 0.10.2.
pub(in super::super) async fn domain_block_commit(call: Call) -> Result<Reply> {
    let args: remote::DomainBlockCommitArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainBlockCommitFlags::from_wire)?;
    call.hypervisor()?
        .domain_block_commit(&args.domain, args.disk, args.base, args.top, args.bandwidth, flags)
        .await?;
    Ok(Reply::default())
}

/// 345 `DOMAIN_BLOCK_COPY`: `virDomainBlockCopy`, since 1.2.8.
pub(in super::super) async fn domain_block_copy(call: Call) -> Result<Reply> {
    let args: remote::DomainBlockCopyArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainBlockCopyFlags::from_wire)?;
    call.hypervisor()?
        .domain_block_copy(&args.domain, args.path, args.destxml, &args.params, flags)
        .await?;
    Ok(Reply::default())
}

/// 386 `DOMAIN_SET_BLOCK_THRESHOLD`: `virDomainSetBlockThreshold`, since 3.1.0.
pub(in super::super) async fn domain_set_block_threshold(call: Call) -> Result<Reply> {
    let args: remote::DomainSetBlockThresholdArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?
        .domain_set_block_threshold(&args.domain, args.device, args.threshold)
        .await?;
    Ok(Reply::default())
}
