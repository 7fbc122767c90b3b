//! `<guest>`: a kind of guest that the host can run.

use ostler_xml::{
    OnOff, Text, YesNo, element,
    part::{
        attr, child, children, flag, leaf, required, required_child, required_leaf, required_text,
    },
};

element! {
    /// `<guest>`.
    pub struct GuestCapabilities {
        pub os_type: Text = required_leaf("os_type"),
        pub architecture: GuestArchitecture = required_child("arch"),
        pub features: Option<GuestFeatures> = child("features"),
    }
}

element! {
    /// `<arch>`.
    pub struct GuestArchitecture {
        pub name: Text = required("name"),
        pub word_size: u32 = required_leaf("wordsize"),
        pub emulator: Option<Text> = leaf("emulator"),
        pub loader: Option<Text> = leaf("loader"),
        pub machines: Vec<GuestMachine> = children("machine"),
        pub domains: Vec<GuestDomain> = children("domain"),
    }
}

element! {
    /// `<machine>`.
    pub struct GuestMachine {
        /// The name that this is another name of.
        pub canonical: Option<Text> = attr("canonical"),
        pub max_cpus: Option<u32> = attr("maxCpus"),
        pub deprecated: Option<YesNo> = attr("deprecated"),
        pub name: Text = required_text(),
    }
}

element! {
    /// `<domain>`: a way of running it.
    pub struct GuestDomain {
        pub kind: Text = required("type"),
        pub emulator: Option<Text> = leaf("emulator"),
        pub loader: Option<Text> = leaf("loader"),
        pub machines: Vec<GuestMachine> = children("machine"),
    }
}

element! {
    /// `<features>` of a guest.
    #[derive(Default)]
    pub struct GuestFeatures {
        pub pae: bool = flag("pae"),
        pub non_pae: bool = flag("nonpae"),
        pub big_endian_ia64: bool = flag("ia64_be"),
        pub acpi: Option<DefaultToggle> = child("acpi"),
        pub apic: Option<DefaultToggle> = child("apic"),
        pub cpu_selection: bool = flag("cpuselection"),
        pub device_boot: bool = flag("deviceboot"),
        pub disk_snapshot: Option<DefaultToggle> = child("disksnapshot"),
        pub hap: Option<DefaultToggle> = child("hap"),
        pub external_snapshot: bool = flag("externalSnapshot"),
    }
}

element! {
    /// A feature, its default, and whether a definition can choose.
    pub struct DefaultToggle {
        pub default: OnOff = required("default"),
        pub toggle: YesNo = required("toggle"),
    }
}
