//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainBlockJobInfo;
use ostler_api::DomainBlocks;
use ostler_core::flags::{
    DomainBlockCommitFlags, DomainBlockCopyFlags, DomainBlockJobAbortFlags,
    DomainBlockJobInfoFlags, DomainBlockJobSetSpeedFlags, DomainBlockPullFlags,
    DomainBlockRebaseFlags, DomainBlockResizeFlags,
};
use ostler_core::{Bytes, DomainRef, Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::borrow::Cow;

#[async_trait]
impl<C: Caller> DomainBlocks for Remote<C> {
    async fn domain_block_peek(
        &self,
        domain: &DomainRef,
        path: &str,
        offset: Bytes,
        size: u32,
    ) -> Result<Vec<u8>> {
        let procedure = RemoteProcedure::DomainBlockPeek.info();
        let arguments =
            remote::DomainBlockPeekArgs { domain: domain.clone(), path, offset, size, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainBlockPeekRet<'_> = answer.result(procedure)?;
        let value = ret.buffer.to_vec();
        Ok(value)
    }

    async fn domain_block_job_abort(
        &self,
        domain: &DomainRef,
        path: &str,
        flags: DomainBlockJobAbortFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainBlockJobAbort.info();
        let arguments =
            remote::DomainBlockJobAbortArgs { domain: domain.clone(), path, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_block_job_info(
        &self,
        domain: &DomainRef,
        path: &str,
        flags: DomainBlockJobInfoFlags,
    ) -> Result<Option<DomainBlockJobInfo>> {
        let procedure = RemoteProcedure::DomainGetBlockJobInfo.info();
        let arguments =
            remote::DomainGetBlockJobInfoArgs { domain: domain.clone(), path, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetBlockJobInfoRet = answer.result(procedure)?;
        let value = ret.found.then_some(DomainBlockJobInfo {
            kind: ret.kind,
            bandwidth: ret.bandwidth,
            cur: ret.cur,
            end: ret.end,
        });
        Ok(value)
    }

    async fn domain_block_job_set_speed(
        &self,
        domain: &DomainRef,
        path: &str,
        bandwidth: u64,
        flags: DomainBlockJobSetSpeedFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainBlockJobSetSpeed.info();
        let arguments = remote::DomainBlockJobSetSpeedArgs {
            domain: domain.clone(),
            path,
            bandwidth,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_block_pull(
        &self,
        domain: &DomainRef,
        path: &str,
        bandwidth: u64,
        flags: DomainBlockPullFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainBlockPull.info();
        let arguments = remote::DomainBlockPullArgs {
            domain: domain.clone(),
            path,
            bandwidth,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_block_resize(
        &self,
        domain: &DomainRef,
        disk: &str,
        size: u64,
        flags: DomainBlockResizeFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainBlockResize.info();
        let arguments = remote::DomainBlockResizeArgs {
            domain: domain.clone(),
            disk,
            size,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_block_rebase(
        &self,
        domain: &DomainRef,
        path: &str,
        base: Option<&str>,
        bandwidth: u64,
        flags: DomainBlockRebaseFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainBlockRebase.info();
        let arguments = remote::DomainBlockRebaseArgs {
            domain: domain.clone(),
            path,
            base,
            bandwidth,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_block_commit(
        &self,
        domain: &DomainRef,
        disk: &str,
        base: Option<&str>,
        top: Option<&str>,
        bandwidth: u64,
        flags: DomainBlockCommitFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainBlockCommit.info();
        let arguments = remote::DomainBlockCommitArgs {
            domain: domain.clone(),
            disk,
            base,
            top,
            bandwidth,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_block_copy(
        &self,
        domain: &DomainRef,
        path: &str,
        destxml: &str,
        params: &TypedParams,
        flags: DomainBlockCopyFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainBlockCopy.info();
        let arguments = remote::DomainBlockCopyArgs {
            domain: domain.clone(),
            path,
            destxml,
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_set_block_threshold(
        &self,
        domain: &DomainRef,
        device: &str,
        threshold: Bytes,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetBlockThreshold.info();
        let arguments = remote::DomainSetBlockThresholdArgs {
            domain: domain.clone(),
            device,
            threshold,
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
