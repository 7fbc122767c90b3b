//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainCpu;
use ostler_api::{
    DomainEmulatorPinInfo, DomainIothreadInfo, DomainVcpuPinInfo, DomainVcpus, VcpuInfo,
};
use ostler_core::flags::{DomainModificationImpact, DomainVcpuFlags};
use ostler_core::{DomainRef, Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::borrow::Cow;

#[async_trait]
impl<C: Caller> DomainCpu for Remote<C> {
    async fn domain_max_vcpus(&self, domain: &DomainRef) -> Result<i32> {
        let procedure = RemoteProcedure::DomainGetMaxVcpus.info();
        let arguments = remote::DomainGetMaxVcpusArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetMaxVcpusRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn domain_vcpus(
        &self,
        domain: &DomainRef,
        maxinfo: u32,
        maplen: u32,
    ) -> Result<DomainVcpus> {
        let procedure = RemoteProcedure::DomainGetVcpus.info();
        let arguments = remote::DomainGetVcpusArgs {
            domain: domain.clone(),
            maxinfo: i32::try_from(maxinfo).unwrap_or(i32::MAX),
            maplen: i32::try_from(maplen).unwrap_or(i32::MAX),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetVcpusRet<'_> = answer.result(procedure)?;
        let value = DomainVcpus {
            info: ret
                .info
                .into_iter()
                .map(|item| VcpuInfo {
                    number: item.number,
                    state: item.state,
                    cpu_time: item.cpu_time,
                    cpu: item.cpu,
                })
                .collect(),
            cpumaps: ret.cpumaps.to_vec(),
        };
        Ok(value)
    }

    async fn domain_pin_vcpu(&self, domain: &DomainRef, vcpu: u32, cpumap: &[u8]) -> Result<()> {
        let procedure = RemoteProcedure::DomainPinVcpu.info();
        let arguments = remote::DomainPinVcpuArgs { domain: domain.clone(), vcpu, cpumap };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_set_vcpus(&self, domain: &DomainRef, nvcpus: u32) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetVcpus.info();
        let arguments = remote::DomainSetVcpusArgs { domain: domain.clone(), nvcpus };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_set_vcpus_flags(
        &self,
        domain: &DomainRef,
        nvcpus: u32,
        flags: DomainVcpuFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetVcpusFlags.info();
        let arguments =
            remote::DomainSetVcpusFlagsArgs { domain: domain.clone(), nvcpus, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_vcpus_flags(&self, domain: &DomainRef, flags: DomainVcpuFlags) -> Result<i32> {
        let procedure = RemoteProcedure::DomainGetVcpusFlags.info();
        let arguments =
            remote::DomainGetVcpusFlagsArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetVcpusFlagsRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn domain_pin_vcpu_flags(
        &self,
        domain: &DomainRef,
        vcpu: u32,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainPinVcpuFlags.info();
        let arguments = remote::DomainPinVcpuFlagsArgs {
            domain: domain.clone(),
            vcpu,
            cpumap,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_vcpu_pin_info(
        &self,
        domain: &DomainRef,
        ncpumaps: u32,
        maplen: u32,
        flags: DomainModificationImpact,
    ) -> Result<DomainVcpuPinInfo> {
        let procedure = RemoteProcedure::DomainGetVcpuPinInfo.info();
        let arguments = remote::DomainGetVcpuPinInfoArgs {
            domain: domain.clone(),
            ncpumaps: i32::try_from(ncpumaps).unwrap_or(i32::MAX),
            maplen: i32::try_from(maplen).unwrap_or(i32::MAX),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetVcpuPinInfoRet<'_> = answer.result(procedure)?;
        let value = DomainVcpuPinInfo { cpumaps: ret.cpumaps.to_vec(), num: ret.num };
        Ok(value)
    }

    async fn domain_pin_emulator(
        &self,
        domain: &DomainRef,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainPinEmulator.info();
        let arguments =
            remote::DomainPinEmulatorArgs { domain: domain.clone(), cpumap, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_emulator_pin_info(
        &self,
        domain: &DomainRef,
        maplen: u32,
        flags: DomainModificationImpact,
    ) -> Result<DomainEmulatorPinInfo> {
        let procedure = RemoteProcedure::DomainGetEmulatorPinInfo.info();
        let arguments = remote::DomainGetEmulatorPinInfoArgs {
            domain: domain.clone(),
            maplen: i32::try_from(maplen).unwrap_or(i32::MAX),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetEmulatorPinInfoRet<'_> = answer.result(procedure)?;
        let value = DomainEmulatorPinInfo { cpumaps: ret.cpumaps.to_vec(), ret: ret.ret };
        Ok(value)
    }

    async fn domain_iothread_info(
        &self,
        domain: &DomainRef,
        flags: DomainModificationImpact,
    ) -> Result<Vec<DomainIothreadInfo>> {
        let procedure = RemoteProcedure::DomainGetIothreadInfo.info();
        let arguments =
            remote::DomainGetIothreadInfoArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainGetIothreadInfoRet<'_> = answer.result(procedure)?;
        let value = ret
            .info
            .into_iter()
            .map(|item| DomainIothreadInfo {
                iothread_id: item.iothread_id,
                cpumap: item.cpumap.to_vec(),
            })
            .collect();
        Ok(value)
    }

    async fn domain_pin_iothread(
        &self,
        domain: &DomainRef,
        iothreads_id: u32,
        cpumap: &[u8],
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainPinIothread.info();
        let arguments = remote::DomainPinIothreadArgs {
            domain: domain.clone(),
            iothreads_id,
            cpumap,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_add_iothread(
        &self,
        domain: &DomainRef,
        iothread_id: u32,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainAddIothread.info();
        let arguments = remote::DomainAddIothreadArgs {
            domain: domain.clone(),
            iothread_id,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_del_iothread(
        &self,
        domain: &DomainRef,
        iothread_id: u32,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainDelIothread.info();
        let arguments = remote::DomainDelIothreadArgs {
            domain: domain.clone(),
            iothread_id,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_set_vcpu(
        &self,
        domain: &DomainRef,
        cpumap: &str,
        state: i32,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetVcpu.info();
        let arguments = remote::DomainSetVcpuArgs {
            domain: domain.clone(),
            cpumap,
            state,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_set_iothread_params(
        &self,
        domain: &DomainRef,
        iothread_id: u32,
        params: &TypedParams,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetIothreadParams.info();
        let arguments = remote::DomainSetIothreadParamsArgs {
            domain: domain.clone(),
            iothread_id,
            params: Cow::Borrowed(params),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
