//! Long jobs: how far they are, how they ended, and ending them.

use super::QemuConnection;
use async_trait::async_trait;
use ostler_core::flags::{DomainAbortJobFlags, DomainGetJobStatsFlags};
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::api::{DomainJobInfo, DomainJobStats, DomainJobs};
use ostler_driver::object::JobReport;

#[async_trait]
impl DomainJobs for QemuConnection {
    async fn domain_job_info(&self, domain: &DomainRef) -> Result<DomainJobInfo> {
        let domain = self.domain(domain)?;
        domain.live()?;
        Ok(domain.long_job().map_or_else(DomainJobInfo::default, |job| job.report(None).info()))
    }

    async fn domain_job_stats(
        &self,
        domain: &DomainRef,
        flags: DomainGetJobStatsFlags,
    ) -> Result<DomainJobStats> {
        let domain = self.domain(domain)?;
        if flags.contains(DomainGetJobStatsFlags::COMPLETED) {
            let ended = domain.ended_job(flags.contains(DomainGetJobStatsFlags::KEEP_COMPLETED));
            return Ok(ended.map_or_else(DomainJobStats::default, JobReport::stats));
        }
        domain.live()?;
        let job = domain.long_job();
        Ok(job.map_or_else(DomainJobStats::default, |job| job.report(None).stats()))
    }

    async fn domain_abort_job(&self, domain: &DomainRef) -> Result<()> {
        self.domain_abort_job_flags(domain, DomainAbortJobFlags::empty()).await
    }

    async fn domain_abort_job_flags(
        &self,
        domain: &DomainRef,
        flags: DomainAbortJobFlags,
    ) -> Result<()> {
        let domain = self.domain(domain)?;
        domain.live()?;
        if flags.contains(DomainAbortJobFlags::POSTCOPY) {
            return Err(Error::operation_invalid("the job is no migration in post-copy"));
        }
        match domain.long_job() {
            Some(job) => {
                job.abort();
                Ok(())
            }
            None => Err(Error::operation_invalid("no job is active on the domain")),
        }
    }
}
