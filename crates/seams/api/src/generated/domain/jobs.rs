//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{DomainAbortJobFlags, DomainGetJobStatsFlags};
use ostler_core::{Bytes, DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, jobs.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainJobs: Send + Sync {
    /// Describes the job that runs on the domain: its type, elapsed and remaining time in
    /// milliseconds, and bytes in all, done and remaining. Without a job the type is
    /// `VIR_DOMAIN_JOB_NONE`.
    ///
    /// `virDomainGetJobInfo`, since 0.7.7.
    async fn domain_job_info(&self, domain: &DomainRef) -> Result<DomainJobInfo> {
        Err(Error::no_support("virDomainGetJobInfo"))
    }

    /// Asks the job that runs on the domain to stop and undo itself; it returns before the job has.
    /// Without a job it is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainAbortJob`, since 0.7.7.
    async fn domain_abort_job(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainAbortJob"))
    }

    /// Describes the job that runs on the domain as named values (times in milliseconds, sizes in
    /// bytes), or with `COMPLETED` the last one that ended, which is then forgotten unless kept.
    ///
    /// `virDomainGetJobStats`, since 1.0.3.
    ///
    /// The parameter `operation` is a number of [`DomainJobOperation`](ostler_core::enumeration::DomainJobOperation).
    async fn domain_job_stats(
        &self,
        domain: &DomainRef,
        flags: DomainGetJobStatsFlags,
    ) -> Result<DomainJobStats> {
        Err(Error::no_support("virDomainGetJobStats"))
    }

    /// Asks the job that runs on the domain to stop, as `virDomainAbortJob` does; with `POSTCOPY` a
    /// migration in its second phase too, which can lose the guest if it fails.
    ///
    /// `virDomainAbortJobFlags`, since 8.5.0.
    async fn domain_abort_job_flags(
        &self,
        domain: &DomainRef,
        flags: DomainAbortJobFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainAbortJobFlags"))
    }
}

/// What `virDomainGetJobInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainJobInfo {
    /// `type`
    pub kind: Open<enumeration::DomainJobType>,
    /// `timeElapsed`
    pub time_elapsed: u64,
    /// `timeRemaining`
    pub time_remaining: u64,
    /// `dataTotal`
    pub data_total: Bytes,
    /// `dataProcessed`
    pub data_processed: Bytes,
    /// `dataRemaining`
    pub data_remaining: Bytes,
    /// `memTotal`
    pub mem_total: Bytes,
    /// `memProcessed`
    pub mem_processed: Bytes,
    /// `memRemaining`
    pub mem_remaining: Bytes,
    /// `fileTotal`
    pub file_total: Bytes,
    /// `fileProcessed`
    pub file_processed: Bytes,
    /// `fileRemaining`
    pub file_remaining: Bytes,
}

/// What `virDomainGetJobStats` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainJobStats {
    /// `type`
    pub kind: Open<enumeration::DomainJobType>,
    /// `params`
    pub params: TypedParams,
}
