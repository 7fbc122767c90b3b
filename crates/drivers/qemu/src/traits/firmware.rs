//! Firmware of the host, as its descriptors tell (QEMU's
//! `docs/interop/firmware.json`).

use ostler_model::domain::{Arch, FirmwareKind};
use ostler_xml::Text;

/// One descriptor. Descriptors are tried in the order of their files' names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmwareDescriptor {
    /// BIOS or UEFI.
    pub kind: FirmwareKind,
    /// How it is mapped.
    pub mapping: FirmwareMapping,
    /// Architectures and patterns of machine types (`pc-q35-*`).
    pub targets: Vec<(Arch, Vec<Text>)>,
    /// It checks signatures of what it boots.
    pub secure_boot: bool,
    /// The usual keys are enrolled in it.
    pub enrolled_keys: bool,
    /// It needs system management mode.
    pub requires_smm: bool,
    /// It runs under AMD SEV.
    pub amd_sev: bool,
    /// It runs under AMD SEV-SNP.
    pub amd_sev_snp: bool,
    /// It runs under Intel TDX.
    pub intel_tdx: bool,
}

/// How firmware is mapped into the guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FirmwareMapping {
    /// Code and variables in flash memories of their own.
    Split {
        /// The code.
        code: FirmwareFile,
        /// Template of the variables.
        variables: FirmwareFile,
    },
    /// Code and variables in one flash memory.
    Combined(FirmwareFile),
    /// Code in flash memory, no variables.
    Stateless(FirmwareFile),
    /// Loaded as a ROM.
    Memory(Text),
}

/// A file of firmware.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmwareFile {
    /// Its path.
    pub path: Text,
    /// Its image format.
    pub format: Text,
}

impl FirmwareDescriptor {
    /// Returns whether it is for this machine type.
    #[must_use]
    pub fn is_for(&self, arch: Arch, machine: &str) -> bool {
        let machines = self.targets.iter().filter(|(of, _)| *of == arch);
        machines.flat_map(|(_, patterns)| patterns).any(|pattern| matches(pattern, machine))
    }
}

/// Returns whether `text` fits a pattern in which `*` stands for anything.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = text.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        if let Some(part) = last.replace(part) {
            match rest.find(part) {
                Some(at) => rest = &rest[at + part.len()..],
                None => return false,
            }
        }
    }
    last.map_or(rest.is_empty(), |last| rest.ends_with(last))
}

#[cfg(test)]
mod tests {
    #[test]
    fn patterns() {
        for (pattern, text, fits) in [
            ("pc-q35-*", "pc-q35-7.2", true),
            ("pc-q35-*", "pc-q35", false),
            ("virt", "virt", true),
            ("virt", "virt-7.2", false),
            ("*", "", true),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axxc", false),
        ] {
            assert_eq!(super::matches(pattern, text), fits, "{pattern} {text}");
        }
    }
}
