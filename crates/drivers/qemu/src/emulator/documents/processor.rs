//! The host's processor, named.

use ostler_host::processor::CpuidLeaf;
use ostler_model::capabilities::cpu_map::{
    Choice, CpuData, CpuMap, Cpuid, Decoded, Purpose, decode,
};

/// What the processor's own answers come to.
#[must_use]
pub fn host_processor(leaves: &[CpuidLeaf]) -> (CpuData, Option<Decoded>) {
    let mut data = CpuData::default();
    for leaf in leaves {
        let CpuidLeaf { eax, ebx, ecx, edx, .. } = *leaf;
        data.insert(leaf.leaf, leaf.subleaf, Cpuid { eax, ebx, ecx, edx });
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
