//! `<topology>` of a host: its NUMA cells.

use ostler_core::KiB;
use ostler_xml::{
    List, NumberSet, Text, element, enumeration,
    part::{Unit, amount, attr, child, children, required, required_child, wrapped},
};

element! {
    /// `<topology>`.
    #[derive(Default)]
    pub struct HostTopology {
        pub cells: Cells = required_child("cells"),
        pub interconnects: Option<Interconnects> = child("interconnects"),
    }
}

element! {
    /// `<cells>`.
    #[derive(Default)]
    pub struct Cells {
        /// How many they are.
        pub number: u32 = required("num"),
        pub cells: Vec<Cell> = children("cell"),
    }
}

element! {
    /// `<cell>`: memory and the processors next to it.
    #[derive(Default)]
    pub struct Cell {
        pub id: u32 = required("id"),
        pub memory: Option<CellMemory> = child("memory"),
        pub pages: Vec<CellPages> = children("pages"),
        pub distances: List<Distance> = wrapped("distances", "sibling"),
        pub caches: Vec<CellCache> = children("cache"),
        pub cpus: CellCpus = required_child("cpus"),
    }
}

element! {
    /// `<memory>` of a cell.
    pub struct CellMemory {
        pub size: KiB = amount(Unit::KiB),
    }
}

element! {
    /// `<pages>`: how many pages of a size there are.
    pub struct CellPages {
        pub unit: Text = required("unit"),
        pub size: u64 = required("size"),
        pub number: u64 = ostler_xml::part::required_text(),
    }
}

element! {
    /// `<sibling>`: how far another cell is.
    pub struct Distance {
        pub id: u32 = required("id"),
        pub value: u32 = required("value"),
    }
}

enumeration! {
    /// The places that a line may have.
    pub enum Associativity { None = "none", Direct = "direct", Full = "full" }
}

enumeration! {
    /// When a cache writes.
    pub enum WritePolicy { None = "none", WriteBack = "writeback", WriteThrough = "writethrough" }
}

element! {
    /// `<cache>` in front of a cell's memory.
    pub struct CellCache {
        pub level: u32 = required("level"),
        pub associativity: Associativity = required("associativity"),
        pub policy: WritePolicy = required("policy"),
        pub size: SideCacheSize = required_child("size"),
        pub line: LineSize = required_child("line"),
    }
}

element! {
    /// `<size>`.
    pub struct SideCacheSize {
        pub value: u64 = required("value"),
        pub unit: Text = required("unit"),
    }
}

element! {
    /// `<line>`.
    pub struct LineSize {
        pub value: u64 = required("value"),
        pub unit: Text = required("unit"),
    }
}

element! {
    /// `<cpus>`.
    #[derive(Default)]
    pub struct CellCpus {
        /// How many they are.
        pub number: u32 = required("num"),
        pub cpus: Vec<CellCpu> = children("cpu"),
    }
}

element! {
    /// `<cpu>` of a cell. Of one that is offline only the number is known.
    #[derive(Default)]
    pub struct CellCpu {
        pub id: u32 = required("id"),
        pub socket: Option<u32> = attr("socket_id"),
        pub die: Option<u32> = attr("die_id"),
        pub cluster: Option<u32> = attr("cluster_id"),
        pub core: Option<u32> = attr("core_id"),
        /// Those of the same core, itself among them.
        pub siblings: Option<NumberSet> = attr("siblings"),
    }
}

element! {
    /// `<interconnects>`: how fast cells reach each other's memory.
    #[derive(Default)]
    pub struct Interconnects {
        pub latencies: Vec<Latency> = children("latency"),
        pub bandwidths: Vec<Bandwidth> = children("bandwidth"),
    }
}

element! {
    /// `<latency>` in nanoseconds.
    pub struct Latency {
        pub initiator: u32 = required("initiator"),
        pub target: u32 = required("target"),
        pub cache: Option<u32> = attr("cache"),
        pub kind: Text = required("type"),
        pub value: u32 = required("value"),
    }
}

element! {
    /// `<bandwidth>` per second.
    pub struct Bandwidth {
        pub initiator: u32 = required("initiator"),
        pub target: u32 = required("target"),
        pub cache: Option<u32> = attr("cache"),
        pub kind: Text = required("type"),
        pub value: u64 = required("value"),
        pub unit: Text = required("unit"),
    }
}
