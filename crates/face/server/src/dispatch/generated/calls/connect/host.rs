//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, fit, put_count, string_okay, understood};
use ostler_core::Result;
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, FixedText, Wire};

/// 6 `NODE_GET_INFO`: `virNodeGetInfo`, since 0.1.0.
pub(in super::super) async fn node_get_info(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.node_info().await?;
    call.reply(|w| {
        Wire::encode(&FixedText::<32>(ret.model.clone()), w)?;
        Wire::encode(&ret.memory, w)?;
        Wire::encode(&ret.cpus, w)?;
        Wire::encode(&ret.mhz, w)?;
        Wire::encode(&ret.nodes, w)?;
        Wire::encode(&ret.sockets, w)?;
        Wire::encode(&ret.cores, w)?;
        Wire::encode(&ret.threads, w)?;
        Ok(())
    })
}

/// 59 `CONNECT_GET_HOSTNAME`: `virConnectGetHostname`, since 0.3.0.
pub(in super::super) async fn connect_get_hostname(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.connect_hostname().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 122 `NODE_GET_SECURITY_MODEL`: `virNodeGetSecurityModel`, since 0.6.1.
pub(in super::super) async fn node_get_security_model(call: Call) -> Result<Reply> {
    call.authorize(Target::Connection, 0, 0)?;
    let ret = call.hypervisor()?.node_security_model().await?;
    call.reply(|w| {
        Bounded::encode(&ret.model, w, 257)?;
        Bounded::encode(&ret.doi, w, 257)?;
        Ok(())
    })
}

/// 203 `CONNECT_GET_SYSINFO`: `virConnectGetSysinfo`, since 0.8.8.
pub(in super::super) async fn connect_get_sysinfo(call: Call) -> Result<Reply> {
    let args: remote::ConnectGetSysinfoArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.connect_sysinfo().await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 293 `NODE_GET_CPU_MAP`: `virNodeGetCPUMap`, since 1.0.0.
pub(in super::super) async fn node_get_cpu_map(call: Call) -> Result<Reply> {
    let args: remote::NodeGetCpuMapArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let ret = call.hypervisor()?.node_cpu_map(args.need_map, args.need_online).await?;
    call.reply(|w| {
        w.opaque(&ret.cpumap, 2048)?;
        Wire::encode(&ret.online, w)?;
        Wire::encode(&ret.ret, w)?;
        Ok(())
    })
}

/// 395 `NODE_GET_SEV_INFO`: `virNodeGetSEVInfo`, since 4.5.0.
pub(in super::super) async fn node_get_sev_info(call: Call) -> Result<Reply> {
    let args: remote::NodeGetSevInfoArgs = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let room = u32::MAX;
    let (bits, strings) = string_okay(args.flags);
    call.no_flags(bits.into())?;
    let ret = call.hypervisor()?.node_sev_info().await?;
    let mut ret = understood(ret, strings);
    let count = fit(&mut ret.0, room);
    call.reply(|w| {
        Bounded::encode(&ret, w, 64)?;
        put_count(w, count);
        Ok(())
    })
}
