//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, put_count};
use ostler_core::flags::{DomainModificationImpact, DomainVcpuFlags};
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::Wire;

/// 18 `DOMAIN_GET_MAX_VCPUS`: `virDomainGetMaxVcpus`, since 0.2.1.
pub(in super::super) async fn domain_get_max_vcpus(call: Call) -> Result<Reply> {
    let args: remote::DomainGetMaxVcpusArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_max_vcpus(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 20 `DOMAIN_GET_VCPUS`: `virDomainGetVcpus`, since 0.1.4.
pub(in super::super) async fn domain_get_vcpus(call: Call) -> Result<Reply> {
    let args: remote::DomainGetVcpusArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let maxinfo = call.at_most("maxinfo", args.maxinfo, 16384, ErrorCode::InternalError)?;
    let maplen = call.at_most("maplen", args.maplen, 8388608, ErrorCode::InternalError)?;
    call.product_at_most("maxinfo * maplen", &[maxinfo, maplen], 8388608)?;
    let ret = call.hypervisor()?.domain_vcpus(&args.domain, maxinfo, maplen).await?;
    call.reply(|w| {
        w.list(&ret.info, 16384, |w, item| {
            Wire::encode(&item.number, w)?;
            Wire::encode(&item.state, w)?;
            Wire::encode(&item.cpu_time, w)?;
            Wire::encode(&item.cpu, w)?;
            Ok(())
        })?;
        w.opaque(&ret.cpumaps, 8388608)?;
        Ok(())
    })
}

/// 26 `DOMAIN_PIN_VCPU`: `virDomainPinVcpu`, since 0.1.4.
pub(in super::super) async fn domain_pin_vcpu(call: Call) -> Result<Reply> {
    let args: remote::DomainPinVcpuArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_pin_vcpu(&args.domain, args.vcpu, args.cpumap).await?;
    Ok(Reply::default())
}

/// 32 `DOMAIN_SET_VCPUS`: `virDomainSetVcpus`, since 0.1.4.
pub(in super::super) async fn domain_set_vcpus(call: Call) -> Result<Reply> {
    let args: remote::DomainSetVcpusArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_set_vcpus(&args.domain, args.nvcpus).await?;
    Ok(Reply::default())
}

/// 199 `DOMAIN_SET_VCPUS_FLAGS`: `virDomainSetVcpusFlags`, since 0.8.5.
pub(in super::super) async fn domain_set_vcpus_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainSetVcpusFlagsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainVcpuFlags::from_wire)?;
    call.hypervisor()?.domain_set_vcpus_flags(&args.domain, args.nvcpus, flags).await?;
    Ok(Reply::default())
}

/// 200 `DOMAIN_GET_VCPUS_FLAGS`: `virDomainGetVcpusFlags`, since 0.8.5.
pub(in super::super) async fn domain_get_vcpus_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainGetVcpusFlagsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainVcpuFlags::from_wire)?;
    let ret = call.hypervisor()?.domain_vcpus_flags(&args.domain, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 225 `DOMAIN_PIN_VCPU_FLAGS`: `virDomainPinVcpuFlags`, since 0.9.3.
pub(in super::super) async fn domain_pin_vcpu_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainPinVcpuFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_pin_vcpu_flags(&args.domain, args.vcpu, args.cpumap, flags).await?;
    Ok(Reply::default())
}

/// 230 `DOMAIN_GET_VCPU_PIN_INFO`: `virDomainGetVcpuPinInfo`, since 0.9.3.
pub(in super::super) async fn domain_get_vcpu_pin_info(call: Call) -> Result<Reply> {
    let args: remote::DomainGetVcpuPinInfoArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let ncpumaps = call.at_most("ncpumaps", args.ncpumaps, 16384, ErrorCode::InternalError)?;
    let maplen = call.at_most("maplen", args.maplen, 8388608, ErrorCode::InternalError)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.product_at_most("ncpumaps * maplen", &[ncpumaps, maplen], 8388608)?;
    let ret =
        call.hypervisor()?.domain_vcpu_pin_info(&args.domain, ncpumaps, maplen, flags).await?;
    call.reply(|w| {
        w.opaque(&ret.cpumaps, 8388608)?;
        Wire::encode(&ret.num, w)?;
        Ok(())
    })
}

