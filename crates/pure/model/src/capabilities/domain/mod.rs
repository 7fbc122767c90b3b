//! `<domainCapabilities>`: what definitions can ask of one emulator, machine
//! and way of running guests.

mod cpu;
mod device;
mod feature;

pub use cpu::{
    CpuModeCapabilities, CpuModes, ModelBlockers, ModelEntry, ModelUsable, OfferedModel,
    OfferedModels,
};
pub use device::{Choices, DeviceCapabilities, Support};
pub use feature::{FeatureCapabilities, SevCapabilities, SgxCapabilities, SgxSection};

use ostler_xml::{
    Document, List, Text, View, Writer, YesNo, element,
    part::{attr_of, child, children, leaf, leaves, required, required_child, required_leaf},
};

element! {
    /// `<domainCapabilities>`.
    pub struct DomainCapabilities {
        /// The emulator.
        pub path: Text = required_leaf("path"),
        /// The type of domain.
        pub domain: Text = required_leaf("domain"),
        pub machine: Option<Text> = leaf("machine"),
        pub architecture: Text = required_leaf("arch"),
        /// How many processors there may be.
        pub max_vcpus: Option<u32> = attr_of("vcpu", "max"),
        pub io_threads: Option<YesNo> = attr_of("iothreads", "supported"),
        pub os: Option<OsCapabilities> = child("os"),
        pub cpu: CpuModes = required_child("cpu"),
        pub memory_backing: Option<Support> = child("memoryBacking"),
        pub devices: DeviceCapabilities = required_child("devices"),
        pub features: FeatureCapabilities = required_child("features"),
    }
}

element! {
    /// `<os>`: firmware.
    pub struct OsCapabilities {
        pub supported: YesNo = required("supported"),
        pub enums: Vec<Choices> = children("enum"),
        pub loader: Option<LoaderCapabilities> = child("loader"),
    }
}

element! {
    /// `<loader>`: the firmware files that are known, and how they may be used.
    pub struct LoaderCapabilities {
        pub supported: YesNo = required("supported"),
        pub files: List<Text> = leaves("value"),
        pub enums: Vec<Choices> = children("enum"),
    }
}

impl DomainCapabilities {
    /// Reads such a document.
    ///
    /// # Errors
    /// What is not of the schema, with its place.
    pub fn parse(xml: &str) -> ostler_xml::Result<Self> {
        Document::parse(xml)?.read("domainCapabilities")
    }

    /// Writes the document.
    #[must_use]
    pub fn format(&self) -> String {
        let mut writer = Writer::new(View::default());
        writer.element("domainCapabilities", self);
        writer.finish()
    }
}
