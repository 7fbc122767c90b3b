//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{DomainAbortJobFlags, DomainGetJobStatsFlags};
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, jobs.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainJobs: Send + Sync {
    /// `virDomainGetJobInfo`, since 0.7.7.
    async fn domain_job_info(&self, domain: &DomainRef) -> Result<DomainJobInfo> {
        Err(Error::no_support("virDomainGetJobInfo"))
    }

    /// `virDomainAbortJob`, since 0.7.7.
    async fn domain_abort_job(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainAbortJob"))
    }

    /// `virDomainGetJobStats`, since 1.0.3.
    async fn domain_job_stats(
        &self,
        domain: &DomainRef,
        flags: DomainGetJobStatsFlags,
    ) -> Result<DomainJobStats> {
        Err(Error::no_support("virDomainGetJobStats"))
    }

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
    pub kind: i32,
    /// `timeElapsed`
    pub time_elapsed: u64,
    /// `timeRemaining`
    pub time_remaining: u64,
    /// `dataTotal`
    pub data_total: u64,
    /// `dataProcessed`
    pub data_processed: u64,
    /// `dataRemaining`
    pub data_remaining: u64,
    /// `memTotal`
    pub mem_total: u64,
    /// `memProcessed`
    pub mem_processed: u64,
    /// `memRemaining`
    pub mem_remaining: u64,
    /// `fileTotal`
    pub file_total: u64,
    /// `fileProcessed`
    pub file_processed: u64,
    /// `fileRemaining`
    pub file_remaining: u64,
}

/// What `virDomainGetJobStats` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainJobStats {
    /// `type`
    pub kind: i32,
    /// `params`
    pub params: TypedParams,
}
