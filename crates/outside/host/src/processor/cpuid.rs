//! The raw answers of this processor's `cpuid` instruction.

pub use crate::sys::cpuid::CpuidLeaf;

/// Asks the processor this runs on for all leaves and parts that tell of
/// features. Of several kinds of cores any one may answer. Empty on processors
/// that have no such instruction.
#[must_use]
pub fn running_cpuid() -> Vec<CpuidLeaf> {
    crate::sys::cpuid::leaves()
}
