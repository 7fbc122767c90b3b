//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{DomainAbortJobFlags, DomainGetJobStatsFlags};
use ostler_core::{Bytes, DomainRef, Error, Result, TypedParams};

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
    ///
    /// The parameter `operation` is a number of [`DomainJobOperation`](ostler_core::enumeration::DomainJobOperation).
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
