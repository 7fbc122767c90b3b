//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{DomainDeviceModifyFlags, DomainFdAssociateFlags};
use ostler_core::{DomainRef, Error, Result, TypedParams};
use std::os::fd::OwnedFd;

/// What drivers do for clients: domain, devices.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainDevices: Send + Sync {
    /// `virDomainAttachDevice`, since 0.1.9.
    async fn domain_attach_device(&self, domain: &DomainRef, xml: &str) -> Result<()> {
        Err(Error::no_support("virDomainAttachDevice"))
    }

    /// `virDomainDetachDevice`, since 0.1.9.
    async fn domain_detach_device(&self, domain: &DomainRef, xml: &str) -> Result<()> {
        Err(Error::no_support("virDomainDetachDevice"))
    }

    /// `virDomainAttachDeviceFlags`, since 0.7.7.
    async fn domain_attach_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainAttachDeviceFlags"))
    }

    /// `virDomainDetachDeviceFlags`, since 0.7.7.
    async fn domain_detach_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainDetachDeviceFlags"))
    }

    /// `virDomainUpdateDeviceFlags`, since 0.8.0.
    async fn domain_update_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainUpdateDeviceFlags"))
    }

    /// `virDomainDetachDeviceAlias`, since 4.4.0.
    async fn domain_detach_device_alias(
        &self,
        domain: &DomainRef,
        alias: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainDetachDeviceAlias"))
    }

    /// `virDomainFDAssociate`, since 9.0.0.
    async fn domain_fd_associate(
        &self,
        domain: &DomainRef,
        name: &str,
        flags: DomainFdAssociateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<()> {
        Err(Error::no_support("virDomainFDAssociate"))
    }

    /// `domain_announce_interface`, since 12.
    async fn domain_announce_interface(
        &self,
        domain: &DomainRef,
        device: Option<&str>,
        params: &TypedParams,
    ) -> Result<()> {
        Err(Error::no_support("domain_announce_interface"))
    }
}
