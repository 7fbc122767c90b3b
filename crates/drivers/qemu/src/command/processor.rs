//! `-cpu` and `-smp`.

use super::hyperv;
use crate::arguments::{CommaList, CommandLine};
use crate::devices::BuildError;
use crate::emulator::{Capability, PropertyValue};
use crate::scene::Scene;
use ostler_model::domain::{
    Arch, CacheMode, CpuDef, CpuMode, FeaturePolicy, Features, PanicModel, PhysAddrMode,
    TickPolicy, TimerName, VirtType,
};
use ostler_xml::{OnOff, YesNo};

/// Writes `-cpu`.
pub(super) fn write_model(scene: &Scene<'_>, line: &mut CommandLine) -> Result<(), BuildError> {
    let domain = scene.domain;
    let cpu = domain.cpu.as_deref().filter(|cpu| cpu.mode.is_some() || cpu.model.is_some());
    let mut list = match cpu {
        Some(cpu) => model(scene, cpu)?,
        None => CommaList::new(),
    };
    let mut features = CommaList::new();
    write_clocks(scene, &mut features);
    if let Some(wanted) = &domain.features {
        write_features(wanted, &mut features);
        if let Some(hyperv) = &wanted.hyperv {
            hyperv::write(hyperv, &mut features)?;
        }
    }
    if domain.devices.panics.iter().any(|panic| panic.model == Some(PanicModel::HyperV)) {
        features.add("hv-crash");
    }
    if let Some(wanted) = &domain.features {
        write_kvm_features(wanted, &mut features);
    }
    if let Some(cpu) = cpu {
        write_cache(cpu, &mut features)?;
        write_address_width(cpu, &mut features);
    }
    if list.is_empty() {
        if features.is_empty() {
            return Ok(());
        }
        list = CommaList::first(default_model(scene));
    }
    list.join(features);
    line.list("-cpu", list);
    Ok(())
}

