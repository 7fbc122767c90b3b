//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::ConnectCpuModels;
use ostler_core::Result;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{ConnectBaselineCpuFlags, ConnectCompareCpuFlags};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> ConnectCpuModels for Remote<C> {
    async fn connect_compare_cpu(
        &self,
        xml: &str,
        flags: ConnectCompareCpuFlags,
    ) -> Result<Open<enumeration::CpuCompareResult>> {
        let procedure = RemoteProcedure::ConnectCompareCpu.info();
        let arguments = remote::ConnectCompareCpuArgs { xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectCompareCpuRet = answer.result(procedure)?;
        let value = ret.result;
        Ok(value)
    }

    async fn connect_baseline_cpu(
        &self,
        xml_cpus: &[&str],
        flags: ConnectBaselineCpuFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::ConnectBaselineCpu.info();
        let arguments =
            remote::ConnectBaselineCpuArgs { xml_cpus: xml_cpus.to_vec(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectBaselineCpuRet<'_> = answer.result(procedure)?;
        let value = ret.cpu.to_owned();
        Ok(value)
    }

    async fn connect_cpu_model_names(&self, arch: &str) -> Result<Arc<[String]>> {
        let procedure = RemoteProcedure::ConnectGetCpuModelNames.info();
        let arguments = remote::ConnectGetCpuModelNamesArgs { arch, need_results: true, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetCpuModelNamesRet<'_> = answer.result(procedure)?;
        let value = ret.models.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn connect_compare_hypervisor_cpu(
        &self,
        emulator: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virttype: Option<&str>,
        xml_cpu: &str,
        flags: ConnectCompareCpuFlags,
    ) -> Result<Open<enumeration::CpuCompareResult>> {
        let procedure = RemoteProcedure::ConnectCompareHypervisorCpu.info();
        let arguments = remote::ConnectCompareHypervisorCpuArgs {
            emulator,
            arch,
            machine,
            virttype,
            xml_cpu,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectCompareHypervisorCpuRet = answer.result(procedure)?;
        let value = ret.result;
        Ok(value)
    }

    async fn connect_baseline_hypervisor_cpu(
        &self,
        emulator: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virttype: Option<&str>,
        xml_cpus: &[&str],
        flags: ConnectBaselineCpuFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::ConnectBaselineHypervisorCpu.info();
        let arguments = remote::ConnectBaselineHypervisorCpuArgs {
            emulator,
            arch,
            machine,
            virttype,
            xml_cpus: xml_cpus.to_vec(),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectBaselineHypervisorCpuRet<'_> = answer.result(procedure)?;
        let value = ret.cpu.to_owned();
        Ok(value)
    }
}
