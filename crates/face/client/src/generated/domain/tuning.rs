//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, STRING_OKAY, encode};
use async_trait::async_trait;
use ostler_api::DomainSchedulerType;
use ostler_api::DomainTuning;
use ostler_core::flags::DomainModificationImpact;
use ostler_core::{DomainRef, Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::borrow::Cow;

#[async_trait]
impl<C: Caller> DomainTuning for Remote<C> {
    async fn domain_scheduler_type(&self, domain: &DomainRef) -> Result<DomainSchedulerType> {
        let procedure = RemoteProcedure::DomainGetSchedulerType.info();
        let arguments = remote::DomainGetSchedulerTypeArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetSchedulerTypeRet<'_> = answer.result(procedure)?;
        let value = DomainSchedulerType { kind: ret.kind.to_owned(), nparams: ret.nparams };
        Ok(value)
    }

    async fn domain_scheduler_parameters(&self, domain: &DomainRef) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetSchedulerParameters.info();
        let arguments =
            remote::DomainGetSchedulerParametersArgs { domain: domain.clone(), nparams: 16 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetSchedulerParametersRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_set_scheduler_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetSchedulerParameters.info();
        let arguments = remote::DomainSetSchedulerParametersArgs {
            domain: domain.clone(),
            params: Cow::Borrowed(params),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_set_memory_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetMemoryParameters.info();
        let arguments = remote::DomainSetMemoryParametersArgs {
            domain: domain.clone(),
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_memory_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetMemoryParameters.info();
        let arguments = remote::DomainGetMemoryParametersArgs {
            domain: domain.clone(),
            nparams: 16,
            flags: flags.bits() | STRING_OKAY,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetMemoryParametersRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_set_blkio_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetBlkioParameters.info();
        let arguments = remote::DomainSetBlkioParametersArgs {
            domain: domain.clone(),
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_blkio_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetBlkioParameters.info();
        let arguments = remote::DomainGetBlkioParametersArgs {
            domain: domain.clone(),
            nparams: 16,
            flags: flags.bits() | STRING_OKAY,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetBlkioParametersRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_set_scheduler_parameters_flags(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetSchedulerParametersFlags.info();
        let arguments = remote::DomainSetSchedulerParametersFlagsArgs {
            domain: domain.clone(),
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_scheduler_parameters_flags(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetSchedulerParametersFlags.info();
        let arguments = remote::DomainGetSchedulerParametersFlagsArgs {
            domain: domain.clone(),
            nparams: 16,
            flags: flags.bits() | STRING_OKAY,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetSchedulerParametersFlagsRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_set_block_io_tune(
        &self,
        domain: &DomainRef,
        disk: &str,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetBlockIoTune.info();
        let arguments = remote::DomainSetBlockIoTuneArgs {
            domain: domain.clone(),
            disk,
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_block_io_tune(
        &self,
        domain: &DomainRef,
        disk: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetBlockIoTune.info();
        let arguments = remote::DomainGetBlockIoTuneArgs {
            domain: domain.clone(),
            disk,
            nparams: 32,
            flags: flags.bits() | STRING_OKAY,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetBlockIoTuneRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_set_numa_parameters(
        &self,
        domain: &DomainRef,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetNumaParameters.info();
        let arguments = remote::DomainSetNumaParametersArgs {
            domain: domain.clone(),
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_numa_parameters(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetNumaParameters.info();
        let arguments = remote::DomainGetNumaParametersArgs {
            domain: domain.clone(),
            nparams: 16,
            flags: flags.bits() | STRING_OKAY,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetNumaParametersRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_set_interface_parameters(
        &self,
        domain: &DomainRef,
        device: &str,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetInterfaceParameters.info();
        let arguments = remote::DomainSetInterfaceParametersArgs {
            domain: domain.clone(),
            device,
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_interface_parameters(
        &self,
        domain: &DomainRef,
        device: &str,
        flags: DomainModificationImpact,
    ) -> Result<TypedParams> {
        let procedure = RemoteProcedure::DomainGetInterfaceParameters.info();
        let arguments = remote::DomainGetInterfaceParametersArgs {
            domain: domain.clone(),
            device,
            nparams: 16,
            flags: flags.bits() | STRING_OKAY,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetInterfaceParametersRet<'_> = answer.result(procedure)?;
        let value = ret.params.into_owned();
        Ok(value)
    }

    async fn domain_set_throttle_group(
        &self,
        domain: &DomainRef,
        group: &str,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetThrottleGroup.info();
        let arguments = remote::DomainSetThrottleGroupArgs {
            domain: domain.clone(),
            group,
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_del_throttle_group(
        &self,
        domain: &DomainRef,
        group: Option<&str>,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainDelThrottleGroup.info();
        let arguments = remote::DomainDelThrottleGroupArgs {
            domain: domain.clone(),
            group,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
