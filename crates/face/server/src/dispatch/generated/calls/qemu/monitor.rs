//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::DomainQemuMonitorCommandFlags;
use ostler_protocol::qemu;
use ostler_protocol::wire::Wire;

/// 1 `DOMAIN_MONITOR_COMMAND`: `virDomainQemuMonitorCommand`, since 0.8.3.
pub(in super::super) async fn qemu_domain_monitor_command(call: Call) -> Result<Reply> {
    let args: qemu::DomainMonitorCommandArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainQemuMonitorCommandFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_qemu_monitor_command(&args.domain, args.cmd, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 2 `DOMAIN_ATTACH`: `virDomainQemuAttach`, since 0.9.4.
pub(in super::super) async fn qemu_domain_attach(call: Call) -> Result<Reply> {
    let args: qemu::DomainAttachArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_qemu_attach(args.pid_value).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 3 `DOMAIN_AGENT_COMMAND`: `virDomainQemuAgentCommand`, since 0.10.0.
pub(in super::super) async fn qemu_domain_agent_command(call: Call) -> Result<Reply> {
    let args: qemu::DomainAgentCommandArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret =
        call.hypervisor()?.domain_qemu_agent_command(&args.domain, args.cmd, args.timeout).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 7 `DOMAIN_MONITOR_COMMAND_WITH_FILES`: `virDomainQemuMonitorCommandWithFiles`, since 8.2.0.
pub(in super::super) async fn qemu_domain_monitor_command_with_files(
    mut call: Call,
) -> Result<Reply> {
    let fds = std::mem::take(&mut call.fds);
    let args: qemu::DomainMonitorCommandWithFilesArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainQemuMonitorCommandFlags::from_wire)?;
    let (ret, fds) = call
        .hypervisor()?
        .domain_qemu_monitor_command_with_files(&args.domain, args.cmd, flags, fds)
        .await?;
    Ok(call
        .reply(|w| {
            Wire::encode(&ret, w)?;
            Ok(())
        })?
        .with_fds(fds))
}
