//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{DomainDefineFlags, DomainUndefineFlags, DomainXmlFlags};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 11 `DOMAIN_DEFINE_XML`: `virDomainDefineXML`, since 0.1.1.
pub(in super::super) async fn domain_define_xml(call: Call) -> Result<Reply> {
    let args: remote::DomainDefineXmlArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.domain_define_xml(args.xml).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 14 `DOMAIN_GET_XML_DESC`: `virDomainGetXMLDesc`, since 0.0.3.
pub(in super::super) async fn domain_get_xml_desc(call: Call) -> Result<Reply> {
    let args: remote::DomainGetXmlDescArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainXmlFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_xml_desc(&args.domain, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 15 `DOMAIN_GET_AUTOSTART`: `virDomainGetAutostart`, since 0.2.1.
pub(in super::super) async fn domain_get_autostart(call: Call) -> Result<Reply> {
    let args: remote::DomainGetAutostartArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_autostart(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 19 `DOMAIN_GET_OS_TYPE`: `virDomainGetOSType`, since 0.0.3.
pub(in super::super) async fn domain_get_os_type(call: Call) -> Result<Reply> {
    let args: remote::DomainGetOsTypeArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_os_type(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 29 `DOMAIN_SET_AUTOSTART`: `virDomainSetAutostart`, since 0.2.1.
pub(in super::super) async fn domain_set_autostart(call: Call) -> Result<Reply> {
    let args: remote::DomainSetAutostartArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_set_autostart(&args.domain, args.autostart).await?;
    Ok(Reply::default())
}

/// 35 `DOMAIN_UNDEFINE`: `virDomainUndefine`, since 0.1.1.
pub(in super::super) async fn domain_undefine(call: Call) -> Result<Reply> {
    let args: remote::DomainUndefineArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_undefine(&args.domain).await?;
    Ok(Reply::default())
}

/// 151 `DOMAIN_IS_PERSISTENT`: `virDomainIsPersistent`, since 0.7.3.
pub(in super::super) async fn domain_is_persistent(call: Call) -> Result<Reply> {
    let args: remote::DomainIsPersistentArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_is_persistent(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 202 `DOMAIN_IS_UPDATED`: `virDomainIsUpdated`, since 0.8.6.
pub(in super::super) async fn domain_is_updated(call: Call) -> Result<Reply> {
    let args: remote::DomainIsUpdatedArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_is_updated(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 231 `DOMAIN_UNDEFINE_FLAGS`: `virDomainUndefineFlags`, since 0.9.4.
pub(in super::super) async fn domain_undefine_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainUndefineFlagsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainUndefineFlags::from_wire)?;
    call.hypervisor()?.domain_undefine_flags(&args.domain, flags).await?;
    Ok(Reply::default())
}

/// 350 `DOMAIN_DEFINE_XML_FLAGS`: `virDomainDefineXMLFlags`, since 1.2.12.
pub(in super::super) async fn domain_define_xml_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainDefineXmlFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainDefineFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_define_xml_flags(args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 449 `DOMAIN_GET_AUTOSTART_ONCE`: `virDomainGetAutostartOnce`, since 11.2.0.
pub(in super::super) async fn domain_get_autostart_once(call: Call) -> Result<Reply> {
    let args: remote::DomainGetAutostartOnceArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_autostart_once(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 450 `DOMAIN_SET_AUTOSTART_ONCE`: `virDomainSetAutostartOnce`, since 11.2.0.
pub(in super::super) async fn domain_set_autostart_once(call: Call) -> Result<Reply> {
    let args: remote::DomainSetAutostartOnceArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_set_autostart_once(&args.domain, args.autostart).await?;
    Ok(Reply::default())
}
