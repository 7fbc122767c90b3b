//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::QemuMonitor;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::DomainQemuMonitorCommandFlags;
use ostler_core::{DomainRef, Result};
use ostler_protocol::QemuProcedure;
use ostler_protocol::qemu;
use std::os::fd::OwnedFd;

#[async_trait]
impl<C: Caller> QemuMonitor for Remote<C> {
    async fn domain_qemu_monitor_command(
        &self,
        domain: &DomainRef,
        cmd: &str,
        flags: DomainQemuMonitorCommandFlags,
    ) -> Result<String> {
        let procedure = QemuProcedure::DomainMonitorCommand.info();
        let arguments =
            qemu::DomainMonitorCommandArgs { domain: domain.clone(), cmd, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: qemu::DomainMonitorCommandRet<'_> = answer.result(procedure)?;
        let value = ret.result.to_owned();
        Ok(value)
    }

    async fn domain_qemu_attach(&self, pid_value: u32) -> Result<DomainRef> {
        let procedure = QemuProcedure::DomainAttach.info();
        let arguments = qemu::DomainAttachArgs { pid_value, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: qemu::DomainAttachRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_qemu_agent_command(
        &self,
        domain: &DomainRef,
        cmd: &str,
        timeout: Open<enumeration::DomainQemuAgentCommandTimeoutValues>,
    ) -> Result<Option<String>> {
        let procedure = QemuProcedure::DomainAgentCommand.info();
        let arguments =
            qemu::DomainAgentCommandArgs { domain: domain.clone(), cmd, timeout, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: qemu::DomainAgentCommandRet<'_> = answer.result(procedure)?;
        let value = ret.result.map(str::to_owned);
        Ok(value)
    }

    async fn domain_qemu_monitor_command_with_files(
        &self,
        domain: &DomainRef,
        cmd: &str,
        flags: DomainQemuMonitorCommandFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<(String, Vec<OwnedFd>)> {
        let procedure = QemuProcedure::DomainMonitorCommandWithFiles.info();
        let arguments = qemu::DomainMonitorCommandWithFilesArgs {
            domain: domain.clone(),
            cmd,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, fds).await?;
        let ret: qemu::DomainMonitorCommandWithFilesRet<'_> = answer.result(procedure)?;
        let value = ret.result.to_owned();
        Ok((value, answer.fds))
    }
}
