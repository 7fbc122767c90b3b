//! Which of the host's NUMA nodes back the guest's memory.

use super::Placement;
use ostler_xml::{
    List, NumberSet, element, enumeration,
    part::{attr, child, items, required},
};

enumeration! {
    /// How strictly nodes are kept to.
    pub enum NumaMode {
        Strict = "strict", Preferred = "preferred", Interleave = "interleave",
        Restrictive = "restrictive",
    }
}

element! {
    /// `<numatune>`.
    #[derive(Default)]
    pub struct NumaTune {
        pub memory: Option<NumaMemory> = child("memory"),
        pub cells: List<NumaCellMemory> = items("memnode"),
    }
}

element! {
    /// `<memory>` of `<numatune>`.
    #[derive(Default)]
    pub struct NumaMemory {
        pub mode: Option<NumaMode> = attr("mode"),
        pub nodeset: Option<NumberSet> = attr("nodeset"),
        pub placement: Option<Placement> = attr("placement"),
    }
}

element! {
    /// `<memnode>`: the same for one cell of the guest.
    pub struct NumaCellMemory {
        pub cell: u32 = required("cellid"),
        pub mode: NumaMode = required("mode"),
        pub nodeset: NumberSet = required("nodeset"),
    }
}
