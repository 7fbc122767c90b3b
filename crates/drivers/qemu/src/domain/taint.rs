//! The taints that a guest has from its start on: those of its definition and of the
//! emulator that runs it.

use crate::Settings;
use crate::emulator::{AcceleratorKind, Emulator};
use crate::facts;
use crate::guest::{EmulatorProcess, Taint};
use ostler_model::domain::DomainDef;

/// Notes the taints that the definition brings with it.
pub(super) fn note(
    machine: &EmulatorProcess,
    def: &DomainDef,
    settings: &Settings,
    emulator: &Emulator,
) {
    let taints = &machine.taints;
    let as_root = facts::labels(settings).is_some_and(|labels| labels.uid == 0);
    for taint in Taint::of(def, as_root) {
        taints.note(taint);
    }
    let accelerator = emulator.accelerator(AcceleratorKind::of(def.kind));
    let machine_type = def.os.kind.machine.as_deref();
    let model = def.cpu.as_ref().and_then(|cpu| cpu.model.as_ref()?.name.as_deref());
    if let (Some(accelerator), Some(machine_type)) = (accelerator, machine_type)
        && accelerator.machine(machine_type).is_some_and(|machine_type| machine_type.deprecated)
    {
        taints.note_deprecated(format!("machine type '{machine_type}'"));
    }
    if let (Some(accelerator), Some(model)) = (accelerator, model)
        && accelerator.cpu_models.iter().any(|found| &*found.name == model && found.deprecated)
    {
        taints.note_deprecated(format!("processor model '{model}'"));
    }
    for taint in taints.all() {
        tracing::warn!(domain = machine.name, taint = taint.name(), "tainted: {taint}");
    }
}
