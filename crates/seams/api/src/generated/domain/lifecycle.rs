//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration;
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
    /// Starts a defined domain. One that runs already is refused with `VIR_ERR_OPERATION_INVALID`.
    /// A managed save image is restored and removed.
    ///
    /// `virDomainCreate`, since 0.1.1.
    async fn domain_create(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainCreate"))
    }

    /// Starts a transient domain from the XML; it is gone when the guest ends. A defined domain of
    /// that name and UUID stays defined; another active one of the name or UUID is refused with
    /// `VIR_ERR_OPERATION_FAILED`.
    ///
    /// `virDomainCreateXML`, since 0.5.0.
    async fn domain_create_xml(
        &self,
        xml_desc: &str,
        flags: DomainCreateFlags,
    ) -> Result<DomainRef> {
        Err(Error::no_support("virDomainCreateXML"))
    }

    /// Ends the guest at once, as pulling its power cord does; unwritten data may be lost. A
    /// transient domain is gone afterwards. A domain that does not run is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainDestroy`, since 0.0.3.
    async fn domain_destroy(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainDestroy"))
    }

    /// Asks the guest to restart, by the ways that the flags name, or by any that works: ACPI,
    /// guest agent, init, signal. It returns when the guest has been asked, not when it has
    /// restarted.
    ///
    /// `virDomainReboot`, since 0.1.0.
    async fn domain_reboot(&self, domain: &DomainRef, flags: DomainRebootFlags) -> Result<()> {
        Err(Error::no_support("virDomainReboot"))
    }

    /// Lets a paused guest run on. One that runs already is left as it is; a domain that does not
    /// run is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainResume`, since 0.0.3.
    async fn domain_resume(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainResume"))
    }

    /// Asks the guest to shut itself down and returns; the guest may ignore it. A domain that does
    /// not run is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainShutdown`, since 0.0.3.
    async fn domain_shutdown(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainShutdown"))
    }

    /// Stops the guest's CPUs; its memory stays. A paused guest is left as it is; a domain that
    /// does not run is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainSuspend`, since 0.0.3.
    async fn domain_suspend(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainSuspend"))
    }

    /// Tells whether the domain runs, paused included.
    ///
    /// `virDomainIsActive`, since 0.7.3.
    async fn domain_is_active(&self, domain: &DomainRef) -> Result<bool> {
        Err(Error::no_support("virDomainIsActive"))
    }

    /// Starts a defined domain as the flags say: paused, ended with this connection, without its
    /// saved state. One that runs already is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainCreateWithFlags`, since 0.8.2.
    async fn domain_create_with_flags(
        &self,
        domain: &DomainRef,
        flags: DomainCreateFlags,
    ) -> Result<DomainRef> {
        Err(Error::no_support("virDomainCreateWithFlags"))
    }

    /// Ends the guest at once; with `GRACEFUL` only by a signal that lets the emulator write its
    /// caches, and fails if that does not end it. A domain that does not run is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainDestroyFlags`, since 0.9.4.
    async fn domain_destroy_flags(
        &self,
        domain: &DomainRef,
        flags: DomainDestroyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainDestroyFlags"))
    }

    /// Resets the guest at once, as its reset button does; unwritten data may be lost. A domain
    /// that does not run is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainReset`, since 0.9.7.
    async fn domain_reset(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainReset"))
    }

    /// Asks the guest to shut itself down by the ways that the flags name, in an order of the
    /// driver's choosing, and returns; the guest may ignore it. A domain that does not run is
    /// refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainShutdownFlags`, since 0.9.10.
    async fn domain_shutdown_flags(
        &self,
        domain: &DomainRef,
        flags: DomainShutdownFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainShutdownFlags"))
    }

    /// Has the guest's agent suspend the guest. `duration` must be 0: the guest sleeps until it is
    /// woken.
    ///
    /// `virDomainPMSuspendForDuration`, since 0.9.10.
    async fn domain_pm_suspend_for_duration(
        &self,
        domain: &DomainRef,
        target: enumeration::NodeSuspendTarget,
        duration: u64,
    ) -> Result<()> {
        Err(Error::no_support("virDomainPMSuspendForDuration"))
    }

    /// Wakes a guest that has suspended itself. One that has not is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virDomainPMWakeup`, since 0.9.11.
    async fn domain_pm_wakeup(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainPMWakeup"))
    }

    /// Starts a transient domain from the XML, as `virDomainCreateXML` does, and hands the
    /// descriptors to its first process; only containers have a use for them.
    ///
    /// `virDomainCreateXMLWithFiles`, since 1.1.1.
    async fn domain_create_xml_with_files(
        &self,
        xml_desc: &str,
        flags: DomainCreateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<DomainRef> {
        Err(Error::no_support("virDomainCreateXMLWithFiles"))
    }

    /// Starts a defined domain, as `virDomainCreateWithFlags` does, and hands the descriptors to
    /// its first process; only containers have a use for them.
    ///
    /// `virDomainCreateWithFiles`, since 1.1.1.
    async fn domain_create_with_files(
        &self,
        domain: &DomainRef,
        flags: DomainCreateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<DomainRef> {
        Err(Error::no_support("virDomainCreateWithFiles"))
    }

    /// Sets what happens at power-off, reboot or crash of the guest, on the running guest, in the
    /// definition or both. An action that does not fit is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainSetLifecycleAction`, since 3.9.0.
    async fn domain_set_lifecycle_action(
        &self,
        domain: &DomainRef,
        kind: enumeration::DomainLifecycle,
        action: enumeration::DomainLifecycleAction,
        flags: DomainModificationImpact,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetLifecycleAction"))
    }
}
