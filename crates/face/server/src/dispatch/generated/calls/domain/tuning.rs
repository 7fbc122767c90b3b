//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count, string_okay, understood};
use ostler_core::flags::DomainModificationImpact;
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};

/// 56 `DOMAIN_GET_SCHEDULER_TYPE`: `virDomainGetSchedulerType`, since 0.2.3.
pub(in super::super) async fn domain_get_scheduler_type(call: Call) -> Result<Reply> {
    let args: remote::DomainGetSchedulerTypeArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_scheduler_type(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret.kind, w)?;
        Wire::encode(&ret.nparams, w)?;
        Ok(())
    })
}

/// 57 `DOMAIN_GET_SCHEDULER_PARAMETERS`: `virDomainGetSchedulerParameters`, since 0.2.3.
pub(in super::super) async fn domain_get_scheduler_parameters(call: Call) -> Result<Reply> {
    let args: remote::DomainGetSchedulerParametersArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let room = call.at_most("nparams", args.nparams, 16, ErrorCode::InternalError)?;
    let mut ret = call.hypervisor()?.domain_scheduler_parameters(&args.domain).await?;
    fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16)?;
        Ok(())
    })
}

/// 58 `DOMAIN_SET_SCHEDULER_PARAMETERS`: `virDomainSetSchedulerParameters`, since 0.2.3.
pub(in super::super) async fn domain_set_scheduler_parameters(call: Call) -> Result<Reply> {
    let args: remote::DomainSetSchedulerParametersArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    call.hypervisor()?.domain_set_scheduler_parameters(&args.domain, &args.params).await?;
    Ok(Reply::default())
}

/// 197 `DOMAIN_SET_MEMORY_PARAMETERS`: `virDomainSetMemoryParameters`, since 0.8.5.
pub(in super::super) async fn domain_set_memory_parameters(call: Call) -> Result<Reply> {
    let args: remote::DomainSetMemoryParametersArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_set_memory_parameters(&args.domain, &args.params, flags).await?;
    Ok(Reply::default())
}

/// 198 `DOMAIN_GET_MEMORY_PARAMETERS`: `virDomainGetMemoryParameters`, since 0.8.5.
pub(in super::super) async fn domain_get_memory_parameters(call: Call) -> Result<Reply> {
    let args: remote::DomainGetMemoryParametersArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let room = call.at_most("nparams", args.nparams, 16, ErrorCode::InternalError)?;
    let (bits, strings) = string_okay(args.flags);
    let flags = call.flags(bits.into(), DomainModificationImpact::from_wire)?;
    let ret = call.hypervisor()?.domain_memory_parameters(&args.domain, flags).await?;
    let mut ret = understood(ret, strings);
    let count = fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16)?;
        put_count(w, count);
        Ok(())
    })
}

/// 205 `DOMAIN_SET_BLKIO_PARAMETERS`: `virDomainSetBlkioParameters`, since 0.9.0.
pub(in super::super) async fn domain_set_blkio_parameters(call: Call) -> Result<Reply> {
    let args: remote::DomainSetBlkioParametersArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_set_blkio_parameters(&args.domain, &args.params, flags).await?;
    Ok(Reply::default())
}

/// 206 `DOMAIN_GET_BLKIO_PARAMETERS`: `virDomainGetBlkioParameters`, since 0.9.0.
pub(in super::super) async fn domain_get_blkio_parameters(call: Call) -> Result<Reply> {
    let args: remote::DomainGetBlkioParametersArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let room = call.at_most("nparams", args.nparams, 16, ErrorCode::InternalError)?;
    let (bits, strings) = string_okay(args.flags);
    let flags = call.flags(bits.into(), DomainModificationImpact::from_wire)?;
    let ret = call.hypervisor()?.domain_blkio_parameters(&args.domain, flags).await?;
    let mut ret = understood(ret, strings);
    let count = fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16)?;
        put_count(w, count);
        Ok(())
    })
}

/// 219 `DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS`: `virDomainSetSchedulerParametersFlags`, since 0.9.2.
pub(in super::super) async fn domain_set_scheduler_parameters_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainSetSchedulerParametersFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?
        .domain_set_scheduler_parameters_flags(&args.domain, &args.params, flags)
        .await?;
    Ok(Reply::default())
}

/// 223 `DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS`: `virDomainGetSchedulerParametersFlags`, since 0.9.2.
pub(in super::super) async fn domain_get_scheduler_parameters_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainGetSchedulerParametersFlagsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let room = call.at_most("nparams", args.nparams, 16, ErrorCode::InternalError)?;
    let (bits, strings) = string_okay(args.flags);
    let flags = call.flags(bits.into(), DomainModificationImpact::from_wire)?;
    let ret = call.hypervisor()?.domain_scheduler_parameters_flags(&args.domain, flags).await?;
    let mut ret = understood(ret, strings);
    fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16)?;
        Ok(())
    })
}

