//! Starting and ending domains.

use super::{TestConnection, only};
use crate::life;
use async_trait::async_trait;
use ostler_core::flags::{
    DomainCreateFlags, DomainDestroyFlags, DomainRebootFlags, DomainShutdownFlags,
};
use ostler_core::{DomainRef, Result};
use ostler_driver::api::DomainLifecycle;

#[async_trait]
impl DomainLifecycle for TestConnection {
    async fn domain_create(&self, domain: &DomainRef) -> Result<()> {
        life::start(&self.driver, &self.domain(domain)?).await
    }

    async fn domain_create_with_flags(
        &self,
        domain: &DomainRef,
        flags: DomainCreateFlags,
    ) -> Result<DomainRef> {
        only(flags.bits(), 0, "starting a domain")?;
        let domain = self.domain(domain)?;
        life::start(&self.driver, &domain).await?;
        Ok(domain.reference())
    }

    async fn domain_create_xml(&self, xml: &str, flags: DomainCreateFlags) -> Result<DomainRef> {
        only(flags.bits(), DomainCreateFlags::VALIDATE.bits(), "creating a domain")?;
        Ok(life::create(&self.driver, xml).await?.reference())
    }

    async fn domain_destroy(&self, domain: &DomainRef) -> Result<()> {
        life::destroy(&self.driver, &self.domain(domain)?).await
    }

    async fn domain_destroy_flags(
        &self,
        domain: &DomainRef,
        flags: DomainDestroyFlags,
    ) -> Result<()> {
        only(flags.bits(), DomainDestroyFlags::GRACEFUL.bits(), "destroying a domain")?;
        self.domain_destroy(domain).await
    }

    async fn domain_shutdown(&self, domain: &DomainRef) -> Result<()> {
        life::shut_down(&self.driver, &self.domain(domain)?).await
    }

    async fn domain_shutdown_flags(
        &self,
        domain: &DomainRef,
        flags: DomainShutdownFlags,
    ) -> Result<()> {
        only(flags.bits(), 0, "shutting a domain down")?;
        self.domain_shutdown(domain).await
    }

    async fn domain_reboot(&self, domain: &DomainRef, flags: DomainRebootFlags) -> Result<()> {
        let known = DomainRebootFlags::ACPI_POWER_BTN
            | DomainRebootFlags::GUEST_AGENT
            | DomainRebootFlags::INITCTL
            | DomainRebootFlags::SIGNAL
            | DomainRebootFlags::PARAVIRT;
        only(flags.bits(), known.bits(), "rebooting a domain")?;
        life::reboot(&self.driver, &self.domain(domain)?).await
    }

    async fn domain_suspend(&self, domain: &DomainRef) -> Result<()> {
        life::suspend(&self.driver, &self.domain(domain)?).await
    }

    async fn domain_resume(&self, domain: &DomainRef) -> Result<()> {
        life::resume(&self.driver, &self.domain(domain)?).await
    }

    async fn domain_reset(&self, domain: &DomainRef) -> Result<()> {
        life::reset(&self.domain(domain)?).await
    }

    async fn domain_is_active(&self, domain: &DomainRef) -> Result<bool> {
        Ok(self.domain(domain)?.view().live.is_some())
    }
}
