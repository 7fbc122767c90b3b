//! Capabilities of an emulator, as a set of flags.
//!
//! Each flag is a yes or no that probing found out and that decides how a
//! command line is written. The names are libvirt's, see [`Capability::name`].

mod flags;

pub use flags::Capability;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// Words of 64 flags in a set.
const WORDS: usize = Capability::ALL.len().div_ceil(64);

/// A set of [`Capability`] flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CapabilitySet([u64; WORDS]);

impl CapabilitySet {
    /// The set without any flag.
    #[must_use]
    pub const fn new() -> Self {
        Self([0; WORDS])
    }

    /// Returns whether the flag is in the set.
    #[must_use]
    pub const fn has(&self, flag: Capability) -> bool {
        self.0[flag as usize / 64] & (1 << (flag as usize % 64)) != 0
    }

    /// Adds a flag.
    pub const fn insert(&mut self, flag: Capability) {
        self.0[flag as usize / 64] |= 1 << (flag as usize % 64);
    }

    /// Takes a flag out.
    pub const fn remove(&mut self, flag: Capability) {
        self.0[flag as usize / 64] &= !(1 << (flag as usize % 64));
    }

    /// The flags in the set, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = Capability> + '_ {
        Capability::ALL.iter().copied().filter(|flag| self.has(*flag))
    }
}

/// By name, so that a file outlives changes of the table.
impl Serialize for CapabilitySet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Capability::name))
    }
}

/// A name that is not in the table is passed over.
impl<'de> Deserialize<'de> for CapabilitySet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names: Vec<Cow<'de, str>> = Vec::deserialize(deserializer)?;
        Ok(names.iter().filter_map(|name| Capability::by_name(name)).collect())
    }
}

impl FromIterator<Capability> for CapabilitySet {
    fn from_iter<I: IntoIterator<Item = Capability>>(flags: I) -> Self {
        let mut set = Self::new();
        flags.into_iter().for_each(|flag| set.insert(flag));
        set
    }
}

/// Declares [`Capability`] from the table.
macro_rules! capabilities {
    ($($name:ident => $text:literal;)*) => {
        /// Something that an emulator can do or not.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Capability {
            $(#[doc = concat!("`", $text, "`")] $name,)*
        }

        impl Capability {
            /// All flags, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The flag's name in libvirt's files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// The flag of this name. `None` for names that libvirt no longer
            /// uses or that it has added since.
            #[must_use]
            pub fn by_name(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use capabilities;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let last = *Capability::ALL.last().unwrap();
        let mut set: CapabilitySet = [Capability::Kvm, last].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [Capability::Kvm, last]);
        set.remove(Capability::Kvm);
        assert!(!set.has(Capability::Kvm) && set.has(last));
    }

    #[test]
    fn every_name_leads_back_to_its_flag() {
        for flag in Capability::ALL {
            assert_eq!(Capability::by_name(flag.name()), Some(*flag));
        }
    }
}
