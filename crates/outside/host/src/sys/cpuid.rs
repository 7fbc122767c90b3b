//! The `cpuid` instruction.

/// One answer of the instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CpuidLeaf {
    /// The question's `eax`.
    pub leaf: u32,
    /// The question's `ecx`; 0 for a leaf without parts.
    pub subleaf: u32,
    /// The answer in `eax`.
    pub eax: u32,
    /// The answer in `ebx`.
    pub ebx: u32,
    /// The answer in `ecx`.
    pub ecx: u32,
    /// The answer in `edx`.
    pub edx: u32,
}

/// More leaves than this no processor has in one range.
#[cfg(target_arch = "x86_64")]
const LEAVES_AT_MOST: u32 = 256;

/// All basic and extended leaves, with their parts.
#[cfg(target_arch = "x86_64")]
pub(crate) fn leaves() -> Vec<CpuidLeaf> {
    let mut leaves = Vec::new();
    for base in [0, 0x8000_0000] {
        let last = ask(base, 0).eax;
        if last < base {
            continue;
        }
        for leaf in base..=last.min(base + LEAVES_AT_MOST) {
            ask_parts(leaf, &mut leaves);
        }
    }
    leaves
}

#[cfg(not(target_arch = "x86_64"))]
pub(crate) fn leaves() -> Vec<CpuidLeaf> {
    Vec::new()
}

/// Asks for a leaf and, where it has some, its parts. Which parts there are is
/// told in a way of each leaf's own (Intel SDM volume 2, CPUID).
#[cfg(target_arch = "x86_64")]
fn ask_parts(leaf: u32, leaves: &mut Vec<CpuidLeaf>) {
    let first = ask(leaf, 0);
    leaves.push(first);
    let parts: Vec<u32> = match leaf {
        // Caches: until one of no type.
        0x4 | 0x8000_001d => (1..32).take_while(|part| ask(leaf, *part).eax & 0x1f != 0).collect(),
        // The number of the last part.
        0x7 | 0x14 | 0x17 | 0x18 | 0x1d | 0x20 | 0x24 => (1..=first.eax.min(64)).collect(),
        // Levels of the topology: until one of no type.
        0xb | 0x1f => (1..32).take_while(|part| ask(leaf, *part).ecx & 0xff00 != 0).collect(),
        // State components: a bit for each in the first part and the second.
        0xd => {
            let second = ask(leaf, 1);
            let low = first.eax | second.ecx;
            let high = first.edx | second.edx;
            let components = u64::from(low) | (u64::from(high) << 32);
            (1..63).filter(|part| *part == 1 || components & (1 << part) != 0).collect()
        }
        // Resources: a bit for each.
        0xf => (1..32).filter(|part| first.edx & (1 << part) != 0).collect(),
        0x10 => (1..32).filter(|part| first.ebx & (1 << part) != 0).collect(),
        // SGX: two parts, then memory sections until an invalid one.
        0x12 => {
            let sections = (2..32).take_while(|part| ask(leaf, *part).eax & 0xf != 0);
            [1].into_iter().chain(sections).collect()
        }
        _ => Vec::new(),
    };
    leaves.extend(parts.into_iter().map(|part| ask(leaf, part)));
}

#[cfg(target_arch = "x86_64")]
fn ask(leaf: u32, subleaf: u32) -> CpuidLeaf {
    let answer = std::arch::x86_64::__cpuid_count(leaf, subleaf);
    CpuidLeaf { leaf, subleaf, eax: answer.eax, ebx: answer.ebx, ecx: answer.ecx, edx: answer.edx }
}
