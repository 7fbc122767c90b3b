//! Validation: what cannot be meant, or not be run, is refused.
//!
//! Each rule stands with what it is about: `machine` the guest as a whole,
//! `tune` processors and memory, `disk`, `character`, `controller`, `device`
//! the rest. A rule names the object, what is wrong and what would be right.

mod character;
mod controller;
mod device;
mod disk;
mod hostdev;
mod machine;
mod tune;

use super::{DefError, DomainDef, EmulatorTraits};

/// The outcome of a rule.
type Verdict = Result<(), DefError>;

/// Refuses with a sentence, where `wrong`.
fn refuse_if(wrong: bool, object: impl Into<String>, problem: impl Into<String>) -> Verdict {
    if wrong { Err(DefError::invalid(object, problem)) } else { Ok(()) }
}

/// The same for what is right in itself but cannot be run.
fn unsupported_if(wrong: bool, object: impl Into<String>, problem: impl Into<String>) -> Verdict {
    if wrong { Err(DefError::unsupported(object, problem)) } else { Ok(()) }
}

/// The first item that is in the list twice.
fn duplicate<T: PartialEq>(items: impl Iterator<Item = T>) -> Option<T> {
    let mut seen = Vec::new();
    for item in items {
        if seen.contains(&item) {
            return Some(item);
        }
        seen.push(item);
    }
    None
}

impl DomainDef {
    /// Refuses what contradicts itself, whatever runs the domain.
    pub fn validate_generic(&self) -> Verdict {
        machine::names(self)?;
        tune::check(self)?;
        character::check(self)?;
        device::check_generic(self)
    }

    /// Refuses what `emulator` cannot run.
    pub fn validate(&self, emulator: &EmulatorTraits) -> Verdict {
        self.validate_generic()?;
        machine::check(self, emulator)?;
        disk::check(self, emulator)?;
        controller::check(self)?;
        hostdev::check(self)?;
        device::check(self)
    }
}
