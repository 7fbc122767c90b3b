//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{DomainChannelFlags, DomainConsoleFlags, DomainOpenGraphicsFlags};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 201 `DOMAIN_OPEN_CONSOLE`: `virDomainOpenConsole`, since 0.8.6.
pub(in super::super) async fn domain_open_console(call: Call) -> Result<Reply> {
    let args: remote::DomainOpenConsoleArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainConsoleFlags::from_wire)?;
    let stream = call.hypervisor()?.domain_open_console(&args.domain, args.dev_name, flags).await?;
    Ok(Reply::default().with_stream(stream))
}

/// 210 `DOMAIN_INJECT_NMI`: `virDomainInjectNMI`, since 0.9.2.
pub(in super::super) async fn domain_inject_nmi(call: Call) -> Result<Reply> {
    let args: remote::DomainInjectNmiArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_inject_nmi(&args.domain).await?;
    Ok(Reply::default())
}

/// 211 `DOMAIN_SCREENSHOT`: `virDomainScreenshot`, since 0.9.2.
pub(in super::super) async fn domain_screenshot(call: Call) -> Result<Reply> {
    let args: remote::DomainScreenshotArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let (ret, stream) = call.hypervisor()?.domain_screenshot(&args.domain, args.screen).await?;
    Ok(call
        .reply(|w| {
            Wire::encode(&ret, w)?;
            Ok(())
        })?
        .with_stream(stream))
}

/// 226 `DOMAIN_SEND_KEY`: `virDomainSendKey`, since 0.9.3.
pub(in super::super) async fn domain_send_key(call: Call) -> Result<Reply> {
    let args: remote::DomainSendKeyArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let codeset = call.known("codeset", args.codeset)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?
        .domain_send_key(&args.domain, codeset, args.holdtime, &args.keycodes)
        .await?;
    Ok(Reply::default())
}

/// 249 `DOMAIN_OPEN_GRAPHICS`: `virDomainOpenGraphics`, since 0.9.7.
pub(in super::super) async fn domain_open_graphics(mut call: Call) -> Result<Reply> {
    let fd = call.one_fd()?;
    let args: remote::DomainOpenGraphicsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainOpenGraphicsFlags::from_wire)?;
    call.hypervisor()?.domain_open_graphics(&args.domain, args.idx, flags, fd).await?;
    Ok(Reply::default())
}

/// 295 `DOMAIN_SEND_PROCESS_SIGNAL`: `virDomainSendProcessSignal`, since 1.0.1.
pub(in super::super) async fn domain_send_process_signal(call: Call) -> Result<Reply> {
    let args: remote::DomainSendProcessSignalArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let signum = call.known("signum", args.signum)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_send_process_signal(&args.domain, args.pid_value, signum).await?;
    Ok(Reply::default())
}

/// 296 `DOMAIN_OPEN_CHANNEL`: `virDomainOpenChannel`, since 1.0.2.
pub(in super::super) async fn domain_open_channel(call: Call) -> Result<Reply> {
    let args: remote::DomainOpenChannelArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainChannelFlags::from_wire)?;
    let stream = call.hypervisor()?.domain_open_channel(&args.domain, args.name, flags).await?;
    Ok(Reply::default().with_stream(stream))
}

/// 343 `DOMAIN_OPEN_GRAPHICS_FD`: `virDomainOpenGraphicsFD`, since 1.2.8.
pub(in super::super) async fn domain_open_graphics_fd(call: Call) -> Result<Reply> {
    let args: remote::DomainOpenGraphicsFdArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainOpenGraphicsFlags::from_wire)?;
    let fd = call.hypervisor()?.domain_open_graphics_fd(&args.domain, args.idx, flags).await?;
    Ok(Reply::default().with_fds(vec![fd]))
}

/// 448 `DOMAIN_GRAPHICS_RELOAD`: `virDomainGraphicsReload`, since 10.2.0.
pub(in super::super) async fn domain_graphics_reload(call: Call) -> Result<Reply> {
    let args: remote::DomainGraphicsReloadArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let kind = call.known("type", args.kind)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_graphics_reload(&args.domain, kind).await?;
    Ok(Reply::default())
}
