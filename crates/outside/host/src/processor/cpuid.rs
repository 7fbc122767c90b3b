//! The raw answers of this processor's `cpuid` instruction.

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CpuidLeaf {
    /// The question's `eax`.
    pub leaf: u32,
    /// The question's `ecx`; 0 for a leaf without parts.
    pub subleaf: u32,
    /// The answer.
    pub eax: u32,
    /// The answer.
    pub ebx: u32,
    /// The answer.
    pub ecx: u32,
    /// The answer.
    pub edx: u32,
}

/// Asks the processor this runs on for all leaves and parts that tell of
/// features. Of several kinds of cores any one may answer. Empty on processors
/// that have no such instruction.
#[must_use]
pub fn running_cpuid() -> Vec<CpuidLeaf> {
    crate::sys::cpuid::leaves()
}
