//! Validation for QEMU: a definition that its machines or the emulator cannot run is
//! refused.
//!
//! Each rule stands with its subject: `machine` (the guest as a whole), `disk`,
//! `controller`, `hostdev`, `device` (the rest). A rule names the object, what is
//! wrong and what would be right.

mod controller;
mod device;
mod disk;
mod hostdev;
mod machine;

use crate::traits::EmulatorTraits;
use ostler_model::domain::DomainDef;
use ostler_model::domain::validate::Verdict;

/// Refuses a completed definition that contradicts itself or that `emulator` cannot run.
///
/// # Errors
/// The object, what is wrong with it and what would be right.
pub fn validate(def: &DomainDef, emulator: &EmulatorTraits) -> Verdict {
    def.validate_generic()?;
    machine::check(def, emulator)?;
    disk::check(def, emulator)?;
    controller::check(def)?;
    hostdev::check(def)?;
    device::check(def)
}
