//! Starting and ending guests.

use super::QemuConnection;
use crate::domain::control::{self, Request, Sleep};
use crate::domain::{define, start, stop};
use async_trait::async_trait;
use ostler_core::enumeration::NodeSuspendTarget;
use ostler_core::flags::{
    DomainCreateFlags, DomainDestroyFlags, DomainRebootFlags, DomainShutdownFlags,
};
use ostler_core::{DomainRef, Error, ErrorCode, ErrorDomain, Result};
use ostler_driver::api::DomainLifecycle;
use std::os::fd::OwnedFd;

#[async_trait]
impl DomainLifecycle for QemuConnection {
    async fn domain_create(&self, domain: &DomainRef) -> Result<()> {
        self.domain_create_with_flags(domain, DomainCreateFlags::empty()).await.map(|_| ())
    }

    async fn domain_create_with_flags(
        &self,
        domain: &DomainRef,
        flags: DomainCreateFlags,
    ) -> Result<DomainRef> {
        let options = start_options(flags);
        let domain = self.domain(domain)?;
        let id = start::start(&self.driver, &domain, options).await?;
        if options.autodestroy {
            self.destroy_with_us(domain.uuid, id);
        }
        Ok(domain.reference())
    }

    async fn domain_create_xml(&self, xml: &str, flags: DomainCreateFlags) -> Result<DomainRef> {
        let options = start_options(flags);
        let validate = flags.contains(DomainCreateFlags::VALIDATE);
        let domain = define::create(&self.driver, xml, validate, options).await?;
        let reference = domain.reference();
        if options.autodestroy {
            self.destroy_with_us(domain.uuid, reference.id);
        }
        Ok(reference)
    }

    async fn domain_create_with_files(
        &self,
        domain: &DomainRef,
        flags: DomainCreateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<DomainRef> {
        refuse_files(&fds)?;
        self.domain_create_with_flags(domain, flags).await
    }

    async fn domain_create_xml_with_files(
        &self,
        xml: &str,
        flags: DomainCreateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<DomainRef> {
        refuse_files(&fds)?;
        self.domain_create_xml(xml, flags).await
    }

    async fn domain_destroy(&self, domain: &DomainRef) -> Result<()> {
        self.domain_destroy_flags(domain, DomainDestroyFlags::empty()).await
    }

    async fn domain_destroy_flags(
        &self,
        domain: &DomainRef,
        flags: DomainDestroyFlags,
    ) -> Result<()> {
        if flags.contains(DomainDestroyFlags::REMOVE_LOGS) {
            return Err(Error::operation_unsupported(
                "removing a guest's logs with it is not built: call without REMOVE_LOGS",
            ));
        }
        let domain = self.domain(domain)?;
        stop::destroy(&self.driver, &domain, flags.contains(DomainDestroyFlags::GRACEFUL)).await
    }

    async fn domain_shutdown(&self, domain: &DomainRef) -> Result<()> {
        self.domain_shutdown_flags(domain, DomainShutdownFlags::empty()).await
    }

    async fn domain_shutdown_flags(
        &self,
        domain: &DomainRef,
        flags: DomainShutdownFlags,
    ) -> Result<()> {
        let known = DomainShutdownFlags::ACPI_POWER_BTN | DomainShutdownFlags::GUEST_AGENT;
        let request = Request::new(
            flags.contains(DomainShutdownFlags::GUEST_AGENT),
            flags.contains(DomainShutdownFlags::ACPI_POWER_BTN),
            false,
        );
        only(flags.bits(), known.bits(), "shutting down")?;
        control::ask_to_end(&self.driver, &self.domain(domain)?, request).await
    }

    async fn domain_reboot(&self, domain: &DomainRef, flags: DomainRebootFlags) -> Result<()> {
        let known = DomainRebootFlags::ACPI_POWER_BTN | DomainRebootFlags::GUEST_AGENT;
        let request = Request::new(
            flags.contains(DomainRebootFlags::GUEST_AGENT),
            flags.contains(DomainRebootFlags::ACPI_POWER_BTN),
            true,
        );
        only(flags.bits(), known.bits(), "rebooting")?;
        control::ask_to_end(&self.driver, &self.domain(domain)?, request).await
    }

    async fn domain_suspend(&self, domain: &DomainRef) -> Result<()> {
        control::suspend(&self.driver, &self.domain(domain)?).await
    }

    async fn domain_resume(&self, domain: &DomainRef) -> Result<()> {
        control::resume(&self.driver, &self.domain(domain)?).await
    }

    async fn domain_reset(&self, domain: &DomainRef) -> Result<()> {
        control::reset(&self.driver, &self.domain(domain)?).await
    }

    async fn domain_pm_suspend_for_duration(
        &self,
        domain: &DomainRef,
        target: NodeSuspendTarget,
        duration: u64,
    ) -> Result<()> {
        if duration != 0 {
            return Err(Error::new(
                ErrorCode::ArgumentUnsupported,
                ErrorDomain::None,
                "a guest sleeps until it is woken: the duration must be 0",
            ));
        }
        let sleep = match target {
            NodeSuspendTarget::Mem => Sleep::Memory,
            NodeSuspendTarget::Disk => Sleep::Disk,
            NodeSuspendTarget::Hybrid => Sleep::Hybrid,
        };
        control::sleep(&self.domain(domain)?, sleep).await
    }

    async fn domain_pm_wakeup(&self, domain: &DomainRef) -> Result<()> {
        control::wake_up(&self.domain(domain)?).await
    }

    async fn domain_is_active(&self, domain: &DomainRef) -> Result<bool> {
        Ok(self.domain(domain)?.view().live.is_some())
    }
}

fn start_options(flags: DomainCreateFlags) -> start::Options {
    start::Options {
        paused: flags.contains(DomainCreateFlags::PAUSED),
        autodestroy: flags.contains(DomainCreateFlags::AUTODESTROY),
        reset_variables: flags.contains(DomainCreateFlags::RESET_NVRAM),
    }
}

fn refuse_files(fds: &[OwnedFd]) -> Result<()> {
    if fds.is_empty() {
        return Ok(());
    }
    Err(Error::operation_unsupported("only containers take descriptors; QEMU guests do not"))
}

fn only(flags: u32, known: u32, what: &str) -> Result<()> {
    let unknown = flags & !known;
    if unknown == 0 {
        return Ok(());
    }
    Err(Error::invalid_arg(format!("flags {unknown:#x} have no meaning for {what} a QEMU guest")))
}
