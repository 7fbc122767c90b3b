//! Validation: a definition that contradicts itself is refused, whatever is to run
//! the domain.
//!
//! Each rule stands with its subject: `names`, `tune` (processors and memory),
//! `disk`,
//! `character`, `device` (the rest). A rule names the object, what is wrong and
//! what would be right. A driver writes the rules of its machines with the same
//! three helpers.

mod character;
mod device;
mod disk;
mod names;
mod tune;

use super::{DefError, DomainDef};

/// The outcome of a rule.
pub type Verdict = Result<(), DefError>;

/// Refuses `object` if `wrong`; `problem` says what is wrong with it and what would be
/// right.
///
/// # Errors
/// [`DefError::Invalid`], if `wrong`.
pub fn refuse_if(wrong: bool, object: impl Into<String>, problem: impl Into<String>) -> Verdict {
    if wrong { Err(DefError::invalid(object, problem)) } else { Ok(()) }
}

/// Refuses an `object` that is right in itself but cannot be run, if `wrong`.
///
/// # Errors
/// [`DefError::Unsupported`], if `wrong`.
pub fn unsupported_if(
    wrong: bool,
    object: impl Into<String>,
    problem: impl Into<String>,
) -> Verdict {
    if wrong { Err(DefError::unsupported(object, problem)) } else { Ok(()) }
}

/// The first item that is in the list twice.
pub fn duplicate<T: PartialEq>(items: impl Iterator<Item = T>) -> Option<T> {
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
    /// Refuses a definition that contradicts itself, whatever runs the domain.
    ///
    /// # Errors
    /// The object, what is wrong with it and what would be right.
    pub fn validate_generic(&self) -> Verdict {
        names::check(self)?;
        tune::check(self)?;
        disk::check(self)?;
        character::check(self)?;
        device::check(self)
    }
}
