//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainJobs;
use ostler_api::{DomainJobInfo, DomainJobStats};
use ostler_core::flags::{DomainAbortJobFlags, DomainGetJobStatsFlags};
use ostler_core::{DomainRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> DomainJobs for Remote<C> {
    async fn domain_job_info(&self, domain: &DomainRef) -> Result<DomainJobInfo> {
        let procedure = RemoteProcedure::DomainGetJobInfo.info();
        let arguments = remote::DomainGetJobInfoArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetJobInfoRet = answer.result(procedure)?;
        let value = DomainJobInfo {
            kind: ret.kind,
            time_elapsed: ret.time_elapsed,
            time_remaining: ret.time_remaining,
            data_total: ret.data_total,
            data_processed: ret.data_processed,
            data_remaining: ret.data_remaining,
            mem_total: ret.mem_total,
            mem_processed: ret.mem_processed,
            mem_remaining: ret.mem_remaining,
            file_total: ret.file_total,
            file_processed: ret.file_processed,
            file_remaining: ret.file_remaining,
        };
        Ok(value)
    }

    async fn domain_abort_job(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainAbortJob.info();
        let arguments = remote::DomainAbortJobArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_job_stats(
        &self,
        domain: &DomainRef,
        flags: DomainGetJobStatsFlags,
    ) -> Result<DomainJobStats> {
        let procedure = RemoteProcedure::DomainGetJobStats.info();
        let arguments =
            remote::DomainGetJobStatsArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetJobStatsRet<'_> = answer.result(procedure)?;
        let value = DomainJobStats { kind: ret.kind, params: ret.params.into_owned() };
        Ok(value)
    }

    async fn domain_abort_job_flags(
        &self,
        domain: &DomainRef,
        flags: DomainAbortJobFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainAbortJobFlags.info();
        let arguments =
            remote::DomainAbortJobFlagsArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
