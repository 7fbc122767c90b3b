//! Processor time of emulators and of guests' processors.

use crate::guest::{Domain, Live};
use ostler_core::enumeration::VcpuState;
use ostler_core::{Result, TypedParams};
use ostler_host::usage::TaskTimes;
use ostler_model::domain::VirtType;

/// Nanoseconds of processor time that the guest and its emulator have had.
pub(crate) fn time(live: &Live) -> u64 {
    times(live).map_or(0, |times| times.user.saturating_add(times.system))
}

/// Times and resident memory of the emulator.
pub(crate) fn times(live: &Live) -> Option<TaskTimes> {
    live.machine.usage()?.times().ok()
}

/// The total as `virDomainGetCPUStats` gives it.
pub(crate) fn total(domain: &Domain) -> Result<TypedParams> {
    let live = domain.live()?;
    let times = times(&live).unwrap_or_default();
    let mut params = TypedParams::default();
    params.push("cpu_time", times.user.saturating_add(times.system));
    params.push("user_time", times.user);
    params.push("system_time", times.system);
    Ok(params)
}

/// The group `cpu` of the bulk call.
pub(crate) fn push_total(live: &Live, params: &mut TypedParams) {
    let Some(times) = times(live) else { return };
    params.push("cpu.time", times.user.saturating_add(times.system));
    params.push("cpu.user", times.user);
    params.push("cpu.system", times.system);
    params.push("cpu.cache.monitor.count", 0_u32);
    if live.def.kind == VirtType::Qemu {
        // Only KVM polls for the guest; where it does is not read.
        params.push("cpu.haltpoll.success.time", 0_u64);
        params.push("cpu.haltpoll.fail.time", 0_u64);
    }
}

/// The times of each of a guest's processors, for the group `vcpu`.
pub(crate) fn push_vcpus(live: &Live, params: &mut TypedParams) {
    let Some(usage) = live.machine.usage() else { return };
    let threads = live.machine.vcpu_threads.load();
    for (number, thread) in threads.iter().enumerate() {
        let Ok(times) = usage.thread_times(*thread) else { continue };
        params.push(format!("vcpu.{number}.state"), VcpuState::Running.to_wire());
        params.push(format!("vcpu.{number}.time"), times.user.saturating_add(times.system));
        let wait = usage.thread_wait(*thread).ok().flatten().unwrap_or(0);
        params.push(format!("vcpu.{number}.wait"), wait);
        if let Ok(Some(delay)) = usage.thread_delay(*thread) {
            params.push(format!("vcpu.{number}.delay"), delay);
        }
    }
}