/// 252 `DOMAIN_SET_BLOCK_IO_TUNE`: `virDomainSetBlockIoTune`, since 0.9.8.
pub(in super::super) async fn domain_set_block_io_tune(call: Call) -> Result<Reply> {
    let args: remote::DomainSetBlockIoTuneArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?
        .domain_set_block_io_tune(&args.domain, args.disk, &args.params, flags)
        .await?;
    Ok(Reply::default())
}

/// 253 `DOMAIN_GET_BLOCK_IO_TUNE`: `virDomainGetBlockIoTune`, since 0.9.8.
pub(in super::super) async fn domain_get_block_io_tune(call: Call) -> Result<Reply> {
    let args: remote::DomainGetBlockIoTuneArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let room = call.at_most("nparams", args.nparams, 32, ErrorCode::InternalError)?;
    let (bits, strings) = string_okay(args.flags);
    let flags = call.flags(bits.into(), DomainModificationImpact::from_wire)?;
    let ret = call.hypervisor()?.domain_block_io_tune(&args.domain, args.disk, flags).await?;
    let mut ret = understood(ret, strings);
    let count = fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 32)?;
        put_count(w, count);
        Ok(())
    })
}

/// 254 `DOMAIN_SET_NUMA_PARAMETERS`: `virDomainSetNumaParameters`, since 0.9.9.
pub(in super::super) async fn domain_set_numa_parameters(call: Call) -> Result<Reply> {
    let args: remote::DomainSetNumaParametersArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_set_numa_parameters(&args.domain, &args.params, flags).await?;
    Ok(Reply::default())
}

/// 255 `DOMAIN_GET_NUMA_PARAMETERS`: `virDomainGetNumaParameters`, since 0.9.9.
pub(in super::super) async fn domain_get_numa_parameters(call: Call) -> Result<Reply> {
    let args: remote::DomainGetNumaParametersArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let room = call.at_most("nparams", args.nparams, 16, ErrorCode::InternalError)?;
    let (bits, strings) = string_okay(args.flags);
    let flags = call.flags(bits.into(), DomainModificationImpact::from_wire)?;
    let ret = call.hypervisor()?.domain_numa_parameters(&args.domain, flags).await?;
    let mut ret = understood(ret, strings);
    let count = fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16)?;
        put_count(w, count);
        Ok(())
    })
}

/// 256 `DOMAIN_SET_INTERFACE_PARAMETERS`: `virDomainSetInterfaceParameters`, since 0.9.9.
pub(in super::super) async fn domain_set_interface_parameters(call: Call) -> Result<Reply> {
    let args: remote::DomainSetInterfaceParametersArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?
        .domain_set_interface_parameters(&args.domain, args.device, &args.params, flags)
        .await?;
    Ok(Reply::default())
}

/// 257 `DOMAIN_GET_INTERFACE_PARAMETERS`: `virDomainGetInterfaceParameters`, since 0.9.9.
pub(in super::super) async fn domain_get_interface_parameters(call: Call) -> Result<Reply> {
    let args: remote::DomainGetInterfaceParametersArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let room = call.at_most("nparams", args.nparams, 16, ErrorCode::InternalError)?;
    let (bits, strings) = string_okay(args.flags);
    let flags = call.flags(bits.into(), DomainModificationImpact::from_wire)?;
    let ret =
        call.hypervisor()?.domain_interface_parameters(&args.domain, args.device, flags).await?;
    let mut ret = understood(ret, strings);
    let count = fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16)?;
        put_count(w, count);
        Ok(())
    })
}

/// 451 `DOMAIN_SET_THROTTLE_GROUP`: `virDomainSetThrottleGroup`, since 11.2.0.
pub(in super::super) async fn domain_set_throttle_group(call: Call) -> Result<Reply> {
    let args: remote::DomainSetThrottleGroupArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?
        .domain_set_throttle_group(&args.domain, args.group, &args.params, flags)
        .await?;
    Ok(Reply::default())
}

/// 452 `DOMAIN_DEL_THROTTLE_GROUP`: `virDomainDelThrottleGroup`, since 11.2.0.
pub(in super::super) async fn domain_del_throttle_group(call: Call) -> Result<Reply> {
    let args: remote::DomainDelThrottleGroupArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_del_throttle_group(&args.domain, args.group, flags).await?;
    Ok(Reply::default())
}
