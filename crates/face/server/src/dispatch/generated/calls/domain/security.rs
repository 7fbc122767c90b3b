//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, put_count, string_okay, understood};
use ostler_core::Result;
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};

/// 121 `DOMAIN_GET_SECURITY_LABEL`: `virDomainGetSecurityLabel`, since 0.6.1.
pub(in super::super) async fn domain_get_security_label(call: Call) -> Result<Reply> {
    let args: remote::DomainGetSecurityLabelArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_security_label(&args.domain).await?;
    call.reply(|w| {
        Bounded::encode(&ret.label, w, 4097)?;
        Wire::encode(&ret.enforcing, w)?;
        Ok(())
    })
}

/// 278 `DOMAIN_GET_SECURITY_LABEL_LIST`: `virDomainGetSecurityLabelList`, since 0.10.0.
pub(in super::super) async fn domain_get_security_label_list(call: Call) -> Result<Reply> {
    let args: remote::DomainGetSecurityLabelListArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_security_label_list(&args.domain).await?;
    let count = ret.len();
    call.reply(|w| {
        w.list(&ret, 64, |w, item| {
            Bounded::encode(&item.label, w, 4097)?;
            Wire::encode(&item.enforcing, w)?;
            Ok(())
        })?;
        put_count(w, count);
        Ok(())
    })
}

/// 396 `DOMAIN_GET_LAUNCH_SECURITY_INFO`: `virDomainGetLaunchSecurityInfo`, since 4.5.0.
pub(in super::super) async fn domain_get_launch_security_info(call: Call) -> Result<Reply> {
    let args: remote::DomainGetLaunchSecurityInfoArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let (bits, strings) = string_okay(args.flags);
    call.no_flags(bits.into())?;
    let ret = call.hypervisor()?.domain_launch_security_info(&args.domain).await?;
    let ret = understood(ret, strings);
    call.reply(|w| {
        Bounded::encode(&ret, w, 64)?;
        Ok(())
    })
}

/// 439 `DOMAIN_SET_LAUNCH_SECURITY_STATE`: `virDomainSetLaunchSecurityState`, since 8.0.0.
pub(in super::super) async fn domain_set_launch_security_state(call: Call) -> Result<Reply> {
    let args: remote::DomainSetLaunchSecurityStateArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    call.hypervisor()?.domain_set_launch_security_state(&args.domain, &args.params).await?;
    Ok(Reply::default())
}
