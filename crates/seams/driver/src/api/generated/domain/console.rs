//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::stream::Stream;
use async_trait::async_trait;
use ostler_core::flags::{DomainChannelFlags, DomainConsoleFlags, DomainOpenGraphicsFlags};
use ostler_core::{DomainRef, Error, Result};
use std::os::fd::OwnedFd;

/// What drivers do for clients: domain, console.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainConsole: Send + Sync {
    /// `virDomainOpenConsole`, since 0.8.6.
    async fn domain_open_console(
        &self,
        domain: &DomainRef,
        dev_name: Option<&str>,
        flags: DomainConsoleFlags,
    ) -> Result<Stream> {
        Err(Error::no_support("virDomainOpenConsole"))
    }

    /// `virDomainInjectNMI`, since 0.9.2.
    async fn domain_inject_nmi(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainInjectNMI"))
    }

    /// `virDomainScreenshot`, since 0.9.2.
    async fn domain_screenshot(
        &self,
        domain: &DomainRef,
        screen: u32,
    ) -> Result<(Option<String>, Stream)> {
        Err(Error::no_support("virDomainScreenshot"))
    }

    /// `virDomainSendKey`, since 0.9.3.
    async fn domain_send_key(
        &self,
        domain: &DomainRef,
        codeset: u32,
        holdtime: u32,
        keycodes: &[u32],
    ) -> Result<()> {
        Err(Error::no_support("virDomainSendKey"))
    }

    /// `virDomainOpenGraphics`, since 0.9.7.
    async fn domain_open_graphics(
        &self,
        domain: &DomainRef,
        idx: u32,
        flags: DomainOpenGraphicsFlags,
        fd: OwnedFd,
    ) -> Result<()> {
        Err(Error::no_support("virDomainOpenGraphics"))
    }

    /// `virDomainSendProcessSignal`, since 1.0.1.
    async fn domain_send_process_signal(
        &self,
        domain: &DomainRef,
        pid_value: i64,
        signum: u32,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSendProcessSignal"))
    }

    /// `virDomainOpenChannel`, since 1.0.2.
    async fn domain_open_channel(
        &self,
        domain: &DomainRef,
        name: Option<&str>,
        flags: DomainChannelFlags,
    ) -> Result<Stream> {
        Err(Error::no_support("virDomainOpenChannel"))
    }

    /// `virDomainOpenGraphicsFD`, since 1.2.8.
    async fn domain_open_graphics_fd(
        &self,
        domain: &DomainRef,
        idx: u32,
        flags: DomainOpenGraphicsFlags,
    ) -> Result<OwnedFd> {
        Err(Error::no_support("virDomainOpenGraphicsFD"))
    }

    /// `virDomainGraphicsReload`, since 10.2.0.
    async fn domain_graphics_reload(&self, domain: &DomainRef, kind: u32) -> Result<()> {
        Err(Error::no_support("virDomainGraphicsReload"))
    }
}
