//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{DomainDeviceModifyFlags, DomainFdAssociateFlags};
use ostler_core::{DomainRef, Error, Result, TypedParams};
use std::os::fd::OwnedFd;

/// What drivers do for clients: domain, devices.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainDevices: Send + Sync {
    /// Adds the device of the XML to a running guest, and to nothing else. A domain that does not
    /// run is refused with `VIR_ERR_OPERATION_INVALID`; use `virDomainAttachDeviceFlags` to change
    /// the definition.
    ///
    /// `virDomainAttachDevice`, since 0.1.9.
    async fn domain_attach_device(&self, domain: &DomainRef, xml: &str) -> Result<()> {
        Err(Error::no_support("virDomainAttachDevice"))
    }

    /// Removes the device that the XML describes from a running guest. The guest may have to agree:
    /// the call may return before it has, and `VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED` tells of the
    /// end.
    ///
    /// `virDomainDetachDevice`, since 0.1.9.
    async fn domain_detach_device(&self, domain: &DomainRef, xml: &str) -> Result<()> {
        Err(Error::no_support("virDomainDetachDevice"))
    }

    /// Adds the device of the XML to the running guest, to the definition or to both, as the flags
    /// say; `CURRENT` means the guest if it runs. A device that cannot be plugged is refused with
    /// `VIR_ERR_CONFIG_UNSUPPORTED`.
    ///
    /// `virDomainAttachDeviceFlags`, since 0.7.7.
    async fn domain_attach_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainAttachDeviceFlags"))
    }

    /// Removes the device that the XML describes from the running guest, the definition or both.
    /// The guest may have to agree: the call may return before it has, and an event tells of the
    /// end. A device that is not there is refused with `VIR_ERR_DEVICE_MISSING`.
    ///
    /// `virDomainDetachDeviceFlags`, since 0.7.7.
    async fn domain_detach_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainDetachDeviceFlags"))
    }

    /// Changes a device to what the XML says, on the running guest, in the definition or both: the
    /// medium of a drive, the link and source of a card, a display's password. A change that the
    /// device cannot make is refused with `VIR_ERR_OPERATION_UNSUPPORTED`.
    ///
    /// `virDomainUpdateDeviceFlags`, since 0.8.0.
    async fn domain_update_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainUpdateDeviceFlags"))
    }

    /// Asks the guest to give up the device with this alias and returns; an event tells of the end.
    /// A device that is not there is refused with `VIR_ERR_DEVICE_MISSING`.
    ///
    /// `virDomainDetachDeviceAlias`, since 4.4.0.
    async fn domain_detach_device_alias(
        &self,
        domain: &DomainRef,
        alias: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainDetachDeviceAlias"))
    }

    /// Gives descriptors to the domain's next start under a name that `<source fdgroup>` uses; they
    /// are held while this connection lasts.
    ///
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

    /// Has the running guest's card, or all of them, announce themselves to the network, so that
    /// switches learn where they are.
    ///
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
