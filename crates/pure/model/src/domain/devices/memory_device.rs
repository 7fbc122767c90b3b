//! `<memory>` in `<devices>`: memory modules.

use super::DeviceInfo;
use crate::domain::MemoryAccess;
use ostler_core::{KiB, Uuid};
use ostler_xml::{
    Hex, NumberSet, Text, YesNo, element, enumeration,
    part::{
        Unit, amount_of, attr, attr_of, child, flag, group, leaf, live, required, required_child,
    },
};

enumeration! {
    /// The kind of a memory module.
    pub enum MemoryModel {
        Dimm = "dimm", Nvdimm = "nvdimm", VirtioPmem = "virtio-pmem", VirtioMem = "virtio-mem",
        SgxEpc = "sgx-epc",
    }
}

element! {
    /// `<memory>` in `<devices>`.
    pub struct MemoryDevice {
        pub model: MemoryModel = required("model"),
        pub access: Option<MemoryAccess> = attr("access"),
        pub discard: Option<YesNo> = attr("discard"),
        pub uuid: Option<Uuid> = leaf("uuid"),
        pub source: Option<Box<MemoryDeviceSource>> = child("source"),
        pub target: MemoryDeviceTarget = required_child("target"),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// `<source>` of a memory module.
    #[derive(Default)]
    pub struct MemoryDeviceSource {
        pub nodemask: Option<NumberSet> = leaf("nodemask"),
        pub page_size: Option<KiB> = amount_of("pagesize", Unit::KiB),
        pub path: Option<Text> = leaf("path"),
        pub align_size: Option<KiB> = amount_of("alignsize", Unit::KiB),
        pub pmem: bool = flag("pmem"),
    }
}

element! {
    /// `<target>` of a memory module.
    pub struct MemoryDeviceTarget {
        pub dynamic_memslots: Option<YesNo> = attr("dynamicMemslots"),
        pub size: Option<KiB> = amount_of("size", Unit::KiB),
        pub node: Option<u32> = leaf("node"),
        pub label: Option<NvdimmLabel> = child("label"),
        pub block: Option<KiB> = amount_of("block", Unit::KiB),
        pub requested: Option<KiB> = amount_of("requested", Unit::KiB),
        pub current: Option<KiB> = live(amount_of("current", Unit::KiB)),
        pub readonly: bool = flag("readonly"),
        pub base: Option<Hex<u64, 1>> = attr_of("address", "base"),
    }
}

element! {
    /// `<label>` of an NVDIMM.
    #[derive(Default)]
    pub struct NvdimmLabel {
        pub size: Option<KiB> = amount_of("size", Unit::KiB),
    }
}
