//! How much memory a domain has and what backs it.

use ostler_core::{KiB, Uuid};
use ostler_xml::{
    List, NumberSet, OnOff, Text, element, enumeration,
    part::{Unit, amount, amount_of, attr, attr_amount, attr_of, child, flag, kept, leaf},
};

element! {
    /// Rare identities: the generation id, which changes when a guest's state
    /// is turned back, and a UUID shown to the guest.
    #[derive(Default)]
    pub struct DomainIds {
        pub generation: Option<GenerationId> = kept("genid"),
        pub hardware_uuid: Option<Uuid> = leaf("hwuuid"),
    }
}

element! {
    /// `<genid>`: without a UUID one is made.
    #[derive(Default)]
    pub struct GenerationId {
        pub uuid: Option<Uuid> = ostler_xml::part::text(),
    }
}

element! {
    /// `<memory>`.
    #[derive(Default)]
    pub struct DomainMemory {
        /// Whether it shall be in core dumps of the emulator.
        pub dump_core: Option<OnOff> = attr("dumpCore"),
        pub size: KiB = amount(Unit::KiB),
    }
}

element! {
    /// `<maxMemory>`: up to where memory modules can be added.
    pub struct MaxMemory {
        pub slots: Option<u32> = attr("slots"),
        pub size: KiB = amount(Unit::KiB),
    }
}

enumeration! {
    /// The source of memory.
    pub enum MemorySource { File = "file", Anonymous = "anonymous", Memfd = "memfd" }
}

enumeration! {
    /// Who sees writes to memory.
    pub enum MemoryAccess { Shared = "shared", Private = "private" }
}

enumeration! {
    /// When memory is taken from the host.
    pub enum MemoryAllocation { Immediate = "immediate", OnDemand = "ondemand" }
}

element! {
    /// `<memoryBacking>`.
    #[derive(Default)]
    pub struct MemoryBacking {
        pub huge_pages: Option<HugePages> = kept("hugepages"),
        pub no_share_pages: bool = flag("nosharepages"),
        pub locked: bool = flag("locked"),
        pub source: Option<MemorySource> = attr_of("source", "type"),
        pub access: Option<MemoryAccess> = attr_of("access", "mode"),
        pub allocation: Option<Allocation> = child("allocation"),
        pub discard: bool = flag("discard"),
    }
}

element! {
    /// `<allocation>`.
    #[derive(Default)]
    pub struct Allocation {
        pub mode: Option<MemoryAllocation> = attr("mode"),
        pub threads: Option<u32> = attr("threads"),
    }
}

element! {
    /// `<hugepages>`: of the default size when no page is named.
    #[derive(Default)]
    pub struct HugePages {
        pub pages: List<HugePage> = ostler_xml::part::items("page"),
    }
}

element! {
    /// `<page>`: pages of one size, for some NUMA cells.
    pub struct HugePage {
        pub size: Option<KiB> = attr_amount("size", Unit::KiB),
        pub nodeset: Option<NumberSet> = attr("nodeset"),
    }
}

element! {
    /// `<memtune>`.
    #[derive(Default)]
    pub struct MemTune {
        pub hard_limit: Option<KiB> = amount_of("hard_limit", Unit::KiB),
        pub soft_limit: Option<KiB> = amount_of("soft_limit", Unit::KiB),
        pub min_guarantee: Option<KiB> = amount_of("min_guarantee", Unit::KiB),
        pub swap_hard_limit: Option<KiB> = amount_of("swap_hard_limit", Unit::KiB),
    }
}

element! {
    /// `<resource>`: where the guest stands among the host's groups.
    #[derive(Default)]
    pub struct Resource {
        pub partition: Option<Text> = leaf("partition"),
        pub fibre_channel_appid: Option<Text> = attr_of("fibrechannel", "appid"),
    }
}

element! {
    /// `<idmap>` of containers.
    #[derive(Default)]
    pub struct IdMap {
        pub uids: List<IdRange> = ostler_xml::part::items("uid"),
        pub gids: List<IdRange> = ostler_xml::part::items("gid"),
    }
}

element! {
    /// Ids from `start` on, which are the host's from `target` on.
    pub struct IdRange {
        pub start: u32 = ostler_xml::part::required("start"),
        pub target: u32 = ostler_xml::part::required("target"),
        pub count: u32 = ostler_xml::part::required("count"),
    }
}
