//! The way from an emulator's answers to its abilities.
//!
//! The [`table`] names, for each capability, what shows it: a type of object,
//! a property, a place in the monitor's schema, an option of the command line.
//! [`Evidence`] holds what was told, and judges.

mod schema;
mod table;

pub use schema::Schema;
pub use table::{PROPERTIES_OF_OBJECTS, PROPERTIES_OF_TYPES, VIRT_MACHINE};

use super::{Capability, CapabilitySet};
use std::collections::{HashMap, HashSet};
use table::{RULES, Sign};

/// An emulator's answers about itself, as far as capabilities are concerned.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The architecture of the guests.
    pub architecture: Box<str>,
    /// Types of objects.
    pub types: HashSet<Box<str>>,
    /// Properties by type.
    pub properties: HashMap<Box<str>, HashSet<Box<str>>>,
    /// Options of the command line, with their parameters.
    pub options: HashMap<Box<str>, HashSet<Box<str>>>,
    /// Models of TPM devices.
    pub tpm_models: HashSet<Box<str>>,
    /// Backends of TPM devices.
    pub tpm_types: HashSet<Box<str>>,
    /// Capabilities of migration, by QEMU's names.
    pub migration: HashSet<Box<str>>,
    /// Names of processor models.
    pub cpu_models: HashSet<Box<str>>,
    /// The monitor's schema.
    pub schema: Schema,
    /// Whether the host can run encrypted guests of AMD's kind.
    pub sev: bool,
    /// Whether the host has enclaves of Intel's kind.
    pub sgx: bool,
    /// Whether KVM works.
    pub kvm: bool,
}

impl Evidence {
    /// Derives the capabilities from the evidence.
    #[must_use]
    pub fn judge(&self) -> CapabilitySet {
        let mut set: CapabilitySet = RULES
            .iter()
            .filter(|(_, signs)| signs.iter().any(|sign| self.shows(sign)))
            .map(|(capability, _)| *capability)
            .collect();
        if !self.sev {
            set.remove(Capability::SevGuest);
            set.remove(Capability::SevSnpGuest);
        }
        set
    }

    fn shows(&self, sign: &Sign) -> bool {
        match *sign {
            Sign::Always => true,
            Sign::Type(name) => self.types.contains(name),
            Sign::Property(kind, name) => {
                self.properties.get(kind).is_some_and(|properties| properties.contains(name))
            }
            Sign::Option(name) => self.options.contains_key(name),
            Sign::Parameter(option, name) => {
                self.options.get(option).is_some_and(|parameters| parameters.contains(name))
            }
            Sign::Schema(path) => self.schema.has(path),
            Sign::TpmModel(name) => self.tpm_models.contains(name),
            Sign::TpmType(name) => self.tpm_types.contains(name),
            Sign::Migration(name) => self.migration.contains(name),
            Sign::CpuModel(name) => self.cpu_models.contains(name),
            Sign::Architecture(name) => *self.architecture == *name,
            Sign::Kvm => self.kvm,
            Sign::Sgx => self.sgx,
        }
    }
}
