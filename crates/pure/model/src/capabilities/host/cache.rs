//! `<cache>` and `<memory_bandwidth>` of a host: what its processors share,
//! and how the kernel can divide it (resctrl).

use ostler_xml::{
    NumberSet, Text, element, enumeration,
    part::{attr, child, children, required},
};

element! {
    /// `<cache>`.
    #[derive(Default)]
    pub struct HostCache {
        pub banks: Vec<CacheBank> = children("bank"),
        pub monitor: Option<CacheMonitor> = child("monitor"),
    }
}

enumeration! {
    /// The content of a cache.
    pub enum CacheKind { Both = "both", Code = "code", Data = "data" }
}

element! {
    /// `<bank>`: a cache that processors share.
    pub struct CacheBank {
        pub id: u32 = required("id"),
        pub level: u32 = required("level"),
        pub kind: CacheKind = required("type"),
        pub size: u64 = required("size"),
        pub unit: Text = required("unit"),
        pub cpus: NumberSet = required("cpus"),
        pub controls: Vec<CacheControl> = children("control"),
    }
}

element! {
    /// `<control>`: how a cache can be divided.
    pub struct CacheControl {
        pub granularity: u64 = required("granularity"),
        pub minimum: Option<u64> = attr("min"),
        pub unit: Text = required("unit"),
        pub kind: CacheKind = required("type"),
        pub max_allocations: u32 = required("maxAllocs"),
    }
}

element! {
    /// `<monitor>`: what can be counted.
    pub struct CacheMonitor {
        pub level: Option<u32> = attr("level"),
        pub reuse_threshold: Option<u64> = attr("reuseThreshold"),
        pub max_monitors: u32 = required("maxMonitors"),
        pub features: Vec<MonitorFeature> = children("feature"),
    }
}

element! {
    /// `<feature>` of a monitor.
    pub struct MonitorFeature {
        pub name: Text = required("name"),
    }
}

element! {
    /// `<memory_bandwidth>`.
    #[derive(Default)]
    pub struct MemoryBandwidth {
        pub nodes: Vec<BandwidthNode> = children("node"),
        pub monitor: Option<CacheMonitor> = child("monitor"),
    }
}

element! {
    /// `<node>`: processors whose memory traffic can be limited together.
    pub struct BandwidthNode {
        pub id: u32 = required("id"),
        pub cpus: NumberSet = required("cpus"),
        pub control: Option<BandwidthControl> = child("control"),
    }
}

element! {
    /// `<control>` of memory traffic, in per cent.
    pub struct BandwidthControl {
        pub granularity: u32 = required("granularity"),
        pub minimum: u32 = required("min"),
        pub max_allocations: u32 = required("maxAllocs"),
    }
}
