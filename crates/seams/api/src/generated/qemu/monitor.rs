//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::DomainQemuMonitorCommandFlags;
use ostler_core::{DomainRef, Error, Result};
use std::os::fd::OwnedFd;

/// What drivers do for clients: qemu, monitor.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait QemuMonitor: Send + Sync {
    /// Gives a running guest's monitor a command, as JSON or with `HMP` as its console takes it,
    /// and gives the answer. The guest counts as tainted from then on: the driver cannot know what
    /// was changed.
    ///
    /// `virDomainQemuMonitorCommand`, since 0.8.3.
    async fn domain_qemu_monitor_command(
        &self,
        domain: &DomainRef,
        cmd: &str,
        flags: DomainQemuMonitorCommandFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainQemuMonitorCommand"))
    }

    /// Takes over a QEMU process that runs already, by its process id.
    ///
    /// `virDomainQemuAttach`, since 0.9.4.
    async fn domain_qemu_attach(&self, pid_value: u32) -> Result<DomainRef> {
        Err(Error::no_support("virDomainQemuAttach"))
    }

    /// Gives the guest's agent a command as JSON and gives the answer. `timeout` is in seconds, or
    /// one of the special values: for ever, as long as is usual, not at all. Less is refused with
    /// `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainQemuAgentCommand`, since 0.10.0.
    async fn domain_qemu_agent_command(
        &self,
        domain: &DomainRef,
        cmd: &str,
        timeout: Open<enumeration::DomainQemuAgentCommandTimeoutValues>,
    ) -> Result<Option<String>> {
        Err(Error::no_support("virDomainQemuAgentCommand"))
    }

    /// Gives a running guest's monitor a command with descriptors, and gives the answer with those
    /// that come back. The guest counts as tainted from then on.
    ///
    /// `virDomainQemuMonitorCommandWithFiles`, since 8.2.0.
    async fn domain_qemu_monitor_command_with_files(
        &self,
        domain: &DomainRef,
        cmd: &str,
        flags: DomainQemuMonitorCommandFlags,
        fds: Vec<OwnedFd>,
    ) -> Result<(String, Vec<OwnedFd>)> {
        Err(Error::no_support("virDomainQemuMonitorCommandWithFiles"))
    }
}
