//! The emulator that a command line is written for.

use crate::emulator::{AcceleratorKind, Capability, CapabilitySet, Emulator, HostCpu, Machine};
use ostler_model::domain::VirtType;

/// The emulator a command line is written for.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// Its abilities.
    pub capabilities: &'a CapabilitySet,
    /// The facts about the guest's machine type; none when the emulator does not list it.
    pub machine: Option<&'a Machine>,
    /// The processor that the host gives guests of this kind.
    pub host_cpu: Option<&'a HostCpu>,
}

impl<'a> Target<'a> {
    /// The emulator for a guest of this kind and machine type.
    #[must_use]
    pub fn new(emulator: &'a Emulator, kind: VirtType, machine: &str) -> Self {
        let accelerator = emulator.accelerator(AcceleratorKind::of(kind));
        Self {
            capabilities: &emulator.capabilities,
            machine: accelerator.and_then(|found| found.machine(machine)),
            host_cpu: accelerator.and_then(|found| found.host_cpu.as_ref()),
        }
    }

    /// Returns whether the emulator can do this.
    #[must_use]
    pub fn has(&self, flag: Capability) -> bool {
        self.capabilities.has(flag)
    }
}
