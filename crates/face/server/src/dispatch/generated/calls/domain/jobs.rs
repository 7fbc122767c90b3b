//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{DomainAbortJobFlags, DomainGetJobStatsFlags};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};

/// 163 `DOMAIN_GET_JOB_INFO`: `virDomainGetJobInfo`, since 0.7.7.
pub(in super::super) async fn domain_get_job_info(call: Call) -> Result<Reply> {
    let args: remote::DomainGetJobInfoArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_job_info(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret.kind, w)?;
        Wire::encode(&ret.time_elapsed, w)?;
        Wire::encode(&ret.time_remaining, w)?;
        Wire::encode(&ret.data_total, w)?;
        Wire::encode(&ret.data_processed, w)?;
        Wire::encode(&ret.data_remaining, w)?;
        Wire::encode(&ret.mem_total, w)?;
        Wire::encode(&ret.mem_processed, w)?;
        Wire::encode(&ret.mem_remaining, w)?;
        Wire::encode(&ret.file_total, w)?;
        Wire::encode(&ret.file_processed, w)?;
        Wire::encode(&ret.file_remaining, w)?;
        Ok(())
    })
}

/// 164 `DOMAIN_ABORT_JOB`: `virDomainAbortJob`, since 0.7.7.
pub(in super::super) async fn domain_abort_job(call: Call) -> Result<Reply> {
    let args: remote::DomainAbortJobArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_abort_job(&args.domain).await?;
    Ok(Reply::default())
}

/// 298 `DOMAIN_GET_JOB_STATS`: `virDomainGetJobStats`, since 1.0.3.
pub(in super::super) async fn domain_get_job_stats(call: Call) -> Result<Reply> {
    let args: remote::DomainGetJobStatsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainGetJobStatsFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_job_stats(&args.domain, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret.kind, w)?;
        Bounded::encode(&ret.params, w, 64)?;
        Ok(())
    })
}

/// 442 `DOMAIN_ABORT_JOB_FLAGS`: `virDomainAbortJobFlags`, since 8.5.0.
pub(in super::super) async fn domain_abort_job_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainAbortJobFlagsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainAbortJobFlags::from_wire)?;
    call.hypervisor()?.domain_abort_job_flags(&args.domain, flags).await?;
    Ok(Reply::default())
}
