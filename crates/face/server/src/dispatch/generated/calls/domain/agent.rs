//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, put_count};
use ostler_core::Result;
use ostler_core::flags::{
    DomainAuthorizedSshKeysSetFlags, DomainGetHostnameFlags, DomainGuestInfoTypes,
    DomainSetTimeFlags, DomainSetUserPasswordFlags,
};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};

/// 277 `DOMAIN_GET_HOSTNAME`: `virDomainGetHostname`, since 0.10.0.
pub(in super::super) async fn domain_get_hostname(call: Call) -> Result<Reply> {
    let args: remote::DomainGetHostnameArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainGetHostnameFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_hostname(&args.domain, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 294 `DOMAIN_FSTRIM`: `virDomainFSTrim`, since 1.0.1.
pub(in super::super) async fn domain_fstrim(call: Call) -> Result<Reply> {
    let args: remote::DomainFstrimArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_fstrim(&args.domain, args.mount_point, args.minimum).await?;
    Ok(Reply::default())
}

/// 335 `DOMAIN_FSFREEZE`: `virDomainFSFreeze`, since 1.2.5.
pub(in super::super) async fn domain_fsfreeze(call: Call) -> Result<Reply> {
    let args: remote::DomainFsfreezeArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_fsfreeze(&args.domain, &args.mountpoints).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 336 `DOMAIN_FSTHAW`: `virDomainFSThaw`, since 1.2.5.
pub(in super::super) async fn domain_fsthaw(call: Call) -> Result<Reply> {
    let args: remote::DomainFsthawArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_fsthaw(&args.domain, &args.mountpoints).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 337 `DOMAIN_GET_TIME`: `virDomainGetTime`, since 1.2.5.
pub(in super::super) async fn domain_get_time(call: Call) -> Result<Reply> {
    let args: remote::DomainGetTimeArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_time(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret.seconds, w)?;
        Wire::encode(&ret.nseconds, w)?;
        Ok(())
    })
}

/// 338 `DOMAIN_SET_TIME`: `virDomainSetTime`, since 1.2.5.
pub(in super::super) async fn domain_set_time(call: Call) -> Result<Reply> {
    let args: remote::DomainSetTimeArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSetTimeFlags::from_wire)?;
    call.hypervisor()?.domain_set_time(&args.domain, args.seconds, args.nseconds, flags).await?;
    Ok(Reply::default())
}

/// 349 `DOMAIN_GET_FSINFO`: `virDomainGetFSInfo`, since 1.2.11.
pub(in super::super) async fn domain_get_fsinfo(call: Call) -> Result<Reply> {
    let args: remote::DomainGetFsinfoArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_fsinfo(&args.domain).await?;
    let count = ret.len();
    call.reply(|w| {
        w.list(&ret, 256, |w, item| {
            Wire::encode(&item.mountpoint, w)?;
            Wire::encode(&item.name, w)?;
            Wire::encode(&item.fstype, w)?;
            Bounded::encode(&item.dev_aliases, w, 256)?;
            Ok(())
        })?;
        put_count(w, count);
        Ok(())
    })
}

/// 353 `DOMAIN_INTERFACE_ADDRESSES`: `virDomainInterfaceAddresses`, since 1.2.14.
pub(in super::super) async fn domain_interface_addresses(call: Call) -> Result<Reply> {
    let args: remote::DomainInterfaceAddressesArgs = call.arguments()?;
    call.authorize(
        Target::Domain(&args.domain),
        args.flags.into(),
        args.source.number().cast_unsigned(),
    )?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_interface_addresses(&args.domain, args.source).await?;
    call.reply(|w| {
        w.list(&ret, 2048, |w, item| {
            Wire::encode(&item.name, w)?;
            Wire::encode(&item.hwaddr, w)?;
            w.list(&item.addrs, 2048, |w, item| {
                Wire::encode(&item.kind, w)?;
                Wire::encode(&item.addr, w)?;
                Wire::encode(&item.prefix, w)?;
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

/// 357 `DOMAIN_SET_USER_PASSWORD`: `virDomainSetUserPassword`, since 1.2.16.
pub(in super::super) async fn domain_set_user_password(call: Call) -> Result<Reply> {
    let args: remote::DomainSetUserPasswordArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainSetUserPasswordFlags::from_wire)?;
    call.hypervisor()?
        .domain_set_user_password(&args.domain, args.user, args.password, flags)
        .await?;
    Ok(Reply::default())
}

/// 371 `DOMAIN_GET_GUEST_VCPUS`: `virDomainGetGuestVcpus`, since 2.0.0.
pub(in super::super) async fn domain_get_guest_vcpus(call: Call) -> Result<Reply> {
    let args: remote::DomainGetGuestVcpusArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_guest_vcpus(&args.domain).await?;
    call.reply(|w| {
        Bounded::encode(&ret, w, 64)?;
        Ok(())
    })
}

/// 372 `DOMAIN_SET_GUEST_VCPUS`: `virDomainSetGuestVcpus`, since 2.0.0.
pub(in super::super) async fn domain_set_guest_vcpus(call: Call) -> Result<Reply> {
    let args: remote::DomainSetGuestVcpusArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_set_guest_vcpus(&args.domain, args.cpumap, args.state).await?;
    Ok(Reply::default())
}

/// 418 `DOMAIN_GET_GUEST_INFO`: `virDomainGetGuestInfo`, since 5.7.0.
pub(in super::super) async fn domain_get_guest_info(call: Call) -> Result<Reply> {
    let args: remote::DomainGetGuestInfoArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let types = DomainGuestInfoTypes::from_bits_retain(args.types);
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_guest_info(&args.domain, types).await?;
    call.reply(|w| {
        Bounded::encode(&ret, w, 2048)?;
        Ok(())
    })
}

/// 420 `DOMAIN_AGENT_SET_RESPONSE_TIMEOUT`: `virDomainAgentSetResponseTimeout`, since 5.10.0.
pub(in super::super) async fn domain_agent_set_response_timeout(call: Call) -> Result<Reply> {
    let args: remote::DomainAgentSetResponseTimeoutArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret =
        call.hypervisor()?.domain_agent_set_response_timeout(&args.domain, args.timeout).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 424 `DOMAIN_AUTHORIZED_SSH_KEYS_GET`: `virDomainAuthorizedSSHKeysGet`, since 6.10.0.
pub(in super::super) async fn domain_authorized_ssh_keys_get(call: Call) -> Result<Reply> {
    let args: remote::DomainAuthorizedSshKeysGetArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_authorized_ssh_keys(&args.domain, args.user).await?;
    call.reply(|w| {
        Bounded::encode(&ret, w, 2048)?;
        Ok(())
    })
}

/// 425 `DOMAIN_AUTHORIZED_SSH_KEYS_SET`: `virDomainAuthorizedSSHKeysSet`, since 6.10.0.
pub(in super::super) async fn domain_authorized_ssh_keys_set(call: Call) -> Result<Reply> {
    let args: remote::DomainAuthorizedSshKeysSetArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainAuthorizedSshKeysSetFlags::from_wire)?;
    call.hypervisor()?
        .domain_authorized_ssh_keys_set(&args.domain, args.user, &args.keys, flags)
        .await?;
    Ok(Reply::default())
}
