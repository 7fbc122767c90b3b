//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{
    DomainBlockCommitFlags, DomainBlockCopyFlags, DomainBlockJobAbortFlags,
    DomainBlockJobInfoFlags, DomainBlockJobSetSpeedFlags, DomainBlockPullFlags,
    DomainBlockRebaseFlags, DomainBlockResizeFlags,
};
use ostler_core::{DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, blocks.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainBlocks: Send + Sync {
    /// `virDomainBlockPeek`, since 0.4.2.
    async fn domain_block_peek(
        &self,
        domain: &DomainRef,
        path: &str,
        offset: u64,
        size: u32,
    ) -> Result<Vec<u8>> {
        Err(Error::no_support("virDomainBlockPeek"))
    }

    /// `virDomainBlockJobAbort`, since 0.9.4.
    async fn domain_block_job_abort(
        &self,
        domain: &DomainRef,
        path: &str,
        flags: DomainBlockJobAbortFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainBlockJobAbort"))
    }

    /// `virDomainGetBlockJobInfo`, since 0.9.4.
    async fn domain_block_job_info(
        &self,
        domain: &DomainRef,
        path: &str,
        flags: DomainBlockJobInfoFlags,
    ) -> Result<Option<DomainBlockJobInfo>> {
        Err(Error::no_support("virDomainGetBlockJobInfo"))
    }

    /// `virDomainBlockJobSetSpeed`, since 0.9.4.
    async fn domain_block_job_set_speed(
        &self,
        domain: &DomainRef,
        path: &str,
        bandwidth: u64,
        flags: DomainBlockJobSetSpeedFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainBlockJobSetSpeed"))
    }

    /// `virDomainBlockPull`, since 0.9.4.
    async fn domain_block_pull(
        &self,
        domain: &DomainRef,
        path: &str,
        bandwidth: u64,
        flags: DomainBlockPullFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainBlockPull"))
    }

    /// `virDomainBlockResize`, since 0.9.8.
    async fn domain_block_resize(
        &self,
        domain: &DomainRef,
        disk: &str,
        size: u64,
        flags: DomainBlockResizeFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainBlockResize"))
    }

    /// `virDomainBlockRebase`, since 0.9.10.
    async fn domain_block_rebase(
        &self,
        domain: &DomainRef,
        path: &str,
        base: Option<&str>,
        bandwidth: u64,
        flags: DomainBlockRebaseFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainBlockRebase"))
    }

    /// `virDomainBlockCommit`, since 0.10.2.
    async fn domain_block_commit(
        &self,
        domain: &DomainRef,
        disk: &str,
        base: Option<&str>,
        top: Option<&str>,
        bandwidth: u64,
        flags: DomainBlockCommitFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainBlockCommit"))
    }

    /// `virDomainBlockCopy`, since 1.2.8.
    async fn domain_block_copy(
        &self,
        domain: &DomainRef,
        path: &str,
        destxml: &str,
        params: &TypedParams,
        flags: DomainBlockCopyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainBlockCopy"))
    }

    /// `virDomainSetBlockThreshold`, since 3.1.0.
    async fn domain_set_block_threshold(
        &self,
        domain: &DomainRef,
        device: &str,
        threshold: u64,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetBlockThreshold"))
    }
}

/// What `virDomainGetBlockJobInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainBlockJobInfo {
    /// `type`
    pub kind: i32,
    /// `bandwidth`
    pub bandwidth: u64,
    /// `cur`
    pub cur: u64,
    /// `end`
    pub end: u64,
}
