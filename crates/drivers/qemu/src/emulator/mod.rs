//! Emulators: what is known of a QEMU binary.
//!
//! An [`Emulator`] is a plain value. [`probe`] makes it by asking the binary
//! through its monitor, [`cache`] keeps it on disk until the binary or the
//! host changes, and [`Emulators`] is what the driver holds: all that were
//! found, for readers without waiting. Whether KVM can be used is not
//! believed but tried ([`trial`]).

pub mod cache;
pub mod capability;
mod cpu;
pub mod digest;
pub mod documents;
mod error;
pub mod evidence;
mod machine;
pub mod probe;
mod registry;
pub mod trial;

pub use capability::{Capability, CapabilitySet};
pub use cpu::{CpuModel, CpuProperty, HostCpu, PropertyValue, Usable};
pub use error::ProbeError;
pub use machine::Machine;
pub use registry::Emulators;

#[cfg(test)]
mod tests;

use ostler_model::domain::VirtType;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// All that is known of one emulator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Emulator {
    /// The program.
    pub binary: PathBuf,
    /// Its version.
    pub version: Version,
    /// The distribution's addition to the version.
    pub package: Box<str>,
    /// The architecture of its guests, by libvirt's name.
    pub architecture: Box<str>,
    /// Its capabilities.
    pub capabilities: CapabilitySet,
    /// How it runs guests, the quickest way first.
    pub accelerators: Vec<Accelerator>,
    /// Why KVM is not among them, for people; absent when it is.
    pub kvm_obstacle: Option<Box<str>>,
    /// Interrupt controllers that KVM offers an ARM guest.
    pub gic: Vec<GicSupport>,
    /// AMD's encrypted guests, where the host has them.
    pub sev: Option<Sev>,
    /// Intel's enclaves, where the host has them.
    pub sgx: Option<Sgx>,
}

/// A version of QEMU.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Version {
    pub major: u32,
    pub minor: u32,
    pub micro: u32,
}

/// One way of running guests.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Accelerator {
    pub kind: AcceleratorKind,
    /// The machine types.
    pub machines: Vec<Machine>,
    /// The processor models.
    pub cpu_models: Vec<CpuModel>,
    /// The host's processor as a guest gets it.
    pub host_cpu: Option<HostCpu>,
    /// The enlightenments for Windows that the accelerator offers; absent when
    /// it cannot tell.
    pub hyperv: Option<Vec<Box<str>>>,
}

/// The part of the host that runs a guest's instructions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AcceleratorKind {
    /// The processor, through Linux.
    Kvm,
    /// The processor, through macOS.
    Hvf,
    /// QEMU itself.
    Tcg,
}

/// A version of ARM's interrupt controller, in the words of `query-gic-capabilities`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GicSupport {
    pub version: u32,
    pub kernel: bool,
    pub emulated: bool,
}

/// AMD's encrypted guests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sev {
    /// Platform Diffie-Hellman key, in base 64.
    pub pdh: Box<str>,
    /// Certificate chain, in base 64.
    pub cert_chain: Box<str>,
    /// Identity of the processor, in base 64.
    pub cpu0_id: Option<Box<str>>,
    pub cbitpos: u32,
    pub reduced_phys_bits: u32,
    /// How many guests at once; 0 where unknown.
    pub max_guests: u32,
    /// How many with encrypted state.
    pub max_es_guests: u32,
}

/// Intel's enclaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sgx {
    pub flexible_launch_control: bool,
    pub sgx1: bool,
    pub sgx2: bool,
    /// Protected memory in KiB.
    pub section_size: u64,
    /// Per NUMA node, in KiB.
    pub sections: Vec<(u32, u64)>,
}

impl Emulator {
    /// Returns whether it has a capability.
    #[must_use]
    pub fn has(&self, capability: Capability) -> bool {
        self.capabilities.has(capability)
    }

    /// The emulator's abilities when guests run this way, if they can.
    #[must_use]
    pub fn accelerator(&self, kind: AcceleratorKind) -> Option<&Accelerator> {
        self.accelerators.iter().find(|accelerator| accelerator.kind == kind)
    }
}

impl Accelerator {
    /// The machine type of this name, or the one that this is another name of.
    #[must_use]
    pub fn machine(&self, name: &str) -> Option<&Machine> {
        self.machines
            .iter()
            .find(|machine| &*machine.name == name)
            .or_else(|| self.machines.iter().find(|machine| machine.alias.as_deref() == Some(name)))
    }

    /// The machine type of a definition that names none: QEMU's default on
    /// most architectures, libvirt's own where libvirt has one.
    #[must_use]
    pub fn default_machine(&self, architecture: &str) -> Option<&Machine> {
        let preferred = match architecture {
            "x86_64" | "i686" => Some("pc"),
            "aarch64" | "armv7l" | "riscv32" | "riscv64" | "loongarch64" => Some("virt"),
            _ => None,
        };
        preferred
            .and_then(|name| self.machine(name))
            .or_else(|| self.machines.iter().find(|machine| machine.is_default))
    }
}

impl AcceleratorKind {
    /// The accelerator that runs a domain of this type.
    #[must_use]
    pub const fn of(kind: VirtType) -> Self {
        match kind {
            VirtType::Kvm => Self::Kvm,
            VirtType::Hvf => Self::Hvf,
            _ => Self::Tcg,
        }
    }

    /// The `type` of a domain that runs this way.
    #[must_use]
    pub const fn domain_type(self) -> &'static str {
        match self {
            Self::Kvm => "kvm",
            Self::Hvf => "hvf",
            Self::Tcg => "qemu",
        }
    }

    /// QEMU's name for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kvm => "kvm",
            Self::Hvf => "hvf",
            Self::Tcg => "tcg",
        }
    }
}

impl Version {
    /// From its three parts.
    #[must_use]
    pub const fn new(major: u32, minor: u32, micro: u32) -> Self {
        Self { major, minor, micro }
    }

    /// As the API writes versions: a million for the major, a thousand for the
    /// minor part.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.major as u64 * 1_000_000 + self.minor as u64 * 1000 + self.micro as u64
    }

    /// The inverse of [`number`](Self::number).
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "remainders, and a quotient of a u32")]
    pub const fn from_number(number: u32) -> Self {
        let number = number as u64;
        Self::new(
            (number / 1_000_000) as u32,
            (number / 1000 % 1000) as u32,
            (number % 1000) as u32,
        )
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.micro)
    }
}
