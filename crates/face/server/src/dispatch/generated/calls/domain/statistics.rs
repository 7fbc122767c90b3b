//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count, string_okay, understood};
use ostler_core::flags::{
    ConnectGetAllDomainStatsFlags, DomainDirtyRateCalcFlags, DomainMemoryModFlags,
    DomainMessageType, DomainModificationImpact, DomainStatsTypes,
};
use ostler_core::{ErrorCode, Result};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};

/// 16 `DOMAIN_GET_INFO`: `virDomainGetInfo`, since 0.0.3.
pub(in super::super) async fn domain_get_info(call: Call) -> Result<Reply> {
    let args: remote::DomainGetInfoArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_info(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret.state, w)?;
        Wire::encode(&ret.max_memory, w)?;
        Wire::encode(&ret.memory, w)?;
        Wire::encode(&ret.vcpus, w)?;
        Wire::encode(&ret.cpu_time, w)?;
        Ok(())
    })
}

/// 64 `DOMAIN_BLOCK_STATS`: `virDomainBlockStats`, since 0.3.2.
pub(in super::super) async fn domain_block_stats(call: Call) -> Result<Reply> {
    let args: remote::DomainBlockStatsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_block_stats(&args.domain, args.path).await?;
    call.reply(|w| {
        Wire::encode(&ret.rd_req, w)?;
        Wire::encode(&ret.rd_bytes, w)?;
        Wire::encode(&ret.wr_req, w)?;
        Wire::encode(&ret.wr_bytes, w)?;
        Wire::encode(&ret.errs, w)?;
        Ok(())
    })
}

/// 65 `DOMAIN_INTERFACE_STATS`: `virDomainInterfaceStats`, since 0.3.2.
pub(in super::super) async fn domain_interface_stats(call: Call) -> Result<Reply> {
    let args: remote::DomainInterfaceStatsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), 0, 0)?;
    let ret = call.hypervisor()?.domain_interface_stats(&args.domain, args.device).await?;
    call.reply(|w| {
        Wire::encode(&ret.rx_bytes, w)?;
        Wire::encode(&ret.rx_packets, w)?;
        Wire::encode(&ret.rx_errs, w)?;
        Wire::encode(&ret.rx_drop, w)?;
        Wire::encode(&ret.tx_bytes, w)?;
        Wire::encode(&ret.tx_packets, w)?;
        Wire::encode(&ret.tx_errs, w)?;
        Wire::encode(&ret.tx_drop, w)?;
        Ok(())
    })
}

/// 159 `DOMAIN_MEMORY_STATS`: `virDomainMemoryStats`, since 0.7.5.
pub(in super::super) async fn domain_memory_stats(call: Call) -> Result<Reply> {
    let args: remote::DomainMemoryStatsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let room = call.at_most("maxStats", args.max_stats, 1024, ErrorCode::InternalError)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.hypervisor()?.domain_memory_stats(&args.domain).await?;
    fit(&mut ret, room);
    call.reply(|w| {
        w.list(&ret, 1024, |w, item| {
            Wire::encode(&item.tag, w)?;
            Wire::encode(&item.val, w)?;
            Ok(())
        })?;
        Ok(())
    })
}

/// 194 `DOMAIN_GET_BLOCK_INFO`: `virDomainGetBlockInfo`, since 0.8.1.
pub(in super::super) async fn domain_get_block_info(call: Call) -> Result<Reply> {
    let args: remote::DomainGetBlockInfoArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_block_info(&args.domain, args.path).await?;
    call.reply(|w| {
        Wire::encode(&ret.allocation, w)?;
        Wire::encode(&ret.capacity, w)?;
        Wire::encode(&ret.physical, w)?;
        Ok(())
    })
}

/// 212 `DOMAIN_GET_STATE`: `virDomainGetState`, since 0.9.2.
pub(in super::super) async fn domain_get_state(call: Call) -> Result<Reply> {
    let args: remote::DomainGetStateArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_state(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret.state, w)?;
        Wire::encode(&ret.reason, w)?;
        Ok(())
    })
}

/// 229 `DOMAIN_GET_CONTROL_INFO`: `virDomainGetControlInfo`, since 0.9.3.
pub(in super::super) async fn domain_get_control_info(call: Call) -> Result<Reply> {
    let args: remote::DomainGetControlInfoArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.domain_control_info(&args.domain).await?;
    call.reply(|w| {
        Wire::encode(&ret.state, w)?;
        Wire::encode(&ret.details, w)?;
        Wire::encode(&ret.state_time, w)?;
        Ok(())
    })
}

/// 243 `DOMAIN_BLOCK_STATS_FLAGS`: `virDomainBlockStatsFlags`, since 0.9.5.
pub(in super::super) async fn domain_block_stats_flags(call: Call) -> Result<Reply> {
    let args: remote::DomainBlockStatsFlagsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let room = call.at_most("nparams", args.nparams, 16, ErrorCode::InternalError)?;
    let (bits, strings) = string_okay(args.flags);
    call.no_flags(bits.into())?;
    let ret = call.hypervisor()?.domain_block_stats_flags(&args.domain, args.path).await?;
    let mut ret = understood(ret, strings);
    let count = fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 16)?;
        put_count(w, count);
        Ok(())
    })
}

