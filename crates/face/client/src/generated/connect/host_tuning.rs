//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, STRING_OKAY, encode};
use async_trait::async_trait;
use ostler_api::ConnectHostTuning;
use ostler_core::enumeration;
use ostler_core::flags::NodeAllocPagesFlags;
use ostler_core::{Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::borrow::Cow;

#[async_trait]
impl<C: Caller> ConnectHostTuning for Remote<C> {
    async fn node_suspend_for_duration(
        &self,
        target: enumeration::NodeSuspendTarget,
        duration: u64,
    ) -> Result<()> {
        let procedure = RemoteProcedure::NodeSuspendForDuration.info();
        let arguments =
            remote::NodeSuspendForDurationArgs { target: target.into(), duration, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn node_set_memory_parameters(&self, params: &TypedParams) -> Result<()> {
        let procedure = RemoteProcedure::NodeSetMemoryParameters.info();
        let arguments =
            remote::NodeSetMemoryParametersArgs { params: Cow::Borrowed(params), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn node_memory_parameters(&self) -> Result<TypedParams> {
        let procedure = RemoteProcedure::NodeGetMemoryParameters.info();
        let arguments = remote::NodeGetMemoryParametersArgs { nparams: 64, flags: STRING_OKAY };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeGetMemoryParametersRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn node_alloc_pages(
        &self,
        page_sizes: &[u32],
        page_counts: &[u64],
        start_cell: i32,
        cell_count: u32,
        flags: NodeAllocPagesFlags,
    ) -> Result<i32> {
        let procedure = RemoteProcedure::NodeAllocPages.info();
        let arguments = remote::NodeAllocPagesArgs {
            page_sizes: page_sizes.to_vec(),
            page_counts: page_counts.to_vec(),
            start_cell,
            cell_count,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::NodeAllocPagesRet = answer.result(procedure)?;
        let value = ret.ret;
        Ok(value)
    }
}
