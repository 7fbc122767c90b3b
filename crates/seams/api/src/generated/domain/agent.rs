//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::{DomainFsinfo, DomainInterface};
use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{
    DomainAuthorizedSshKeysSetFlags, DomainGetHostnameFlags, DomainGuestInfoTypes,
    DomainSetTimeFlags, DomainSetUserPasswordFlags,
};
use ostler_core::{Bytes, DomainRef, Error, Hidden, Result, TypedParams};

/// What drivers do for clients: domain, agent.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainAgent: Send + Sync {
    /// Gives the guest's own name, by its DHCP lease or by its agent. It fails with
    /// `VIR_ERR_NO_HOSTNAME` if there is none.
    ///
    /// `virDomainGetHostname`, since 0.10.0.
    async fn domain_hostname(
        &self,
        domain: &DomainRef,
        flags: DomainGetHostnameFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainGetHostname"))
    }

    /// Has the guest's agent give unused blocks back, of one file system or all; holes smaller than
    /// `minimum` bytes may be left. The agent must be connected.
    ///
    /// `virDomainFSTrim`, since 1.0.1.
    async fn domain_fstrim(
        &self,
        domain: &DomainRef,
        mount_point: Option<&str>,
        minimum: Bytes,
    ) -> Result<()> {
        Err(Error::no_support("virDomainFSTrim"))
    }

    /// Has the guest's agent freeze file systems, those of the mount points or all, and gives how
    /// many were frozen. They stay so until `virDomainFSThaw`.
    ///
    /// `virDomainFSFreeze`, since 1.2.5.
    async fn domain_fsfreeze(&self, domain: &DomainRef, mountpoints: &[&str]) -> Result<i32> {
        Err(Error::no_support("virDomainFSFreeze"))
    }

    /// Has the guest's agent thaw what was frozen, whatever the mount points say, and gives how
    /// many file systems that were.
    ///
    /// `virDomainFSThaw`, since 1.2.5.
    async fn domain_fsthaw(&self, domain: &DomainRef, mountpoints: &[&str]) -> Result<i32> {
        Err(Error::no_support("virDomainFSThaw"))
    }

    /// Gives the guest's time by its agent, in seconds and nanoseconds since 1970, UTC.
    ///
    /// `virDomainGetTime`, since 1.2.5.
    async fn domain_time(&self, domain: &DomainRef) -> Result<DomainTime> {
        Err(Error::no_support("virDomainGetTime"))
    }

    /// Sets the guest's time by its agent, in seconds and nanoseconds since 1970, UTC, or with
    /// `SYNC` from its own clock chip.
    ///
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

    /// Lists the guest's mounted file systems with the disks that they lie on, by its agent.
    ///
    /// `virDomainGetFSInfo`, since 1.2.11.
    async fn domain_fsinfo(&self, domain: &DomainRef) -> Result<Vec<DomainFsinfo>> {
        Err(Error::no_support("virDomainGetFSInfo"))
    }

    /// Lists the running guest's network interfaces with their addresses, from this source: leases
    /// of the daemon's networks, the guest's agent, or the host's ARP table.
    ///
    /// `virDomainInterfaceAddresses`, since 1.2.14.
    async fn domain_interface_addresses(
        &self,
        domain: &DomainRef,
        source: Open<enumeration::DomainInterfaceAddressesSource>,
    ) -> Result<Vec<DomainInterface>> {
        Err(Error::no_support("virDomainInterfaceAddresses"))
    }

    /// Sets a user's password in the guest by its agent; with `ENCRYPTED` it is a hash already.
    ///
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

    /// Tells which CPUs the guest has, uses, and can take offline, by its agent, as lists like
    /// `0-3,5`.
    ///
    /// `virDomainGetGuestVcpus`, since 2.0.0.
    async fn domain_guest_vcpus(&self, domain: &DomainRef) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetGuestVcpus"))
    }

    /// Has the guest's agent use (1) or not use (0) the CPUs of the list; another state, or a list
    /// that is none, is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainSetGuestVcpus`, since 2.0.0.
    async fn domain_set_guest_vcpus(
        &self,
        domain: &DomainRef,
        cpumap: &str,
        state: i32,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSetGuestVcpus"))
    }

    /// Gives what the guest's agent knows of the guest in the groups of `types` (0 for all): users,
    /// system, time zone, name, file systems, disks, interfaces.
    ///
    /// `virDomainGetGuestInfo`, since 5.7.0.
    async fn domain_guest_info(
        &self,
        domain: &DomainRef,
        types: DomainGuestInfoTypes,
    ) -> Result<TypedParams> {
        Err(Error::no_support("virDomainGetGuestInfo"))
    }

    /// Sets how many seconds the guest's agent is waited for, or one of the special values: for
    /// ever, as long as is usual, or not at all. Less is refused with `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainAgentSetResponseTimeout`, since 5.10.0.
    async fn domain_agent_set_response_timeout(
        &self,
        domain: &DomainRef,
        timeout: Open<enumeration::DomainAgentResponseTimeoutValues>,
    ) -> Result<i32> {
        Err(Error::no_support("virDomainAgentSetResponseTimeout"))
    }

    /// Lists the SSH keys that may log in as a user of the guest, by its agent.
    ///
    /// `virDomainAuthorizedSSHKeysGet`, since 6.10.0.
    async fn domain_authorized_ssh_keys(
        &self,
        domain: &DomainRef,
        user: &str,
    ) -> Result<Vec<String>> {
        Err(Error::no_support("virDomainAuthorizedSSHKeysGet"))
    }

    /// Sets the SSH keys that may log in as a user of the guest, by its agent; flags add or remove
    /// instead.
    ///
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