/// 262 `DOMAIN_GET_CPU_STATS`: `virDomainGetCPUStats`, since 0.9.10.
pub(in super::super) async fn domain_get_cpu_stats(call: Call) -> Result<Reply> {
    let args: remote::DomainGetCpuStatsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let nparams = call.at_most("nparams", args.nparams, 2048, ErrorCode::InternalError)?;
    let ncpus = call.at_most("ncpus", args.ncpus, 128, ErrorCode::InternalError)?;
    let (bits, _) = string_okay(args.flags);
    call.no_flags(bits.into())?;
    let ret =
        call.hypervisor()?.domain_cpu_stats(&args.domain, nparams, args.start_cpu, ncpus).await?;
    call.reply(|w| {
        Bounded::encode(&ret.params, w, 2048)?;
        Wire::encode(&ret.nparams, w)?;
        Ok(())
    })
}

/// 263 `DOMAIN_GET_DISK_ERRORS`: `virDomainGetDiskErrors`, since 0.9.10.
pub(in super::super) async fn domain_get_disk_errors(call: Call) -> Result<Reply> {
    let args: remote::DomainGetDiskErrorsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let room = call.at_most("maxerrors", args.maxerrors, 256, ErrorCode::InternalError)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.hypervisor()?.domain_disk_errors(&args.domain).await?;
    let count = fit(&mut ret, room);
    call.reply(|w| {
        w.list(&ret, 256, |w, item| {
            Wire::encode(&item.disk, w)?;
            Wire::encode(&item.error, w)?;
            Ok(())
        })?;
        put_count(w, count);
        Ok(())
    })
}

/// 308 `DOMAIN_SET_MEMORY_STATS_PERIOD`: `virDomainSetMemoryStatsPeriod`, since 1.1.1.
pub(in super::super) async fn domain_set_memory_stats_period(call: Call) -> Result<Reply> {
    let args: remote::DomainSetMemoryStatsPeriodArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMemoryModFlags::from_wire)?;
    call.hypervisor()?.domain_set_memory_stats_period(&args.domain, args.period, flags).await?;
    Ok(Reply::default())
}

/// 344 `CONNECT_GET_ALL_DOMAIN_STATS`: `virConnectGetAllDomainStats`, since 1.2.8.
pub(in super::super) async fn connect_get_all_domain_stats(call: Call) -> Result<Reply> {
    let args: remote::ConnectGetAllDomainStatsArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let stats = DomainStatsTypes::from_bits_retain(args.stats);
    let flags = call.flags(args.flags.into(), ConnectGetAllDomainStatsFlags::from_wire)?;
    let ret = call.hypervisor()?.connect_all_domain_stats(&args.doms, stats, flags).await?;
    call.reply(|w| {
        w.list(&ret, 16384, |w, item| {
            Wire::encode(&item.domain, w)?;
            Bounded::encode(&item.params, w, 262144)?;
            Ok(())
        })?;
        Ok(())
    })
}

/// 365 `DOMAIN_GET_PERF_EVENTS`: `virDomainGetPerfEvents`, since 1.3.3.
pub(in super::super) async fn domain_get_perf_events(call: Call) -> Result<Reply> {
    let args: remote::DomainGetPerfEventsArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let (bits, strings) = string_okay(args.flags);
    let flags = call.flags(bits.into(), DomainModificationImpact::from_wire)?;
    let ret = call.hypervisor()?.domain_perf_events(&args.domain, flags).await?;
    let ret = understood(ret, strings);
    call.reply(|w| {
        Bounded::encode(&ret, w, 64)?;
        Ok(())
    })
}

/// 366 `DOMAIN_SET_PERF_EVENTS`: `virDomainSetPerfEvents`, since 1.3.3.
pub(in super::super) async fn domain_set_perf_events(call: Call) -> Result<Reply> {
    let args: remote::DomainSetPerfEventsArgs<'_> = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainModificationImpact::from_wire)?;
    call.hypervisor()?.domain_set_perf_events(&args.domain, &args.params, flags).await?;
    Ok(Reply::default())
}

/// 426 `DOMAIN_GET_MESSAGES`: `virDomainGetMessages`, since 7.1.0.
pub(in super::super) async fn domain_get_messages(call: Call) -> Result<Reply> {
    let args: remote::DomainGetMessagesArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainMessageType::from_wire)?;
    let ret = call.hypervisor()?.domain_messages(&args.domain, flags).await?;
    call.reply(|w| {
        Bounded::encode(&ret, w, 2048)?;
        Ok(())
    })
}

/// 427 `DOMAIN_START_DIRTY_RATE_CALC`: `virDomainStartDirtyRateCalc`, since 7.2.0.
pub(in super::super) async fn domain_start_dirty_rate_calc(call: Call) -> Result<Reply> {
    let args: remote::DomainStartDirtyRateCalcArgs = call.arguments()?;
    call.authorize(Target::Domain(&args.domain), args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), DomainDirtyRateCalcFlags::from_wire)?;
    call.hypervisor()?.domain_start_dirty_rate_calc(&args.domain, args.seconds, flags).await?;
    Ok(Reply::default())
}
