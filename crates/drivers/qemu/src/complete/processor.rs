//! The processor, as far as the XML leaves it open.

use super::PostParse;
use ostler_model::domain::{
    Arch, CpuCheck, CpuDef, CpuFallback, CpuMatch, CpuMode, CpuModel, DomainDef, FeaturePolicy,
    VirtType,
};
use ostler_xml::OnOff;

/// Completes `<cpu>`.
pub(super) fn run(context: &PostParse<'_>, def: &mut DomainDef) {
    let arch = def.os.kind.arch.unwrap_or(context.emulator.arch);
    let machine = def.os.kind.machine.as_deref().unwrap_or_default();
    let found = context.emulator.machine(def.kind, machine);
    let default_model = found.and_then(|machine| machine.default_cpu.clone());
    if let Some(cpu) = &mut def.cpu {
        complete(cpu, arch, def.kind);
    }
    let none_chosen = def.cpu.as_ref().is_none_or(|cpu| cpu.mode.is_none() && cpu.model.is_none());
    if none_chosen && let Some(name) = default_model {
        let cpu = def.cpu.get_or_insert_default();
        match &*name {
            "host" => {
                cpu.mode = Some(CpuMode::HostPassthrough);
                complete(cpu, arch, def.kind);
            }
            "max" => {
                cpu.mode = Some(CpuMode::Maximum);
                complete(cpu, arch, def.kind);
            }
            _ => {
                cpu.mode = Some(CpuMode::Custom);
                cpu.matching = Some(CpuMatch::Exact);
                cpu.check = Some(CpuCheck::None);
                cpu.model = Some(CpuModel {
                    fallback: Some(CpuFallback::Forbid),
                    vendor_id: None,
                    name: Some(name),
                });
            }
        }
    }
}

fn complete(cpu: &mut CpuDef, arch: Arch, kind: VirtType) {
    let x86 = matches!(arch, Arch::X86_64 | Arch::I686);
    if cpu.mode.is_none() && cpu.model.is_some() {
        cpu.mode = Some(CpuMode::Custom);
        cpu.matching.get_or_insert(CpuMatch::Exact);
    }
    match cpu.mode {
        None => {}
        Some(CpuMode::Custom) => {
            cpu.matching.get_or_insert(CpuMatch::Exact);
            // An emulated processor is not compared with the host's.
            if cpu.model.is_some() {
                let emulated = kind == VirtType::Qemu;
                let check = if emulated { CpuCheck::None } else { CpuCheck::Partial };
                cpu.check.get_or_insert(check);
            }
            if let Some(model) = &mut cpu.model {
                model.fallback.get_or_insert(CpuFallback::Allow);
            }
        }
        Some(CpuMode::HostModel) => {
            cpu.matching = None;
            if let Some(model) = &mut cpu.model {
                (model.name, model.fallback) = (None, None);
            }
            cpu.check.get_or_insert(CpuCheck::Partial);
        }
        Some(CpuMode::HostPassthrough | CpuMode::Maximum) => {
            cpu.matching = None;
            cpu.model = None;
            cpu.check.get_or_insert(CpuCheck::None);
            if x86 {
                cpu.migratable.get_or_insert(OnOff::On);
            }
        }
    }
    let policy = FeaturePolicy::Require;
    cpu.features.iter_mut().for_each(|feature| {
        feature.policy.get_or_insert(policy);
    });
}
