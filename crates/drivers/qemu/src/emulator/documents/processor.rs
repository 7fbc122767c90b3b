//! The host's processor, named.

use ostler_host::HostRoot;
use ostler_host::processor::{self, CpuidLeaf};
use ostler_model::capabilities::cpu_map::{
    Choice, CpuData, CpuMap, Cpuid, Decoded, Purpose, decode,
};

/// Describes a processor by its answers to `cpuid` and by the model-specific
/// registers of it that could be read, each as (index, value). Without answers
/// nothing is found.
#[must_use]
pub fn host_processor(
    leaves: &[CpuidLeaf],
    registers: &[(u32, u64)],
) -> (CpuData, Option<Decoded>) {
    let mut data = CpuData::default();
    for leaf in leaves {
        let CpuidLeaf { eax, ebx, ecx, edx, .. } = *leaf;
        data.insert(leaf.leaf, leaf.subleaf, Cpuid { eax, ebx, ecx, edx });
    }
    for &(index, value) in registers {
        data.insert_register(index, value);
    }
    if leaves.is_empty() {
        return (data, None);
    }
    let map = CpuMap::x86();
    let (vendor, features) = (data.vendor(), data.features(map));
    let allow = |_: &_| Choice::Allowed;
    let found = decode(map, vendor.as_deref(), data.signature(), &features, Purpose::Host, allow);
    (data, found)
}

/// Describes the processor of the host under `root`: of the running host only,
/// since a recorded one cannot be asked. Opens devices of the kernel.
pub(super) fn this_processor_blocking(root: &HostRoot) -> (CpuData, Option<Decoded>) {
    if !root.is_system() {
        return host_processor(&[], &[]);
    }
    // Every register that the CPU map knows is read, whether cpuid announces it
    // or not: libvirtd does so too, and KVM on AMD has one of Intel's.
    let registers = processor::feature_registers_blocking(root, CpuMap::x86().registers());
    host_processor(&processor::running_cpuid(), &registers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    /// Reads `cpuid` and `msr` lines of numbers.
    fn recorded(text: &str) -> (Vec<CpuidLeaf>, Vec<(u32, u64)>) {
        let (mut leaves, mut registers) = (Vec::new(), Vec::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split(' ');
            let kind = words.next().unwrap();
            let number = |word: &str| u64::from_str_radix(word.trim_start_matches("0x"), 16);
            let numbers: Vec<u64> = words.map(|word| number(word).unwrap()).collect();
            let narrow = |index: usize| u32::try_from(numbers[index]).unwrap();
            match kind {
                "cpuid" => leaves.push(CpuidLeaf {
                    leaf: narrow(0),
                    subleaf: narrow(1),
                    eax: narrow(2),
                    ebx: narrow(3),
                    ecx: narrow(4),
                    edx: narrow(5),
                }),
                "msr" => registers.push((narrow(0), numbers[1])),
                other => panic!("{other}"),
            }
        }
        (leaves, registers)
    }

    /// `expected` is what libvirtd 11.3 said of the machine that was recorded.
    fn check(processor: &str, expected: &str) {
        let (leaves, registers) = recorded(processor);
        let (data, found) = host_processor(&leaves, &registers);
        let (found, signature) = (found.unwrap(), data.signature().unwrap());
        let mut said = format!("model {}\nvendor {}\n", found.model, found.vendor.unwrap());
        let (family, model, stepping) = (signature.family, signature.model, signature.stepping);
        writeln!(said, "signature family='{family}' model='{model}' stepping='{stepping}'")
            .unwrap();
        writeln!(said, "bits {}", data.physical_bits().unwrap()).unwrap();
        for name in &found.required {
            writeln!(said, "{name}").unwrap();
        }
        assert_eq!(said, expected);
        assert_eq!(found.disabled, Vec::<&str>::new());
    }

    #[test]
    fn an_intel_processor_is_described_as_libvirtd_does() {
        check(include_str!("recorded/intel.txt"), include_str!("recorded/intel.expected"));
    }

    #[test]
    fn an_amd_processor_is_described_as_libvirtd_does() {
        check(include_str!("recorded/amd.txt"), include_str!("recorded/amd.expected"));
    }

    #[test]
    fn registers_that_cannot_be_read_take_only_their_features_away() {
        let (leaves, registers) = recorded(include_str!("recorded/intel.txt"));
        let with = host_processor(&leaves, &registers).1.unwrap();
        let without = host_processor(&leaves, &[]).1.unwrap();
        let more: Vec<&str> =
            with.required.iter().copied().filter(|name| !without.required.contains(name)).collect();
        assert_eq!(with.model, without.model);
        assert_eq!(
            more,
            [
                "rdctl-no",
                "rsba",
                "skip-l1dfl-vmentry",
                "mds-no",
                "pschange-mc-no",
                "taa-no",
                "gds-no",
                "rfds-no"
            ]
        );
    }
}
