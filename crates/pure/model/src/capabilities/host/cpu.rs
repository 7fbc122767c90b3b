//! `<cpu>` of a host.

use crate::domain::MaxPhysAddr;
use ostler_xml::{
    Text, YesNo, element,
    part::{attr, child, children, leaf, required, required_leaf},
};

element! {
    /// `<cpu>`: the processor, and the pages it maps.
    #[derive(Default)]
    pub struct HostCpuCapabilities {
        pub architecture: Text = required_leaf("arch"),
        pub model: Option<Text> = leaf("model"),
        pub vendor: Option<Text> = leaf("vendor"),
        pub microcode: Option<Microcode> = child("microcode"),
        pub signature: Option<CpuSignature> = child("signature"),
        pub counters: Vec<Counter> = children("counter"),
        pub topology: Option<CpuTopology> = child("topology"),
        pub max_phys_addr: Option<MaxPhysAddr> = child("maxphysaddr"),
        pub features: Vec<HostFeature> = children("feature"),
        pub pages: Vec<PageSize> = children("pages"),
    }
}

element! {
    /// `<microcode>`.
    pub struct Microcode {
        pub version: u32 = required("version"),
    }
}

element! {
    /// `<signature>`: which processor it is of its maker's.
    pub struct CpuSignature {
        pub family: u32 = required("family"),
        pub model: u32 = required("model"),
        pub stepping: u32 = required("stepping"),
    }
}

element! {
    /// `<counter>`: a clock in the processor.
    pub struct Counter {
        pub name: Text = required("name"),
        /// In Hz.
        pub frequency: u64 = required("frequency"),
        /// Whether guests can have another frequency.
        pub scaling: Option<YesNo> = attr("scaling"),
    }
}

element! {
    /// `<topology>`: how the processor is divided.
    pub struct CpuTopology {
        pub sockets: u32 = required("sockets"),
        pub dies: Option<u32> = attr("dies"),
        pub clusters: Option<u32> = attr("clusters"),
        pub cores: u32 = required("cores"),
        pub threads: u32 = required("threads"),
    }
}

element! {
    /// `<feature>`: what the processor has beyond its model.
    pub struct HostFeature {
        pub name: Text = required("name"),
    }
}

element! {
    /// `<pages>`: a size of pages.
    pub struct PageSize {
        pub unit: Text = required("unit"),
        pub size: u64 = required("size"),
    }
}
