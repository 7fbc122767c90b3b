//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{
    DomainBlockCommitFlags, DomainBlockCopyFlags, DomainBlockJobAbortFlags,
    DomainBlockJobInfoFlags, DomainBlockJobSetSpeedFlags, DomainBlockPullFlags,
    DomainBlockRebaseFlags, DomainBlockResizeFlags,
};
use ostler_core::{Bytes, DomainRef, Error, Result, TypedParams};

/// What drivers do for clients: domain, blocks.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainBlocks: Send + Sync {
    /// Reads `size` bytes (at most 4 MiB) at `offset` of a disk as the host sees it, not as the
    /// guest does. It needs a connection that may write.
    ///
    /// `virDomainBlockPeek`, since 0.4.2.
    async fn domain_block_peek(
        &self,
        domain: &DomainRef,
        path: &str,
        offset: Bytes,
        size: u32,
    ) -> Result<Vec<u8>> {
        Err(Error::no_support("virDomainBlockPeek"))
    }

    /// Ends the block job of a disk: it is undone, or with `PIVOT` the guest goes over to the copy.
    /// With `ASYNC` the call does not wait for the end, of which an event tells. Without a job it
    /// is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainBlockJobAbort`, since 0.9.4.
    async fn domain_block_job_abort(
        &self,
        domain: &DomainRef,
        path: &str,
        flags: DomainBlockJobAbortFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainBlockJobAbort"))
    }

    /// Describes the block job of a disk, if there is one: type, bandwidth limit (MiB/s, or bytes/s
    /// with `BANDWIDTH_BYTES`), and position and end in units of the job's own.
    ///
    /// `virDomainGetBlockJobInfo`, since 0.9.4.
    async fn domain_block_job_info(
        &self,
        domain: &DomainRef,
        path: &str,
        flags: DomainBlockJobInfoFlags,
    ) -> Result<Option<DomainBlockJobInfo>> {
        Err(Error::no_support("virDomainGetBlockJobInfo"))
    }

    /// Limits the block job of a disk, in MiB/s, or bytes/s with `BANDWIDTH_BYTES`; 0 means no
    /// limit.
    ///
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

    /// Copies what a disk's image has from its backing files into it, as a job, until it needs
    /// none. `bandwidth` is in MiB/s, or bytes/s with `BANDWIDTH_BYTES`; 0 means no limit.
    ///
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

    /// Sets the size of a disk of a running guest: in KiB, in bytes with `BYTES`, or with
    /// `CAPACITY` to that of its host device (0 is given). The guest's file systems are not
    /// resized.
    ///
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

    /// Copies into a disk's image what it has from layers above `base`, or with `COPY` the whole
    /// disk into the file `base`, as a job. `bandwidth` is in MiB/s, or bytes/s with
    /// `BANDWIDTH_BYTES`.
    ///
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

    /// Moves what the layers from `top` down to `base` hold into `base`, as a job; with `ACTIVE`
    /// the guest's own layer too, which a pivot then ends. `bandwidth` is in MiB/s, or bytes/s with
    /// `BANDWIDTH_BYTES`.
    ///
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

    /// Copies a disk into the destination of the XML as a job that then mirrors it, until it is
    /// ended or pivoted to. Parameters limit bandwidth (bytes/s) and buffer (bytes), and set the
    /// granularity (bytes).
    ///
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

    /// Has an event sent once the guest writes past `threshold` bytes of a disk or of a layer of it
    /// (`vda[1]`); 0 ends it. It is sent once.
    ///
    /// `virDomainSetBlockThreshold`, since 3.1.0.
    async fn domain_set_block_threshold(
        &self,
        domain: &DomainRef,
        device: &str,
        threshold: Bytes,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetBlockThreshold"))
    }
}

/// What `virDomainGetBlockJobInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainBlockJobInfo {
    /// `type`
    pub kind: Open<enumeration::DomainBlockJobType>,
    /// `bandwidth`
    pub bandwidth: u64,
    /// `cur`
    pub cur: u64,
    /// `end`
    pub end: u64,
}
