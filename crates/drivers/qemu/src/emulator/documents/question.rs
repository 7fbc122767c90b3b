//! The question for domain capabilities, and what the host adds to the answer.

use crate::emulator::{Accelerator, Emulator, Machine};

/// A guest whose domain capabilities are asked for.
#[derive(Debug, Clone, Copy)]
pub struct DomainQuestion<'a> {
    /// The emulator that is to run it.
    pub emulator: &'a Emulator,
    /// How the emulator runs its processors.
    pub accelerator: &'a Accelerator,
    /// Its machine type.
    pub machine: &'a Machine,
    /// The architecture of the guest: the emulator's, or its 32-bit variant.
    pub architecture: &'a str,
}

/// Firmware that is installed for this architecture and machine.
#[derive(Debug, Clone, Default)]
pub struct FirmwareOffer {
    /// The kinds that a definition can ask for: `bios`, `efi`.
    pub kinds: Vec<Box<str>>,
    /// The images that are known by name.
    pub images: Vec<Box<str>>,
    /// Whether one of them enforces Secure Boot.
    pub secure: bool,
}

/// Programs of the host that emulate a TPM.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TpmOffer {
    /// The versions that they emulate: `1.2`, `2.0`. Empty where they do not
    /// say.
    pub versions: Vec<&'static str>,
}

/// The host's part of domain capabilities.
#[derive(Debug, Clone, Default)]
pub struct HostOffer {
    pub firmware: FirmwareOffer,
    /// Whether PCI devices can be given away by VFIO.
    pub vfio: bool,
    /// The programs that emulate a TPM; absent where one of them is missing.
    pub tpm: Option<TpmOffer>,
    /// Whether the program is installed that serves a guest's display by RDP.
    pub rdp: bool,
    /// On POWER, the model of the host's processor.
    pub power_model: Option<Box<str>>,
    /// Bits of physical addresses that guests under KVM can be shown.
    pub physical_bits: Option<u32>,
}

/// Returns whether guests of this architecture are PCs.
pub(super) fn is_x86(architecture: &str) -> bool {
    matches!(architecture, "x86_64" | "i686")
}

/// Returns whether this machine type is a PC with PCI Express.
pub(super) fn is_q35(machine: &Machine) -> bool {
    machine.name.starts_with("pc-q35") || &*machine.name == "q35"
}
