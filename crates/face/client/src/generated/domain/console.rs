//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::DomainConsole;
use ostler_api::Stream;
use ostler_core::enumeration;
use ostler_core::flags::{DomainChannelFlags, DomainConsoleFlags, DomainOpenGraphicsFlags};
use ostler_core::{DomainRef, Result};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::os::fd::OwnedFd;

#[async_trait]
impl<C: Caller> DomainConsole for Remote<C> {
    async fn domain_open_console(
        &self,
        domain: &DomainRef,
        dev_name: Option<&str>,
        flags: DomainConsoleFlags,
    ) -> Result<Stream> {
        let procedure = RemoteProcedure::DomainOpenConsole.info();
        let arguments =
            remote::DomainOpenConsoleArgs { domain: domain.clone(), dev_name, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let (_, stream) = self.caller.open_stream(procedure, arguments).await?;
        Ok(stream)
    }

    async fn domain_inject_nmi(&self, domain: &DomainRef) -> Result<()> {
        let procedure = RemoteProcedure::DomainInjectNmi.info();
        let arguments = remote::DomainInjectNmiArgs { domain: domain.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_screenshot(
        &self,
        domain: &DomainRef,
        screen: u32,
    ) -> Result<(Option<String>, Stream)> {
        let procedure = RemoteProcedure::DomainScreenshot.info();
        let arguments = remote::DomainScreenshotArgs { domain: domain.clone(), screen, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let (answer, stream) = self.caller.open_stream(procedure, arguments).await?;
        let ret: remote::DomainScreenshotRet<'_> = answer.result(procedure)?;
        let value = ret.mime.map(str::to_owned);
        Ok((value, stream))
    }

    async fn domain_send_key(
        &self,
        domain: &DomainRef,
        codeset: enumeration::KeycodeSet,
        holdtime: u32,
        keycodes: &[u32],
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSendKey.info();
        let arguments = remote::DomainSendKeyArgs {
            domain: domain.clone(),
            codeset: codeset.into(),
            holdtime,
            keycodes: keycodes.to_vec(),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_open_graphics(
        &self,
        domain: &DomainRef,
        idx: u32,
        flags: DomainOpenGraphicsFlags,
        fd: OwnedFd,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainOpenGraphics.info();
        let arguments =
            remote::DomainOpenGraphicsArgs { domain: domain.clone(), idx, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, vec![fd]).await?;
        Ok(())
    }

    async fn domain_send_process_signal(
        &self,
        domain: &DomainRef,
        pid_value: i64,
        signum: enumeration::DomainProcessSignal,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainSendProcessSignal.info();
        let arguments = remote::DomainSendProcessSignalArgs {
            domain: domain.clone(),
            pid_value,
            signum: signum.into(),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn domain_open_channel(
        &self,
        domain: &DomainRef,
        name: Option<&str>,
        flags: DomainChannelFlags,
    ) -> Result<Stream> {
        let procedure = RemoteProcedure::DomainOpenChannel.info();
        let arguments =
            remote::DomainOpenChannelArgs { domain: domain.clone(), name, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let (_, stream) = self.caller.open_stream(procedure, arguments).await?;
        Ok(stream)
    }

    async fn domain_open_graphics_fd(
        &self,
        domain: &DomainRef,
        idx: u32,
        flags: DomainOpenGraphicsFlags,
    ) -> Result<OwnedFd> {
        let procedure = RemoteProcedure::DomainOpenGraphicsFd.info();
        let arguments =
            remote::DomainOpenGraphicsFdArgs { domain: domain.clone(), idx, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(answer.one_fd(procedure)?)
    }

    async fn domain_graphics_reload(
        &self,
        domain: &DomainRef,
        kind: enumeration::DomainGraphicsReloadType,
    ) -> Result<()> {
        let procedure = RemoteProcedure::DomainGraphicsReload.info();
        let arguments = remote::DomainGraphicsReloadArgs {
            domain: domain.clone(),
            kind: kind.into(),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
