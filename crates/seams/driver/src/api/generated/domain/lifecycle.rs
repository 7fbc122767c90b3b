//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{
    DomainCreateFlags, DomainDestroyFlags, DomainModificationImpact, DomainRebootFlags,
    DomainShutdownFlags,
};
use ostler_core::{DomainRef, Error, Result};
use std::os::fd::OwnedFd;

/// What drivers do for clients: domain, lifecycle.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainLifecycle: Send + Sync {
    /// `virDomainCreate`, since 0.1.1.
    async fn domain_create(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainCreate"))
    }

    /// `virDomainCreateXML`, since 0.5.0.
    async fn domain_create_xml(
        &self,
        xml_desc: &str,
        flags: DomainCreateFlags,
    ) -> Result<DomainRef> {
        Err(Error::no_support("virDomainCreateXML"))
    }

    /// `virDomainDestroy`, since 0.0.3.
    async fn domain_destroy(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainDestroy"))
    }

    /// `virDomainReboot`, since 0.1.0.
    async fn domain_reboot(&self, domain: &DomainRef, flags: DomainRebootFlags) -> Result<()> {
        Err(Error::no_support("virDomainReboot"))
    }

    /// `virDomainResume`, since 0.0.3.
    async fn domain_resume(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainResume"))
    }

    /// `virDomainShutdown`, since 0.0.3.
    async fn domain_shutdown(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainShutdown"))
    }

    /// `virDomainSuspend`, since 0.0.3.
    async fn domain_suspend(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainSuspend"))
    }

    /// `virDomainIsActive`, since 0.7.3.
    async fn domain_is_active(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainIsActive"))
    }

    /// `virDomainCreateWithFlags`, since 0.8.2.
    async fn domain_create_with_flags(
        &self,
        domain: &DomainRef,
        flags: DomainCreateFlags,
    ) -> Result<DomainRef> {
        Err(Error::no_support("virDomainCreateWithFlags"))
    }

    /// `virDomainDestroyFlags`, since 0.9.4.
    async fn domain_destroy_flags(
        &self,
        domain: &DomainRef,
        flags: DomainDestroyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainDestroyFlags"))
    }

    /// `virDomainReset`, since 0.9.7.
    async fn domain_reset(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainReset"))
    }

    /// `virDomainShutdownFlags`, since 0.9.10.
    async fn domain_shutdown_flags(
        &self,
        domain: &DomainRef,
        flags: DomainShutdownFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainShutdownFlags"))
    }

    /// `virDomainPMSuspendForDuration`, since 0.9.10.
    async fn domain_pm_suspend_for_duration(
        &self,
        domain: &DomainRef,
        target: u32,
        duration: u64,
    ) -> Result<()> {
        Err(Error::no_support("virDomainPMSuspendForDuration"))
    }

    /// `virDomainPMWakeup`, since 0.9.11.
    async fn domain_pm_wakeup(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainPMWakeup"))
    }

    /// `virDomainCreateXMLWithFiles`, since 1.1.1.
    async fn domain_create_xml_with_files(
        &self,
        xml_desc: &str,
        flags: DomainCreateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<DomainRef> {
        Err(Error::no_support("virDomainCreateXMLWithFiles"))
    }

    /// `virDomainCreateWithFiles`, since 1.1.1.
    async fn domain_create_with_files(
        &self,
        domain: &DomainRef,
        flags: DomainCreateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<DomainRef> {
        Err(Error::no_support("virDomainCreateWithFiles"))
    }

    /// `virDomainSetLifecycleAction`, since 3.9.0.
    async fn domain_set_lifecycle_action(
        &self,
        domain: &DomainRef,
        kind: u32,
        action: u32,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetLifecycleAction"))
    }
}
