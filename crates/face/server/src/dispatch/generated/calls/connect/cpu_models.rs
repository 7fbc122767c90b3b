//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::dispatch::Target;
use crate::dispatch::call::{Call, Reply, put_count};
use ostler_core::Result;
use ostler_core::flags::{ConnectBaselineCpuFlags, ConnectCompareCpuFlags};
use ostler_protocol::remote;
use ostler_protocol::wire::{Bounded, Wire};
use std::sync::Arc;

/// 158 `CONNECT_COMPARE_CPU`: `virConnectCompareCPU`, since 0.7.5.
pub(in super::super) async fn connect_compare_cpu(call: Call) -> Result<Reply> {
    let args: remote::ConnectCompareCpuArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectCompareCpuFlags::from_wire)?;
    let ret = call.hypervisor()?.connect_compare_cpu(args.xml, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 162 `CONNECT_BASELINE_CPU`: `virConnectBaselineCPU`, since 0.7.7.
pub(in super::super) async fn connect_baseline_cpu(call: Call) -> Result<Reply> {
    let args: remote::ConnectBaselineCpuArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectBaselineCpuFlags::from_wire)?;
    let ret = call.hypervisor()?.connect_baseline_cpu(&args.xml_cpus, flags).await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 312 `CONNECT_GET_CPU_MODEL_NAMES`: `virConnectGetCPUModelNames`, since 1.1.3.
pub(in super::super) async fn connect_get_cpu_model_names(call: Call) -> Result<Reply> {
    let args: remote::ConnectGetCpuModelNamesArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    call.no_flags(args.flags.into())?;
    let mut ret = call.hypervisor()?.connect_cpu_model_names(args.arch).await?;
    let count = ret.len();
    if !args.need_results {
        ret = Arc::default();
    }
    call.reply(|w| {
        Bounded::encode(&ret, w, 8192)?;
        put_count(w, count);
        Ok(())
    })
}

/// 393 `CONNECT_COMPARE_HYPERVISOR_CPU`: `virConnectCompareHypervisorCPU`, since 4.4.0.
pub(in super::super) async fn connect_compare_hypervisor_cpu(call: Call) -> Result<Reply> {
    let args: remote::ConnectCompareHypervisorCpuArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectCompareCpuFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .connect_compare_hypervisor_cpu(
            args.emulator,
            args.arch,
            args.machine,
            args.virttype,
            args.xml_cpu,
            flags,
        )
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}

/// 394 `CONNECT_BASELINE_HYPERVISOR_CPU`: `virConnectBaselineHypervisorCPU`, since 4.4.0.
pub(in super::super) async fn connect_baseline_hypervisor_cpu(call: Call) -> Result<Reply> {
    let args: remote::ConnectBaselineHypervisorCpuArgs<'_> = call.arguments()?;
    call.authorize(Target::Connection, args.flags.into(), 0)?;
    let flags = call.flags(args.flags.into(), ConnectBaselineCpuFlags::from_wire)?;
    let ret = call
        .hypervisor()?
        .connect_baseline_hypervisor_cpu(
            args.emulator,
            args.arch,
            args.machine,
            args.virttype,
            &args.xml_cpus,
            flags,
        )
        .await?;
    call.reply(|w| {
        Wire::encode(&ret, w)?;
        Ok(())
    })
}
