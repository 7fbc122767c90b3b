//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainMemory;
use ostler_core::flags::{DomainMemoryFlags, DomainMemoryModFlags};
use ostler_core::{Bytes, DomainRef, KiB, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> DomainMemory for Remote<C> {
    async fn domain_max_memory(&self, domain: &DomainRef) -> Result<KiB> {
        let procedure = RemoteProcedure::DomainGetMaxMemory.info();
        let arguments = remote::DomainGetMaxMemoryArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetMaxMemoryRet = answer.result(procedure)?;
        let value = ret.memory;
        Ok(value)
    }

    async fn domain_set_max_memory(&self, domain: &DomainRef, memory: KiB) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetMaxMemory.info();
        let arguments = remote::DomainSetMaxMemoryArgs { domain: domain.clone(), memory };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_set_memory(&self, domain: &DomainRef, memory: KiB) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetMemory.info();
        let arguments = remote::DomainSetMemoryArgs { domain: domain.clone(), memory };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_memory_peek(
        &self,
        domain: &DomainRef,
        offset: Bytes,
        size: u32,
        flags: DomainMemoryFlags,
    ) -> Result<Vec<u8>> {
        let procedure = RemoteProcedure::DomainMemoryPeek.info();
        let arguments = remote::DomainMemoryPeekArgs {
            domain: domain.clone(),
            offset,
            size,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainMemoryPeekRet<'_> = answer.result(procedure)?;
        let value = ret.buffer.to_vec();
        Ok(value)
    }

    async fn domain_set_memory_flags(
        &self,
        domain: &DomainRef,
        memory: KiB,
        flags: DomainMemoryModFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetMemoryFlags.info();
        let arguments = remote::DomainSetMemoryFlagsArgs {
            domain: domain.clone(),
            memory,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
