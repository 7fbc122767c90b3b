//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{
    DomainCreateFlags, DomainDestroyFlags, DomainModificationImpact, DomainRebootFlags,
    DomainShutdownFlags,
};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 9 `DOMAIN_CREATE`: `virDomainCreate`, since 0.1.1.
pub(in super::super) async fn domain_create(call: Call) -> Result<Reply> {
    let args: remote::DomainCreateArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_create(&args.domain).await?;
    Ok(Reply::default())
}

/// 10 `DOMAIN_CREATE_XML`: `virDomainCreateXML`, since 0.5.0.
pub(in super::super) async fn domain_create_xml(call: Call) -> Result<Reply> {
    let args: remote::DomainCreateXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainCreateFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_create_xml(args.xml_desc, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 12 `DOMAIN_DESTROY`: `virDomainDestroy`, since 0.0.3.
pub(in super::super) async fn domain_destroy(call: Call) -> Result<Reply> {
    let args: remote::DomainDestroyArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_destroy(&args.domain).await?;
    Ok(Reply::default())
}

/// 27 `DOMAIN_REBOOT`: `virDomainReboot`, since 0.1.0.
pub(in super::super) async fn domain_reboot(call: Call) -> Result<Reply> {
    let args: remote::DomainRebootArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainRebootFlags::from_wire)?;
    call.hypervisor()?.domain_reboot(&args.domain, flags).await?;
    Ok(Reply::default())
}

/// 28 `DOMAIN_RESUME`: `virDomainResume`, since 0.0.3.
pub(in super::super) async fn domain_resume(call: Call) -> Result<Reply> {
    let args: remote::DomainResumeArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_resume(&args.domain).await?;
    Ok(Reply::default())
}

/// 33 `DOMAIN_SHUTDOWN`: `virDomainShutdown`, since 0.0.3.
pub(in super::super) async fn domain_shutdown(call: Call) -> Result<Reply> {
    let args: remote::DomainShutdownArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_shutdown(&args.domain).await?;
    Ok(Reply::default())
}

/// 34 `DOMAIN_SUSPEND`: `virDomainSuspend`, since 0.0.3.
pub(in super::super) async fn domain_suspend(call: Call) -> Result<Reply> {
    let args: remote::DomainSuspendArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_suspend(&args.domain).await?;
    Ok(Reply::default())
}

/// 150 `DOMAIN_IS_ACTIVE`: `virDomainIsActive`, since 0.7.3.
pub(in super::super) async fn domain_is_active(call: Call) -> Result<Reply> {
    let args: remote::DomainIsActiveArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_is_active(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 196 `DOMAIN_CREATE_WITH_FLAGS`: `virDomainCreateWithFlags`, since 0.8.2.
pub(in super::super) async fn domain_create_with_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainCreateWithFlagsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainCreateFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_create_with_flags(&args.domain, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 234 `DOMAIN_DESTROY_FLAGS`: `virDomainDestroyFlags`, since 0.9.4.
pub(in super::super) async fn domain_destroy_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainDestroyFlagsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainDestroyFlags::from_wire)?;
    call.hypervisor()?.domain_destroy_flags(&args.domain, flags).await?;
    Ok(Reply::default())
}

/// 245 `DOMAIN_RESET`: `virDomainReset`, since 0.9.7.
pub(in super::super) async fn domain_reset(call: Call) -> Result<Reply> {
    let args: remote::DomainResetArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_reset(&args.domain).await?;
    Ok(Reply::default())
}

/// 258 `DOMAIN_SHUTDOWN_FLAGS`: `virDomainShutdownFlags`, since 0.9.10.
pub(in super::super) async fn domain_shutdown_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainShutdownFlagsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainShutdownFlags::from_wire)?;
    call.hypervisor()?.domain_shutdown_flags(&args.domain, flags).await?;
    Ok(Reply::default())
}

/// 261 `DOMAIN_PM_SUSPEND_FOR_DURATION`: `virDomainPMSuspendForDuration`, since 0.9.10.
pub(in super::super) async fn domain_pm_suspend_for_duration(call: Call) -> Result<Reply> {
    let args: remote::DomainPmSuspendForDurationArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let target = call.known("target", args.target)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_pm_suspend_for_duration(&args.domain, target, args.duration).await?;
    Ok(Reply::default())
}

/// 267 `DOMAIN_PM_WAKEUP`: `virDomainPMWakeup`, since 0.9.11.
pub(in super::super) async fn domain_pm_wakeup(call: Call) -> Result<Reply> {
    let args: remote::DomainPmWakeupArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_pm_wakeup(&args.domain).await?;
    Ok(Reply::default())
}

/// 309 `DOMAIN_CREATE_XML_WITH_FILES`: `virDomainCreateXMLWithFiles`, since 1.1.1.
pub(in super::super) async fn domain_create_xml_with_files(mut call: Call) -> Result<Reply> {
    let fds = std::mem::take(&mut call.fds);
    let args: remote::DomainCreateXmlWithFilesArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainCreateFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_create_xml_with_files(args.xml_desc, flags, fds).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 310 `DOMAIN_CREATE_WITH_FILES`: `virDomainCreateWithFiles`, since 1.1.1.
pub(in super::super) async fn domain_create_with_files(mut call: Call) -> Result<Reply> {
    let fds = std::mem::take(&mut call.fds);
    let args: remote::DomainCreateWithFilesArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainCreateFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_create_with_files(&args.domain, flags, fds).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 390 `DOMAIN_SET_LIFECYCLE_ACTION`: `virDomainSetLifecycleAction`, since 3.9.0.
pub(in super::super) async fn domain_set_lifecycle_action(call: Call) -> Result<Reply> {
    let args: remote::DomainSetLifecycleActionArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let kind = call.known("type", args.kind)?;
    let action = call.known("action", args.action)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_set_lifecycle_action(&args.domain, kind, action, flags).await?;
    Ok(Reply::default())
}