/// The model that QEMU would take by itself.
fn default_model(scene: &Scene<'_>) -> &'static str {
    match scene.domain.os.kind.arch {
        Some(Arch::X86_64) => "qemu64",
        Some(Arch::I686) => "qemu32",
        _ => "max",
    }
}

fn model(scene: &Scene<'_>, cpu: &CpuDef) -> Result<CommaList, BuildError> {
    let named = cpu.model.as_ref().and_then(|model| model.name.as_deref());
    let migratable = cpu.migratable.filter(|_| scene.target.has(Capability::CpuMigratable));
    let mut list = match cpu.mode.unwrap_or(CpuMode::Custom) {
        CpuMode::HostPassthrough => {
            if !matches!(scene.domain.kind, VirtType::Kvm | VirtType::Hvf) {
                return Err(BuildError::unsupported(
                    "<cpu mode='host-passthrough'>",
                    "only a guest that runs on the host's processor (type='kvm') can have it",
                ));
            }
            CommaList::first("host")
        }
        CpuMode::Maximum => CommaList::first("max"),
        CpuMode::Custom => CommaList::first(
            named.ok_or_else(|| BuildError::incomplete("<cpu mode='custom'>", "<model>"))?,
        ),
        CpuMode::HostModel => host_model(scene, cpu)?,
    };
    if matches!(cpu.mode, Some(CpuMode::HostPassthrough | CpuMode::Maximum)) {
        list.set_some("migratable", migratable);
    }
    if cpu.mode == Some(CpuMode::HostPassthrough) && scene.domain.os.kind.arch == Some(Arch::Armv7l)
    {
        // A 32-bit guest on a 64-bit processor.
        list.switch("aarch64", false);
    }
    if let Some(vendor) = cpu.model.as_ref().and_then(|model| model.vendor_id.as_deref()) {
        list.set("vendor", vendor);
    }
    for feature in &cpu.features {
        let on = match feature.policy {
            Some(FeaturePolicy::Force | FeaturePolicy::Require) | None => true,
            Some(FeaturePolicy::Disable | FeaturePolicy::Forbid) => false,
            Some(FeaturePolicy::Optional) => continue,
        };
        list.switch(&super::processor_names::feature(&feature.name), on);
    }
    Ok(list)
}

/// The host's own model, on architectures where QEMU itself names it.
fn host_model(scene: &Scene<'_>, cpu: &CpuDef) -> Result<CommaList, BuildError> {
    let unsupported = |reason| BuildError::unsupported("<cpu mode='host-model'>", reason);
    match scene.domain.os.kind.arch {
        // POWER's guests see the host's processor and a compatible mode of it.
        Some(Arch::Ppc64 | Arch::Ppc64le) if scene.domain.kind == VirtType::Kvm => {
            Ok(CommaList::first("host"))
        }
        Some(Arch::S390x) => {
            if cpu.deprecated_features == Some(OnOff::Off) {
                return Err(unsupported("which features are deprecated is not known here"));
            }
            let host = scene
                .target
                .host_cpu
                .ok_or_else(|| unsupported("QEMU does not say what this host's processor is"))?;
            let mut list = CommaList::first(&host.model);
            let has = |value: &PropertyValue| *value == PropertyValue::Boolean(true);
            for property in host.properties.iter().filter(|property| has(&property.value)) {
                list.switch(&super::processor_names::feature(&property.name), true);
            }
            Ok(list)
        }
        _ => Err(unsupported(
            "the host's model is not chosen yet; use mode='host-passthrough', or name a model",
        )),
    }
}

fn write_clocks(scene: &Scene<'_>, list: &mut CommaList) {
    for timer in &scene.domain.clock.timers {
        let present = timer.present.map(|present| present == YesNo::Yes);
        match timer.name {
            TimerName::KvmClock => list.switch_some("kvmclock", present),
            TimerName::HypervClock if present == Some(true) => list.switch("hv-time", true),
            TimerName::ArmVTimer => match timer.tick_policy {
                Some(TickPolicy::Discard) => list.switch("kvm-no-adjvtime", true),
                Some(TickPolicy::Delay) => list.switch("kvm-no-adjvtime", false),
                _ => {}
            },
            TimerName::Tsc => list.set_some("tsc-frequency", timer.frequency),
            _ => {}
        }
    }
}

fn write_features(features: &Features, list: &mut CommaList) {
    let on = |state: Option<OnOff>| state.map(|state| state == OnOff::On);
    let eoi = features.apic.as_ref().and_then(|apic| apic.eoi);
    list.switch_some("kvm-pv-eoi", on(eoi));
    list.switch_some("kvm-pv-unhalt", features.pv_spinlock.and_then(|lock| on(lock.state)));
}

fn write_kvm_features(features: &Features, list: &mut CommaList) {
    let is = |switch: Option<ostler_model::domain::Switch>, state: OnOff| {
        switch.is_some_and(|switch| switch.state == Some(state))
    };
    if let Some(kvm) = &features.kvm {
        if is(kvm.hidden, OnOff::On) {
            list.switch("kvm", false);
        }
        if is(kvm.hint_dedicated, OnOff::On) {
            list.switch("kvm-hint-dedicated", true);
        }
        if is(kvm.poll_control, OnOff::On) {
            list.switch("kvm-poll-control", true);
        }
        if is(kvm.pv_ipi, OnOff::Off) {
            list.switch("kvm-pv-ipi", false);
        }
    }
    list.set_some("pmu", features.pmu.and_then(|pmu| pmu.state));
}

fn write_cache(cpu: &CpuDef, list: &mut CommaList) -> Result<(), BuildError> {
    let Some(cache) = &cpu.cache else { return Ok(()) };
    let of_host = matches!(cpu.mode, Some(CpuMode::HostPassthrough | CpuMode::Maximum));
    match (cache.mode, of_host) {
        (CacheMode::Emulate, _) => {
            list.switch("l3-cache", true);
            if of_host {
                list.switch("host-cache-info", false);
            }
        }
        (CacheMode::Passthrough, true) => {
            list.switch("host-cache-info", true);
            list.switch("l3-cache", false);
        }
        (CacheMode::Passthrough, false) => {
            return Err(BuildError::unsupported(
                "<cache mode='passthrough'>",
                "only with <cpu mode='host-passthrough'>",
            ));
        }
        (CacheMode::Disable, of_host) => {
            if of_host {
                list.switch("host-cache-info", false);
            }
            list.switch("l3-cache", false);
        }
    }
    Ok(())
}

fn write_address_width(cpu: &CpuDef, list: &mut CommaList) {
    let Some(width) = &cpu.max_phys_addr else { return };
    match width.mode {
        PhysAddrMode::Passthrough => {
            list.switch("host-phys-bits", true);
            list.set_some("host-phys-bits-limit", width.limit);
        }
        PhysAddrMode::Emulate => match width.bits {
            Some(bits) => list.set("phys-bits", bits),
            None => list.switch("host-phys-bits", false),
        },
    }
}

/// Writes `-smp`.
pub(super) fn write_topology(scene: &Scene<'_>, line: &mut CommandLine) {
    let domain = scene.domain;
    let maximum = domain.vcpu.maximum;
    let present = if domain.vcpus.is_empty() {
        domain.vcpu.current()
    } else {
        // Those that can be unplugged are plugged in before the guest runs.
        let cold = domain
            .vcpus
            .iter()
            .filter(|vcpu| vcpu.enabled == YesNo::Yes && vcpu.hotpluggable != Some(YesNo::Yes));
        u32::try_from(cold.count()).unwrap_or(maximum)
    };
    let mut list = CommaList::first(present);
    if present != maximum {
        list.set("maxcpus", maximum);
    }
    match domain.cpu.as_ref().and_then(|cpu| cpu.topology.as_ref()) {
        Some(topology) => {
            list.set("sockets", topology.sockets);
            if scene.target.has(Capability::SmpDies) {
                list.set("dies", topology.dies.unwrap_or(1));
            }
            if scene.target.has(Capability::SmpClusters) {
                list.set("clusters", topology.clusters.unwrap_or(1));
            }
            list.set("cores", topology.cores);
            list.set("threads", topology.threads);
        }
        None => {
            list.set("sockets", maximum);
            list.set("cores", 1);
            list.set("threads", 1);
        }
    }
    line.list("-smp", list);
}
