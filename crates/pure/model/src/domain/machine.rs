//! Families of machine types.

use super::{Arch, DomainDef};

/// A family of machine types that are laid out alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MachineFamily {
    /// The PC of 1996: a PCI bus (`pc`, `pc-i440fx-7.2`).
    I440fx,
    /// The PC of 2007: PCI Express (`q35`, `pc-q35-7.2`).
    Q35,
    /// A PC without PCI.
    IsaPc,
    /// A PC with virtio-mmio only.
    MicroVm,
    /// Arm's, RISC-V's or LoongArch's virtual machine: PCI Express.
    Virt,
    /// POWER's virtual machine.
    Pseries,
    /// s390's virtual machine.
    S390Ccw,
    /// Any other.
    Other,
}

impl MachineFamily {
    /// The family of `machine` of `arch`.
    #[must_use]
    pub fn of(arch: Arch, machine: &str) -> Self {
        let is = |name: &str| {
            machine == name || machine.strip_prefix(name).is_some_and(|rest| rest.starts_with('-'))
        };
        match arch {
            Arch::X86_64 | Arch::I686 => {
                if is("q35") || is("pc-q35") {
                    Self::Q35
                } else if machine == "isapc" {
                    Self::IsaPc
                } else if machine == "microvm" {
                    Self::MicroVm
                } else if is("pc") || machine.starts_with("rhel") {
                    Self::I440fx
                } else {
                    Self::Other
                }
            }
            Arch::Aarch64 | Arch::Armv7l | Arch::Riscv64 | Arch::Riscv32 | Arch::Loongarch64
                if is("virt") =>
            {
                Self::Virt
            }
            Arch::Ppc64 | Arch::Ppc64le if is("pseries") => Self::Pseries,
            Arch::S390x if is("s390-ccw-virtio") || is("s390-ccw") => Self::S390Ccw,
            _ => Self::Other,
        }
    }

    /// Returns whether its first PCI bus is PCI Express.
    #[must_use]
    pub const fn has_pcie(self) -> bool {
        matches!(self, Self::Q35 | Self::Virt)
    }

    /// Returns whether it has a PCI bus.
    #[must_use]
    pub const fn has_pci(self) -> bool {
        matches!(self, Self::I440fx | Self::Q35 | Self::Virt | Self::Pseries | Self::S390Ccw)
    }
}

impl DomainDef {
    /// The family of its machine type.
    #[must_use]
    pub fn machine_family(&self) -> MachineFamily {
        let arch = self.os.kind.arch.unwrap_or(Arch::X86_64);
        MachineFamily::of(arch, self.os.kind.machine.as_deref().unwrap_or_default())
    }

    /// Returns whether it has a PC's devices.
    #[must_use]
    pub fn is_x86(&self) -> bool {
        matches!(self.os.kind.arch, Some(Arch::X86_64 | Arch::I686))
    }
}
