//! `<seclabel>` and `<keywrap>`, and counters of the processor.

use ostler_xml::{
    List, OnOff, Text, YesNo, element, enumeration,
    part::{attr, items, leaf, live, required, status},
};

enumeration! {
    /// Who makes the label.
    pub enum LabelKind { Dynamic = "dynamic", Static = "static", None = "none" }
}

element! {
    /// `<seclabel>` of a domain.
    #[derive(Default)]
    pub struct SecurityLabel {
        pub kind: Option<LabelKind> = attr("type"),
        pub model: Option<Text> = attr("model"),
        pub relabel: Option<YesNo> = attr("relabel"),
        /// It was not asked for: the start added it.
        pub implicit: Option<YesNo> = status(attr("implicit")),
        pub label: Option<Text> = leaf("label"),
        pub image_label: Option<Text> = live(leaf("imagelabel")),
        pub base_label: Option<Text> = leaf("baselabel"),
    }
}

element! {
    /// `<seclabel>` of a device's source.
    #[derive(Default)]
    pub struct DeviceLabel {
        pub model: Option<Text> = attr("model"),
        pub relabel: Option<YesNo> = attr("relabel"),
        pub label_skip: Option<YesNo> = attr("labelskip"),
        pub label: Option<Text> = leaf("label"),
    }
}

enumeration! {
    /// A cipher of s390's key wrapping.
    pub enum CipherName { Aes = "aes", Dea = "dea" }
}

element! {
    /// `<keywrap>`.
    #[derive(Default)]
    pub struct KeyWrap {
        pub ciphers: List<KeyWrapCipher> = items("cipher"),
    }
}

element! {
    /// `<cipher>` of `<keywrap>`.
    pub struct KeyWrapCipher {
        pub name: CipherName = required("name"),
        pub state: OnOff = required("state"),
    }
}

enumeration! {
    /// A counter of the host's processor.
    pub enum PerfEventName {
        Cmt = "cmt", Mbmt = "mbmt", Mbml = "mbml", CpuCycles = "cpu_cycles",
        Instructions = "instructions", CacheReferences = "cache_references",
        CacheMisses = "cache_misses", BranchInstructions = "branch_instructions",
        BranchMisses = "branch_misses", BusCycles = "bus_cycles",
        StalledCyclesFrontend = "stalled_cycles_frontend",
        StalledCyclesBackend = "stalled_cycles_backend", RefCpuCycles = "ref_cpu_cycles",
        CpuClock = "cpu_clock", TaskClock = "task_clock", PageFaults = "page_faults",
        ContextSwitches = "context_switches", CpuMigrations = "cpu_migrations",
        PageFaultsMin = "page_faults_min", PageFaultsMaj = "page_faults_maj",
        AlignmentFaults = "alignment_faults", EmulationFaults = "emulation_faults",
    }
}

element! {
    /// `<event>` of `<perf>`.
    pub struct PerfEvent {
        pub name: PerfEventName = required("name"),
        pub enabled: YesNo = required("enabled"),
    }
}
