//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::Stream;
use async_trait::async_trait;
use ostler_core::enumeration;
use ostler_core::flags::{DomainChannelFlags, DomainConsoleFlags, DomainOpenGraphicsFlags};
use ostler_core::{DomainRef, Error, Result};
use std::os::fd::OwnedFd;

/// What drivers do for clients: domain, console.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait DomainConsole: Send + Sync {
    /// Connects the stream to a character device of the running guest: the one with this alias, or
    /// the first console. One that is in use is refused with `VIR_ERR_OPERATION_FAILED` unless
    /// `FORCE` takes it over; with `SAFE` only one that can be told from others is opened.
    ///
    /// `virDomainOpenConsole`, since 0.8.6.
    async fn domain_open_console(
        &self,
        domain: &DomainRef,
        dev_name: Option<&str>,
        flags: DomainConsoleFlags,
    ) -> Result<Stream> {
        Err(Error::no_support("virDomainOpenConsole"))
    }

    /// Sends a non-maskable interrupt to the running guest.
    ///
    /// `virDomainInjectNMI`, since 0.9.2.
    async fn domain_inject_nmi(&self, domain: &DomainRef) -> Result<()> {
        Err(Error::no_support("virDomainInjectNMI"))
    }

    /// Sends a picture of a screen of the running guest by the stream and gives its MIME type.
    /// Screens count from 0, all heads of all cards in turn; another number is refused with
    /// `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainScreenshot`, since 0.9.2.
    async fn domain_screenshot(
        &self,
        domain: &DomainRef,
        screen: u32,
    ) -> Result<(Option<String>, Stream)> {
        Err(Error::no_support("virDomainScreenshot"))
    }

    /// Presses 1 to 16 keys together, given by their codes in `codeset`, and lets them go after
    /// `holdtime` milliseconds. A code that the set does not have is refused with
    /// `VIR_ERR_INVALID_ARG`.
    ///
    /// `virDomainSendKey`, since 0.9.3.
    async fn domain_send_key(
        &self,
        domain: &DomainRef,
        codeset: enumeration::KeycodeSet,
        holdtime: u32,
        keycodes: &[u32],
    ) -> Result<()> {
        Err(Error::no_support("virDomainSendKey"))
    }

    /// Connects a socket that the client hands over to display number `idx` (from 0) of the running
    /// guest. `SKIPAUTH` lets it in without the display's password. A display that is not VNC or
    /// SPICE is refused with `VIR_ERR_INTERNAL_ERROR`.
    ///
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

    /// Sends a signal to a process of the guest, by its number inside the guest; a negative one
    /// means a process group.
    ///
    /// `virDomainSendProcessSignal`, since 1.0.1.
    async fn domain_send_process_signal(
        &self,
        domain: &DomainRef,
        pid_value: i64,
        signum: enumeration::DomainProcessSignal,
    ) -> Result<()> {
        Err(Error::no_support("virDomainSendProcessSignal"))
    }

    /// Connects the stream to a channel of the running guest: the one of this name, or the first.
    /// One that is in use is refused with `VIR_ERR_OPERATION_FAILED` unless `FORCE` takes it over.
    ///
    /// `virDomainOpenChannel`, since 1.0.2.
    async fn domain_open_channel(
        &self,
        domain: &DomainRef,
        name: Option<&str>,
        flags: DomainChannelFlags,
    ) -> Result<Stream> {
        Err(Error::no_support("virDomainOpenChannel"))
    }

    /// Gives a socket that is connected to display number `idx` (from 0) of the running guest.
    /// `SKIPAUTH` lets it in without the display's password.
    ///
    /// `virDomainOpenGraphicsFD`, since 1.2.8.
    async fn domain_open_graphics_fd(
        &self,
        domain: &DomainRef,
        idx: u32,
        flags: DomainOpenGraphicsFlags,
    ) -> Result<OwnedFd> {
        Err(Error::no_support("virDomainOpenGraphicsFD"))
    }

    /// Has the displays of this type of a running guest read their TLS certificates again.
    ///
    /// `virDomainGraphicsReload`, since 10.2.0.
    async fn domain_graphics_reload(
        &self,
        domain: &DomainRef,
        kind: enumeration::DomainGraphicsReloadType,
    ) -> Result<()> {
        Err(Error::no_support("virDomainGraphicsReload"))
    }
}
