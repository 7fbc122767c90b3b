//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::DomainQemuMonitorCommandFlags;
use ostler_core::{DomainRef, Error, Result};
use std::os::fd::OwnedFd;

/// What drivers do for clients: qemu, monitor.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait QemuMonitor: Send + Sync {
    /// `virDomainQemuMonitorCommand`, since 0.8.3.
    async fn domain_qemu_monitor_command(
        &self,
        domain: &DomainRef,
        cmd: &str,
        flags: DomainQemuMonitorCommandFlags,
    ) -> Result<String> {
        Err(Error::no_support("virDomainQemuMonitorCommand"))
    }

    /// `virDomainQemuAttach`, since 0.9.4.
    async fn domain_qemu_attach(&self, pid_value: u32) -> Result<DomainRef> {
        Err(Error::no_support("virDomainQemuAttach"))
    }

    /// `virDomainQemuAgentCommand`, since 0.10.0.
    async fn domain_qemu_agent_command(
        &self,
        domain: &DomainRef,
        cmd: &str,
        timeout: i32,
    ) -> Result<Option<String>> {
        Err(Error::no_support("virDomainQemuAgentCommand"))
    }

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
