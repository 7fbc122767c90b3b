//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply};
use ostler_core::Result;
use ostler_core::flags::{DomainDeviceModifyFlags, DomainFdAssociateFlags};
use ostler_protocol::remote;

/// 8 `DOMAIN_ATTACH_DEVICE`: `virDomainAttachDevice`, since 0.1.9.
pub(in super::super) async fn domain_attach_device(call: Call) -> Result<Reply> {
    let args: remote::DomainAttachDeviceArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_attach_device(&args.domain, args.xml).await?;
    Ok(Reply::default())
}

/// 13 `DOMAIN_DETACH_DEVICE`: `virDomainDetachDevice`, since 0.1.9.
pub(in super::super) async fn domain_detach_device(call: Call) -> Result<Reply> {
    let args: remote::DomainDetachDeviceArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_detach_device(&args.domain, args.xml).await?;
    Ok(Reply::default())
}

/// 160 `DOMAIN_ATTACH_DEVICE_FLAGS`: `virDomainAttachDeviceFlags`, since 0.7.7.
pub(in super::super) async fn domain_attach_device_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainAttachDeviceFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainDeviceModifyFlags::from_wire)?;
    call.hypervisor()?.domain_attach_device_flags(&args.domain, args.xml, flags).await?;
    Ok(Reply::default())
}

/// 161 `DOMAIN_DETACH_DEVICE_FLAGS`: `virDomainDetachDeviceFlags`, since 0.7.7.
pub(in super::super) async fn domain_detach_device_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainDetachDeviceFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainDeviceModifyFlags::from_wire)?;
    call.hypervisor()?.domain_detach_device_flags(&args.domain, args.xml, flags).await?;
    Ok(Reply::default())
}

/// 174 `DOMAIN_UPDATE_DEVICE_FLAGS`: `virDomainUpdateDeviceFlags`, since 0.8.0.
pub(in super::super) async fn domain_update_device_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainUpdateDeviceFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainDeviceModifyFlags::from_wire)?;
    call.hypervisor()?.domain_update_device_flags(&args.domain, args.xml, flags).await?;
    Ok(Reply::default())
}

/// 392 `DOMAIN_DETACH_DEVICE_ALIAS`: `virDomainDetachDeviceAlias`, since 4.4.0.
pub(in super::super) async fn domain_detach_device_alias(call: Call) -> Result<Reply> {
    let args: remote::DomainDetachDeviceAliasArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainDeviceModifyFlags::from_wire)?;
    call.hypervisor()?.domain_detach_device_alias(&args.domain, args.alias, flags).await?;
    Ok(Reply::default())
}

/// 443 `DOMAIN_FD_ASSOCIATE`: `virDomainFDAssociate`, since 9.0.0.
pub(in super::super) async fn domain_fd_associate(mut call: Call) -> Result<Reply> {
    let fds = std::mem::take(&mut call.fds);
    let args: remote::DomainFdAssociateArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainFdAssociateFlags::from_wire)?;
    call.hypervisor()?.domain_fd_associate(&args.domain, args.name, flags, fds).await?;
    Ok(Reply::default())
}

/// 456 `DOMAIN_ANNOUNCE_INTERFACE`: `domain_announce_interface`, since 12.
pub(in super::super) async fn domain_announce_interface(call: Call) -> Result<Reply> {
    let args: remote::DomainAnnounceInterfaceArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_announce_interface(&args.domain, args.device, &args.params).await?;
    Ok(Reply::default())
}
