//! Devices that come to a domain, go from it and change.

use super::QemuConnection;
use super::open::change;
use crate::domain::hotplug::{self, Targets, Which};
use async_trait::async_trait;
use ostler_core::flags::{DomainDeviceModifyFlags, DomainModificationImpact};
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::api::DomainDevices;

/// The definitions that the flags of a call mean.
fn which(flags: DomainDeviceModifyFlags) -> DomainModificationImpact {
    DomainModificationImpact::from_bits_truncate(flags.bits())
}

/// Refuses flags that a call does not know.
fn refuse_force(flags: DomainDeviceModifyFlags) -> Result<()> {
    if flags.contains(DomainDeviceModifyFlags::FORCE) {
        return Err(Error::invalid_arg(format!("unsupported flags (0x{:x})", flags.bits())));
    }
    Ok(())
}

#[async_trait]
impl DomainDevices for QemuConnection {
    async fn domain_attach_device(&self, domain: &DomainRef, xml: &str) -> Result<()> {
        self.domain_attach_device_flags(domain, xml, DomainDeviceModifyFlags::LIVE).await
    }

    async fn domain_detach_device(&self, domain: &DomainRef, xml: &str) -> Result<()> {
        self.domain_detach_device_flags(domain, xml, DomainDeviceModifyFlags::LIVE).await
    }

    async fn domain_attach_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        refuse_force(flags)?;
        let domain = self.domain(domain)?;
        let xml = xml.to_owned();
        let work = move |driver, domain, impact: super::open::Impact| async move {
            let targets = Targets { live: impact.live, config: impact.config };
            hotplug::attach(&driver, &domain, targets, &xml).await
        };
        change(&self.driver, &domain, "attach a device", which(flags), work).await
    }

    async fn domain_detach_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        refuse_force(flags)?;
        let domain = self.domain(domain)?;
        let xml = xml.to_owned();
        let work = move |driver, domain, impact: super::open::Impact| async move {
            let targets = Targets { live: impact.live, config: impact.config };
            hotplug::detach(&driver, &domain, targets, Which::Document(&xml)).await
        };
        change(&self.driver, &domain, "detach a device", which(flags), work).await
    }

    async fn domain_update_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        let domain = self.domain(domain)?;
        let xml = xml.to_owned();
        let work = move |driver, domain, impact: super::open::Impact| async move {
            let targets = Targets { live: impact.live, config: impact.config };
            hotplug::update(&driver, &domain, targets, &xml, flags).await
        };
        change(&self.driver, &domain, "update a device", which(flags), work).await
    }

    async fn domain_detach_device_alias(
        &self,
        domain: &DomainRef,
        alias: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        refuse_force(flags)?;
        let domain = self.domain(domain)?;
        let alias = alias.to_owned();
        let work = move |driver, domain, impact: super::open::Impact| async move {
            let targets = Targets { live: impact.live, config: impact.config };
            hotplug::detach(&driver, &domain, targets, Which::Alias(&alias)).await
        };
        change(&self.driver, &domain, "detach a device", which(flags), work).await
    }
}