/// 279 `DOMAIN_PIN_EMULATOR`: `virDomainPinEmulator`, since 0.10.0.
pub(in super::super) async fn domain_pin_emulator(call: Call) -> Result<Reply> {
    let args: remote::DomainPinEmulatorArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_pin_emulator(&args.domain, args.cpumap, flags).await?;
    Ok(Reply::default())
}

/// 280 `DOMAIN_GET_EMULATOR_PIN_INFO`: `virDomainGetEmulatorPinInfo`, since 0.10.0.
pub(in super::super) async fn domain_get_emulator_pin_info(call: Call) -> Result<Reply> {
    let args: remote::DomainGetEmulatorPinInfoArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let maplen = call.at_most("maplen", args.maplen, 8388608, ErrorCode::InternalError)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    let ret = call.hypervisor()?.domain_emulator_pin_info(&args.domain, maplen, flags).await?;
    call.reply(|w| {
        w.opaque(&ret.cpumaps, 8388608)?;
        Wire::encode(&ret.ret, w)?;
        Ok(())
    })
}

/// 351 `DOMAIN_GET_IOTHREAD_INFO`: `virDomainGetIOThreadInfo`, since 1.2.14.
pub(in super::super) async fn domain_get_iothread_info(call: Call) -> Result<Reply> {
    let args: remote::DomainGetIothreadInfoArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    let ret = call.hypervisor()?.domain_iothread_info(&args.domain, flags).await?;
    let count = ret.len();
    call.reply(|w| {
        w.list(&ret, 16384, |w, item| {
            Wire::encode(&item.iothread_id, w)?;
            w.opaque(&item.cpumap, 2048)?;
            Ok(())
        })?;
        put_count(w, count);
        Ok(())
    })
}

/// 352 `DOMAIN_PIN_IOTHREAD`: `virDomainPinIOThread`, since 1.2.14.
pub(in super::super) async fn domain_pin_iothread(call: Call) -> Result<Reply> {
    let args: remote::DomainPinIothreadArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?
        .domain_pin_iothread(&args.domain, args.iothreads_id, args.cpumap, flags)
        .await?;
    Ok(Reply::default())
}

/// 355 `DOMAIN_ADD_IOTHREAD`: `virDomainAddIOThread`, since 1.2.15.
pub(in super::super) async fn domain_add_iothread(call: Call) -> Result<Reply> {
    let args: remote::DomainAddIothreadArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_add_iothread(&args.domain, args.iothread_id, flags).await?;
    Ok(Reply::default())
}

/// 356 `DOMAIN_DEL_IOTHREAD`: `virDomainDelIOThread`, since 1.2.15.
pub(in super::super) async fn domain_del_iothread(call: Call) -> Result<Reply> {
    let args: remote::DomainDelIothreadArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_del_iothread(&args.domain, args.iothread_id, flags).await?;
    Ok(Reply::default())
}

/// 384 `DOMAIN_SET_VCPU`: `virDomainSetVcpu`, since 3.1.0.
pub(in super::super) async fn domain_set_vcpu(call: Call) -> Result<Reply> {
    let args: remote::DomainSetVcpuArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_set_vcpu(&args.domain, args.cpumap, args.state, flags).await?;
    Ok(Reply::default())
}

/// 402 `DOMAIN_SET_IOTHREAD_PARAMS`: `virDomainSetIOThreadParams`, since 4.10.0.
pub(in super::super) async fn domain_set_iothread_params(call: Call) -> Result<Reply> {
    let args: remote::DomainSetIothreadParamsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?
        .domain_set_iothread_params(&args.domain, args.iothread_id, &args.params, flags)
        .await?;
    Ok(Reply::default())
}
