//! The traits of a probed emulator. They are made once for each emulator, because
//! that takes longer than reading a definition.

use super::{Abilities, Ability, EmulatorTraits, MachineTraits};
use crate::emulator::{AcceleratorKind, Emulator};
use arc_swap::ArcSwap;
use ostler_model::domain::{Arch, VirtType};
use std::sync::Arc;

/// The traits of the emulators that definitions were completed for.
#[derive(Debug, Default)]
pub(crate) struct TraitsCache(ArcSwap<Vec<(Arc<Emulator>, Arc<EmulatorTraits>)>>);

impl TraitsCache {
    /// The traits of this emulator.
    pub(crate) fn of(&self, emulator: &Arc<Emulator>) -> Arc<EmulatorTraits> {
        let known = self.0.load();
        if let Some((_, traits)) = known.iter().find(|(other, _)| Arc::ptr_eq(other, emulator)) {
            return Arc::clone(traits);
        }
        let traits = Arc::new(traits(emulator));
        self.0.rcu(|known| {
            // An emulator that was asked anew takes its own place.
            let others = known.iter().filter(|(other, _)| other.binary != emulator.binary);
            let mut known: Vec<_> = others.cloned().collect();
            known.push((Arc::clone(emulator), Arc::clone(&traits)));
            known
        });
        traits
    }
}

fn traits(emulator: &Emulator) -> EmulatorTraits {
    let arch = |name: &str| name.parse().unwrap_or(Arch::X86_64);
    let version = emulator.version;
    let abilities: Abilities = emulator
        .capabilities
        .iter()
        .filter_map(|flag| flag.name().parse::<Ability>().ok())
        .collect();
    let machines = emulator.accelerators.iter().flat_map(|accelerator| {
        let kind = match accelerator.kind {
            AcceleratorKind::Kvm => VirtType::Kvm,
            AcceleratorKind::Hvf => VirtType::Hvf,
            AcceleratorKind::Tcg => VirtType::Qemu,
        };
        let default = accelerator.default_machine(&emulator.architecture);
        let default = default.map(|machine| machine.name.clone());
        accelerator.machines.iter().map(move |machine| MachineTraits {
            kind,
            name: machine.name.clone(),
            alias: machine.alias.clone(),
            default: default.as_ref() == Some(&machine.name),
            default_cpu: machine.default_cpu.as_deref().map(cpu_name),
            max_cpus: machine.max_cpus,
        })
    });
    EmulatorTraits {
        path: emulator.binary.to_string_lossy().into(),
        arch: arch(&emulator.architecture),
        host_arch: arch(&ostler_host::machine::architecture()),
        version: version.major * 1_000_000 + version.minor * 1_000 + version.micro,
        abilities,
        machines: machines.collect(),
    }
}

/// `qemu64-x86_64-cpu` without the class's suffix.
fn cpu_name(class: &str) -> Box<str> {
    let name = class.strip_suffix("-cpu").and_then(|name| name.rsplit_once('-'));
    name.map_or(class, |(name, _)| name).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emulator::Capability;

    #[test]
    fn what_the_model_decides_by_are_capabilities() {
        for ability in Ability::ALL {
            let is_it = |flag: &Capability| flag.name() == ability.as_str();
            assert!(Capability::ALL.iter().any(is_it), "{ability}");
        }
    }
}
