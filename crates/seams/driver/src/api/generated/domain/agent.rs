//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::api::{DomainFsinfo, DomainInterface};
use async_trait::async_trait;
use ostler_core::flags::{
    DomainAuthorizedSshKeysSetFlags, DomainGetHostnameFlags, DomainGuestInfoTypes,
    DomainSetTimeFlags, DomainSetUserPasswordFlags,
};
use ostler_core::{DomainRef, Error, Hidden, Result, TypedParams};

/// What drivers do for clients: domain, agent.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainAgent: Send + Sync {
    /// `virDomainGetHostname`, since 0.10.0.
    async fn domain_hostname(
        &self,
        domain: &DomainRef,
        flags: DomainGetHostnameFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainGetHostname"))
    }

    /// `virDomainFSTrim`, since 1.0.1.
    async fn domain_fstrim(
        &self,
        domain: &DomainRef,
        mount_point: Option<&str>,
        minimum: u64,
    ) -> Result<()> {
        Err(Error::no_support("virDomainFSTrim"))
    }

    /// `virDomainFSFreeze`, since 1.2.5.
    async fn domain_fsfreeze(&self, domain: &DomainRef, mountpoints: &[&str]) -> Result<i32> {
        Err(Error::no_support("virDomainFSFreeze"))
    }

    /// `virDomainFSThaw`, since 1.2.5.
    async fn domain_fsthaw(&self, domain: &DomainRef, mountpoints: &[&str]) -> Result<i32> {
        Err(Error::no_support("virDomainFSThaw"))
    }

    /// `virDomainGetTime`, since 1.2.5.
    async fn domain_time(&self, domain: &DomainRef) -> Result<DomainTime> {
        Err(Error::no_support("virDomainGetTime"))
    }

    /// `virDomainSetTime`, since 1.2.5.
    async fn domain_set_time(
        &self,
        domain: &DomainRef,
        seconds: i64,
        nseconds: u32,
        flags: DomainSetTimeFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetTime"))
    }

    /// `virDomainGetFSInfo`, since 1.2.11.
    async fn domain_fsinfo(&self, domain: &DomainRef) -> Result<Vec<DomainFsinfo>> {
        Err(Error::no_support("virDomainGetFSInfo"))
    }

    /// `virDomainInterfaceAddresses`, since 1.2.14.
    async fn domain_interface_addresses(
        &self,
        domain: &DomainRef,
        source: u32,
    ) -> Result<Vec<DomainInterface>> {
        Err(Error::no_support("virDomainInterfaceAddresses"))
    }

    /// `virDomainSetUserPassword`, since 1.2.16.
    async fn domain_set_user_password(
        &self,
        domain: &DomainRef,
        user: Option<&str>,
        password: Hidden<Option<&str>>,
        flags: DomainSetUserPasswordFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetUserPassword"))
    }

    /// `virDomainGetGuestVcpus`, since 2.0.0.
    async fn domain_guest_vcpus(&self, domain: &DomainRef) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetGuestVcpus"))
    }

    /// `virDomainSetGuestVcpus`, since 2.0.0.
    async fn domain_set_guest_vcpus(
        &self,
        domain: &DomainRef,
        cpumap: &str,
        state: i32,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetGuestVcpus"))
    }

    /// `virDomainGetGuestInfo`, since 5.7.0.
    async fn domain_guest_info(
        &self,
        domain: &DomainRef,
        types: DomainGuestInfoTypes,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetGuestInfo"))
    }

    /// `virDomainAgentSetResponseTimeout`, since 5.10.0.
    async fn domain_agent_set_response_timeout(
        &self,
        domain: &DomainRef,
        timeout: i32,
    ) -> Result<i32> {
        Err(Error::no_support("virDomainAgentSetResponseTimeout"))
    }

    /// `virDomainAuthorizedSSHKeysGet`, since 6.10.0.
    async fn domain_authorized_ssh_keys(
        &self,
        domain: &DomainRef,
        user: &str,
    ) -> Result<Vec<String>> {
        Err(Error::no_support("virDomainAuthorizedSSHKeysGet"))
    }

    /// `virDomainAuthorizedSSHKeysSet`, since 6.10.0.
    async fn domain_authorized_ssh_keys_set(
        &self,
        domain: &DomainRef,
        user: &str,
        keys: &[&str],
        flags: DomainAuthorizedSshKeysSetFlags,
    ) -> Result<()> {
        Err(Error::no_support("virDomainAuthorizedSSHKeysSet"))
    }
}

/// What `virDomainGetTime` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DomainTime {
    /// `seconds`
    pub seconds: i64,
    /// `nseconds`
    pub nseconds: u32,
}
