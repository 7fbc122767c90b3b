//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainLifecycle;
use ostler_core::enumeration;
use ostler_core::flags::{
    DomainCreateFlags, DomainDestroyFlags, DomainModificationImpact, DomainRebootFlags,
    DomainShutdownFlags,
};
use ostler_core::{DomainRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::os::fd::OwnedFd;

#[async_trait]
impl<C: Caller> DomainLifecycle for Remote<C> {
    async fn domain_create(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainCreate.info();
        let arguments = remote::DomainCreateArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_create_xml(
        &self,
        xml_desc: &str,
        flags: DomainCreateFlags,
    ) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainCreateXml.info();
        let arguments = remote::DomainCreateXmlArgs { xml_desc, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainCreateXmlRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_destroy(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainDestroy.info();
        let arguments = remote::DomainDestroyArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_reboot(&self, domain: &DomainRef, flags: DomainRebootFlags) -> Result<()> {
        let procedure = RemoteProcedure::DomainReboot.info();
        let arguments = remote::DomainRebootArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_resume(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainResume.info();
        let arguments = remote::DomainResumeArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_shutdown(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainShutdown.info();
        let arguments = remote::DomainShutdownArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_suspend(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainSuspend.info();
        let arguments = remote::DomainSuspendArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_is_active(&self, domain: &DomainRef) -> Result<bool> {
        let procedure = RemoteProcedure::DomainIsActive.info();
        let arguments = remote::DomainIsActiveArgs { domain: domain.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainIsActiveRet = answer.result(procedure)?;
        let value = ret.active;
        Ok(value)
    }

    async fn domain_create_with_flags(
        &self,
        domain: &DomainRef,
        flags: DomainCreateFlags,
    ) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainCreateWithFlags.info();
        let arguments =
            remote::DomainCreateWithFlagsArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::DomainCreateWithFlagsRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_destroy_flags(
        &self,
        domain: &DomainRef,
        flags: DomainDestroyFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainDestroyFlags.info();
        let arguments =
            remote::DomainDestroyFlagsArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_reset(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainReset.info();
        let arguments = remote::DomainResetArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_shutdown_flags(
        &self,
        domain: &DomainRef,
        flags: DomainShutdownFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainShutdownFlags.info();
        let arguments =
            remote::DomainShutdownFlagsArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_pm_suspend_for_duration(
        &self,
        domain: &DomainRef,
        target: enumeration::NodeSuspendTarget,
        duration: u64,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainPmSuspendForDuration.info();
        let arguments = remote::DomainPmSuspendForDurationArgs {
            domain: domain.clone(),
            target: target.into(),
            duration,
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_pm_wakeup(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainPmWakeup.info();
        let arguments = remote::DomainPmWakeupArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_create_xml_with_files(
        &self,
        xml_desc: &str,
        flags: DomainCreateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainCreateXmlWithFiles.info();
        let arguments = remote::DomainCreateXmlWithFilesArgs { xml_desc, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, fds).await?;
        let ret: remote::DomainCreateXmlWithFilesRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_create_with_files(
        &self,
        domain: &DomainRef,
        flags: DomainCreateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<DomainRef> {
        let procedure = RemoteProcedure::DomainCreateWithFiles.info();
        let arguments =
            remote::DomainCreateWithFilesArgs { domain: domain.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, fds).await?;
        let ret: remote::DomainCreateWithFilesRet = answer.result(procedure)?;
        let value = ret.domain;
        Ok(value)
    }

    async fn domain_set_lifecycle_action(
        &self,
        domain: &DomainRef,
        kind: enumeration::DomainLifecycle,
        action: enumeration::DomainLifecycleAction,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSetLifecycleAction.info();
        let arguments = remote::DomainSetLifecycleActionArgs {
            domain: domain.clone(),
            kind: kind.into(),
            action: action.into(),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
