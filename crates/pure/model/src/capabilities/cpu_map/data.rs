//! The registers by which a processor tells its features.

use super::{CpuMap, FeatureSet, Place};
use std::collections::BTreeMap;

/// The answers of the `cpuid` instruction, and of feature registers.
#[derive(Debug, Clone, Default)]
pub struct CpuData {
    leaves: BTreeMap<(u32, u32), Cpuid>,
    registers: BTreeMap<u32, u64>,
}

/// One answer of the `cpuid` instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cpuid {
    pub eax: u32,
    pub ebx: u32,
    pub ecx: u32,
    pub edx: u32,
}

/// A register of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    Eax,
    Ebx,
    Ecx,
    Edx,
}

/// Which processor it is within its maker's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    pub family: u32,
    pub model: u32,
    pub stepping: u32,
}

impl Register {
    pub(super) fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "eax" => Self::Eax,
            "ebx" => Self::Ebx,
            "ecx" => Self::Ecx,
            "edx" => Self::Edx,
            _ => return None,
        })
    }

    fn of(self, answer: &Cpuid) -> u32 {
        match self {
            Self::Eax => answer.eax,
            Self::Ebx => answer.ebx,
            Self::Ecx => answer.ecx,
            Self::Edx => answer.edx,
        }
    }
}

impl CpuData {
    /// Notes an answer of the `cpuid` instruction.
    pub fn insert(&mut self, leaf: u32, subleaf: u32, answer: Cpuid) {
        self.leaves.insert((leaf, subleaf), answer);
    }

    /// Notes a feature register.
    pub fn insert_register(&mut self, index: u32, value: u64) {
        self.registers.insert(index, value);
    }

    /// The maker's name for itself.
    #[must_use]
    pub fn vendor(&self) -> Option<String> {
        let answer = self.leaves.get(&(0, 0))?;
        let bytes: Vec<u8> = [answer.ebx, answer.edx, answer.ecx]
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect();
        String::from_utf8(bytes).ok()
    }

    /// Which processor it is.
    #[must_use]
    pub fn signature(&self) -> Option<Signature> {
        let word = self.leaves.get(&(1, 0))?.eax;
        let (base_family, base_model) = (word >> 8 & 15, word >> 4 & 15);
        let family = match base_family {
            15 => 15 + (word >> 20 & 255),
            other => other,
        };
        let model = match base_family {
            6 | 15 => base_model + (word >> 12 & 0xf0),
            _ => base_model,
        };
        Some(Signature { family, model, stepping: word & 15 })
    }

    /// Returns whether its own clock counts evenly in all states.
    #[must_use]
    pub fn has_invariant_clock(&self) -> bool {
        self.leaves.get(&(0x8000_0007, 0)).is_some_and(|answer| answer.edx & 0x100 != 0)
    }

    /// How many bits its physical addresses have.
    #[must_use]
    pub fn physical_bits(&self) -> Option<u32> {
        self.leaves.get(&(0x8000_0008, 0)).map(|answer| answer.eax & 255).filter(|bits| *bits != 0)
    }

    /// The features it has.
    #[must_use]
    pub fn features(&self, map: &CpuMap) -> FeatureSet {
        let mut set = FeatureSet::default();
        for (index, feature) in map.features.iter().enumerate() {
            if feature.places.iter().all(|place| self.has(place)) {
                set.insert(index);
            }
        }
        set
    }

    fn has(&self, place: &Place) -> bool {
        match *place {
            Place::Cpuid { leaf, subleaf, register, mask } => self
                .leaves
                .get(&(leaf, subleaf))
                .is_some_and(|answer| register.of(answer) & mask == mask),
            Place::Msr { index, mask } => {
                self.registers.get(&index).is_some_and(|value| value & mask == mask)
            }
        }
    }
}
