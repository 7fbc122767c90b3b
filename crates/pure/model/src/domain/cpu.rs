//! `<cpu>`: the processor the guest sees.

use super::MemoryAccess;
use ostler_core::KiB;
use ostler_xml::{
    List, NumberSet, OnOff, Text, YesNo, element, enumeration,
    part::{Unit, attr, attr_amount, child, items, leaf, required, text},
};

enumeration! {
    /// The source of the model.
    pub enum CpuMode {
        Custom = "custom", HostModel = "host-model", HostPassthrough = "host-passthrough",
        Maximum = "maximum",
    }
}

enumeration! {
    /// How the host must match.
    pub enum CpuMatch { Minimum = "minimum", Exact = "exact", Strict = "strict" }
}

enumeration! {
    /// The check before the start.
    pub enum CpuCheck { None = "none", Partial = "partial", Full = "full" }
}

enumeration! {
    /// The treatment of a model that the host lacks.
    pub enum CpuFallback { Allow = "allow", Forbid = "forbid" }
}

enumeration! {
    /// The wish about a feature.
    pub enum FeaturePolicy {
        Force = "force", Require = "require", Optional = "optional", Disable = "disable",
        Forbid = "forbid",
    }
}

element! {
    /// `<cpu>`.
    #[derive(Default)]
    pub struct CpuDef {
        pub mode: Option<CpuMode> = attr("mode"),
        pub matching: Option<CpuMatch> = attr("match"),
        pub check: Option<CpuCheck> = attr("check"),
        pub migratable: Option<OnOff> = attr("migratable"),
        pub deprecated_features: Option<OnOff> = attr("deprecated_features"),
        pub model: Option<CpuModel> = child("model"),
        pub vendor: Option<Text> = leaf("vendor"),
        pub topology: Option<CpuTopology> = child("topology"),
        pub cache: Option<CpuCache> = child("cache"),
        pub max_phys_addr: Option<MaxPhysAddr> = child("maxphysaddr"),
        pub features: List<CpuFeature> = items("feature"),
        pub numa: Option<Box<GuestNuma>> = child("numa"),
    }
}

element! {
    /// `<model>` of `<cpu>`.
    #[derive(Default)]
    pub struct CpuModel {
        pub fallback: Option<CpuFallback> = attr("fallback"),
        pub vendor_id: Option<Text> = attr("vendor_id"),
        pub name: Option<Text> = text(),
    }
}

element! {
    /// `<topology>`.
    pub struct CpuTopology {
        pub sockets: u32 = required("sockets"),
        pub dies: Option<u32> = attr("dies"),
        pub clusters: Option<u32> = attr("clusters"),
        pub cores: u32 = required("cores"),
        pub threads: u32 = required("threads"),
    }
}

enumeration! {
    /// The cache that the guest sees.
    pub enum CacheMode { Emulate = "emulate", Passthrough = "passthrough", Disable = "disable" }
}

element! {
    /// `<cache>` of `<cpu>`.
    pub struct CpuCache {
        pub level: Option<u8> = attr("level"),
        pub mode: CacheMode = required("mode"),
    }
}

enumeration! {
    /// The source of the number of address bits.
    pub enum PhysAddrMode { Emulate = "emulate", Passthrough = "passthrough" }
}

element! {
    /// `<maxphysaddr>`.
    pub struct MaxPhysAddr {
        pub mode: PhysAddrMode = required("mode"),
        pub bits: Option<u32> = attr("bits"),
        pub limit: Option<u32> = attr("limit"),
    }
}

element! {
    /// `<feature>` of `<cpu>`.
    pub struct CpuFeature {
        pub policy: Option<FeaturePolicy> = attr("policy"),
        pub name: Text = required("name"),
    }
}

element! {
    /// `<numa>`: the guest's own cells.
    #[derive(Default)]
    pub struct GuestNuma {
        pub cells: List<GuestCell> = items("cell"),
        pub interconnects: Option<Box<Interconnects>> = child("interconnects"),
    }
}

element! {
    /// `<cell>`.
    pub struct GuestCell {
        pub id: Option<u32> = attr("id"),
        pub cpus: Option<NumberSet> = attr("cpus"),
        pub memory: Option<KiB> = attr_amount("memory", Unit::KiB),
        pub access: Option<MemoryAccess> = attr("memAccess"),
        pub discard: Option<YesNo> = attr("discard"),
        pub distances: List<Distance> = ostler_xml::part::wrapped("distances", "sibling"),
        pub caches: List<CellCache> = items("cache"),
    }
}

element! {
    /// `<sibling>`: how far another cell is; 10 is near.
    pub struct Distance {
        pub id: u32 = required("id"),
        pub value: u32 = required("value"),
    }
}

enumeration! {
    /// How a memory-side cache maps addresses.
    pub enum CacheAssociativity { None = "none", Direct = "direct", Full = "full" }
}

enumeration! {
    /// How a memory-side cache writes.
    pub enum CachePolicy { None = "none", Writeback = "writeback", Writethrough = "writethrough" }
}

element! {
    /// `<cache>` of a cell: a memory-side cache.
    pub struct CellCache {
        pub level: u32 = required("level"),
        pub associativity: CacheAssociativity = required("associativity"),
        pub policy: CachePolicy = required("policy"),
        pub size: CacheSize = ostler_xml::part::required_child("size"),
        pub line: LineSize = ostler_xml::part::required_child("line"),
    }
}

element! {
    /// `<size>` of a memory-side cache.
    pub struct CacheSize {
        pub value: Option<KiB> = attr_amount("value", Unit::KiB),
    }
}

element! {
    /// `<line>` of a memory-side cache, in bytes.
    pub struct LineSize {
        pub value: u32 = required("value"),
        pub unit: Text = required("unit"),
    }
}

element! {
    /// `<interconnects>`.
    #[derive(Default)]
    pub struct Interconnects {
        pub latencies: List<Latency> = items("latency"),
        pub bandwidths: List<Bandwidth> = items("bandwidth"),
    }
}

enumeration! {
    /// Which accesses a number is for.
    pub enum AccessKind { Access = "access", Read = "read", Write = "write" }
}

element! {
    /// `<latency>`, in nanoseconds.
    pub struct Latency {
        pub initiator: u32 = required("initiator"),
        pub target: u32 = required("target"),
        pub cache: Option<u32> = attr("cache"),
        pub kind: AccessKind = required("type"),
        pub value: u64 = required("value"),
    }
}

element! {
    /// `<bandwidth>`, per second.
    pub struct Bandwidth {
        pub initiator: u32 = required("initiator"),
        pub target: u32 = required("target"),
        pub cache: Option<u32> = attr("cache"),
        pub kind: AccessKind = required("type"),
        pub value: Option<KiB> = attr_amount("value", Unit::KiB),
    }
}
