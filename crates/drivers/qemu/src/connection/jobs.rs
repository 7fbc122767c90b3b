//! Long jobs. Nothing that is one is built yet, so there is never one under
//! way.

use super::QemuConnection;
use async_trait::async_trait;
use ostler_core::flags::DomainGetJobStatsFlags;
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::api::{DomainJobInfo, DomainJobStats, DomainJobs};

#[async_trait]
impl DomainJobs for QemuConnection {
    async fn domain_job_info(&self, domain: &DomainRef) -> Result<DomainJobInfo> {
        self.domain(domain)?.live()?;
        Ok(DomainJobInfo::default())
    }

    async fn domain_job_stats(
        &self,
        domain: &DomainRef,
        _flags: DomainGetJobStatsFlags,
    ) -> Result<DomainJobStats> {
        self.domain(domain)?.live()?;
        Ok(DomainJobStats::default())
    }

    async fn domain_abort_job(&self, domain: &DomainRef) -> Result<()> {
        self.domain(domain)?.live()?;
        Err(Error::operation_invalid("no job is active on the domain"))
    }
}
