//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainDevices;
use ostler_core::flags::{DomainDeviceModifyFlags, DomainFdAssociateFlags};
use ostler_core::{DomainRef, Result, TypedParams};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::borrow::Cow;
use std::os::fd::OwnedFd;

#[async_trait]
impl<C: Caller> DomainDevices for Remote<C> {
    async fn domain_attach_device(&self, domain: &DomainRef, xml: &str) -> Result<()> {
        let procedure = RemoteProcedure::DomainAttachDevice.info();
        let arguments = remote::DomainAttachDeviceArgs { domain: domain.clone(), xml };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_detach_device(&self, domain: &DomainRef, xml: &str) -> Result<()> {
        let procedure = RemoteProcedure::DomainDetachDevice.info();
        let arguments = remote::DomainDetachDeviceArgs { domain: domain.clone(), xml };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_attach_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainAttachDeviceFlags.info();
        let arguments = remote::DomainAttachDeviceFlagsArgs {
            domain: domain.clone(),
            xml,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_detach_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainDetachDeviceFlags.info();
        let arguments = remote::DomainDetachDeviceFlagsArgs {
            domain: domain.clone(),
            xml,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_update_device_flags(
        &self,
        domain: &DomainRef,
        xml: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainUpdateDeviceFlags.info();
        let arguments = remote::DomainUpdateDeviceFlagsArgs {
            domain: domain.clone(),
            xml,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_detach_device_alias(
        &self,
        domain: &DomainRef,
        alias: &str,
        flags: DomainDeviceModifyFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainDetachDeviceAlias.info();
        let arguments = remote::DomainDetachDeviceAliasArgs {
            domain: domain.clone(),
            alias,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_fd_associate(
        &self,
        domain: &DomainRef,
        name: &str,
        flags: DomainFdAssociateFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainFdAssociate.info();
        let arguments =
            remote::DomainFdAssociateArgs { domain: domain.clone(), name, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, fds).await?;
        Ok(())
    }

    async fn domain_announce_interface(
        &self,
        domain: &DomainRef,
        device: Option<&str>,
        params: &TypedParams,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainAnnounceInterface.info();
        let arguments = remote::DomainAnnounceInterfaceArgs {
            domain: domain.clone(),
            device,
            params: Cow::Borrowed(params),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
