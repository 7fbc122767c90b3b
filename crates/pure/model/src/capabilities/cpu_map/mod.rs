//! The CPU map: names for processors and their features.
//!
//! A processor tells what it has by bits; the map gives them names, and knows
//! the models that many processors share. [`decode()`] finds the model that
//! describes a processor best, with the features it has beyond it or lacks.
//! The tables are in `tables/cpu_map`, read when they are first needed.

mod data;
mod decode;
mod table;

pub use data::{CpuData, Cpuid, Register, Signature};
pub use decode::{Choice, Decoded, Purpose, decode};

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Room for features in a set, as 64-bit words.
const WORDS: usize = 8;

/// The map of one architecture's processors.
#[derive(Debug)]
pub struct CpuMap {
    vendors: Vec<Vendor>,
    features: Vec<Feature>,
    models: Vec<Model>,
    /// Features by their names and QEMU's.
    by_name: HashMap<&'static str, usize>,
}

#[derive(Debug)]
struct Vendor {
    name: &'static str,
    /// The name that the processor gives.
    string: &'static str,
}

/// A feature.
#[derive(Debug)]
pub struct Feature {
    /// Its name.
    pub name: &'static str,
    /// QEMU's names, where they differ.
    pub aliases: Vec<&'static str>,
    /// Whether it survives a migration.
    pub migratable: bool,
    places: Vec<Place>,
}

/// Bits that a feature consists of.
#[derive(Debug, Clone, Copy)]
enum Place {
    Cpuid { leaf: u32, subleaf: u32, register: Register, mask: u32 },
    Msr { index: u32, mask: u64 },
}

/// A model.
#[derive(Debug)]
pub struct Model {
    /// Its name.
    pub name: &'static str,
    /// The maker of its processors; any if absent.
    pub vendor: Option<&'static str>,
    /// The model that this is a variant of.
    base: Option<&'static str>,
    for_hosts: bool,
    for_guests: bool,
    signatures: Vec<ModelSignature>,
    features: FeatureSet,
    /// Those of its features that it had not always.
    added: FeatureSet,
}

/// Processors that a model stands for.
#[derive(Debug, Clone)]
struct ModelSignature {
    family: u32,
    model: u32,
    /// Ranges; any if empty.
    steppings: Vec<(u32, u32)>,
}

/// A set of features.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FeatureSet([u64; WORDS]);

static X86: LazyLock<CpuMap> = LazyLock::new(table::x86);

impl CpuMap {
    /// The map of x86 processors.
    #[must_use]
    pub fn x86() -> &'static Self {
        &X86
    }

    /// The feature of this name, be it ours or QEMU's.
    #[must_use]
    pub fn feature(&self, name: &str) -> Option<&Feature> {
        self.by_name.get(name).map(|&index| &self.features[index])
    }

    /// The model of this name.
    #[must_use]
    pub fn model(&self, name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.name == name)
    }

    /// The name with a version that means the same model: `Haswell-v1` of
    /// `Haswell`.
    #[must_use]
    pub fn versioned(&self, name: &str) -> Option<&Model> {
        let plain = self.model(name)?;
        self.models
            .iter()
            .find(|model| model.base == Some(plain.name) && model.features == plain.features)
    }

    /// The models, in the order of the map.
    pub fn models(&self) -> impl Iterator<Item = &Model> {
        self.models.iter()
    }

    /// The features of a set, in the order of the map.
    pub fn names(&self, set: &FeatureSet) -> impl Iterator<Item = &'static str> {
        let set = *set;
        let inside = move |(index, _): &(usize, &Feature)| set.has(*index);
        self.features.iter().enumerate().filter(inside).map(|(_, feature)| feature.name)
    }

    /// The set of the features of these names, be they ours or QEMU's. Unknown
    /// ones are passed over.
    #[must_use]
    pub fn set<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> FeatureSet {
        let mut set = FeatureSet::default();
        for name in names {
            if let Some(&index) = self.by_name.get(name) {
                set.insert(index);
            }
        }
        set
    }

    /// The indices of the model-specific registers that features of the map are
    /// in, each once, in ascending order.
    #[must_use]
    pub fn registers(&self) -> BTreeSet<u32> {
        let places = self.features.iter().flat_map(|feature| &feature.places);
        let index = |place: &Place| match *place {
            Place::Msr { index, .. } => Some(index),
            Place::Cpuid { .. } => None,
        };
        places.filter_map(index).collect()
    }

    fn vendor_of(&self, string: &str) -> Option<&'static str> {
        self.vendors.iter().find(|vendor| vendor.string == string).map(|vendor| vendor.name)
    }
}

impl Model {
    /// Returns whether it may describe the processor of a host.
    #[must_use]
    pub fn is_for_hosts(&self) -> bool {
        self.for_hosts
    }

    fn stands_for(&self, signature: Signature) -> bool {
        self.signatures.iter().any(|known| {
            known.family == signature.family
                && known.model == signature.model
                && (known.steppings.is_empty()
                    || known
                        .steppings
                        .iter()
                        .any(|&(from, to)| (from..=to).contains(&signature.stepping)))
        })
    }
}

impl FeatureSet {
    fn has(&self, index: usize) -> bool {
        self.0[index / 64] & (1 << (index % 64)) != 0
    }

    fn insert(&mut self, index: usize) {
        self.0[index / 64] |= 1 << (index % 64);
    }

    fn remove(&mut self, index: usize) {
        self.0[index / 64] &= !(1 << (index % 64));
    }

    /// Those that the other has not.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    /// Those that both have.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }

    /// Those that either has.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0 == [0; WORDS]
    }
}
