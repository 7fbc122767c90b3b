//! The actions of a person at the machine: looking at its console and screen, pressing keys.

use super::QemuConnection;
use crate::console;
use crate::domain::control::with_live;
use crate::graphics;
use crate::guest::Ask;
use crate::keys::{self, Keys};
use async_trait::async_trait;
use ostler_core::enumeration::KeycodeSet;
use ostler_core::flags::{DomainChannelFlags, DomainConsoleFlags, DomainOpenGraphicsFlags};
use ostler_core::{DomainRef, Error, Result};
use ostler_driver::Stream;
use ostler_driver::api::DomainConsole;
use ostler_qmp::command::InjectNmi;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;

#[async_trait]
impl DomainConsole for QemuConnection {
    async fn domain_open_console(
        &self,
        domain: &DomainRef,
        dev_name: Option<&str>,
        flags: DomainConsoleFlags,
    ) -> Result<Stream> {
        let domain = self.domain(domain)?;
        let ask = Ask {
            force: flags.contains(DomainConsoleFlags::FORCE),
            safe: flags.contains(DomainConsoleFlags::SAFE),
        };
        console::open(&domain, dev_name, ask).await
    }

    async fn domain_open_channel(
        &self,
        domain: &DomainRef,
        name: Option<&str>,
        flags: DomainChannelFlags,
    ) -> Result<Stream> {
        let domain = self.domain(domain)?;
        let ask = Ask { force: flags.contains(DomainChannelFlags::FORCE), safe: true };
        console::open_channel(&domain, name, ask).await
    }

    async fn domain_open_graphics(
        &self,
        domain: &DomainRef,
        idx: u32,
        flags: DomainOpenGraphicsFlags,
        fd: OwnedFd,
    ) -> Result<()> {
        graphics::hand_over(&self.domain(domain)?, idx, flags, fd).await
    }

    async fn domain_open_graphics_fd(
        &self,
        domain: &DomainRef,
        idx: u32,
        flags: DomainOpenGraphicsFlags,
    ) -> Result<OwnedFd> {
        let domain = self.domain(domain)?;
        domain.live()?;
        let (ours, theirs) = UnixStream::pair().map_err(|error| {
            Error::system(format!("no pair of sockets for a display's viewer: {error}"))
        })?;
        graphics::hand_over(&domain, idx, flags, theirs.into()).await?;
        Ok(ours.into())
    }

    async fn domain_inject_nmi(&self, domain: &DomainRef) -> Result<()> {
        with_live(&self.domain(domain)?, "inject NMI", |_, live| async move {
            live.machine.monitor()?.call(InjectNmi).await?;
            Ok(())
        })
        .await
    }

    async fn domain_screenshot(
        &self,
        domain: &DomainRef,
        screen: u32,
    ) -> Result<(Option<String>, Stream)> {
        console::screenshot(&self.driver, &self.domain(domain)?, screen).await
    }

    async fn domain_send_key(
        &self,
        domain: &DomainRef,
        codeset: KeycodeSet,
        holdtime: u32,
        keycodes: &[u32],
    ) -> Result<()> {
        let keys = Keys::new(&keys::to_qemu(codeset, keycodes)?);
        with_live(&self.domain(domain)?, "send keys", move |_, live| async move {
            live.machine.monitor()?.call(keys.command(holdtime)).await?;
            Ok(())
        })
        .await
    }
}
