//! `<capabilities>`: the host, and the guests it can run.

mod cache;
mod cpu;
mod guest;
mod topology;

pub use cache::{
    BandwidthControl, BandwidthNode, CacheBank, CacheControl, CacheKind, CacheMonitor, HostCache,
    MemoryBandwidth, MonitorFeature,
};
pub use cpu::{
    Counter, CpuSignature, CpuTopology, HostCpuCapabilities, HostFeature, Microcode, PageSize,
};
pub use guest::{
    DefaultToggle, GuestArchitecture, GuestCapabilities, GuestDomain, GuestFeatures, GuestMachine,
};
pub use topology::{
    Associativity, Bandwidth, Cell, CellCache, CellCpu, CellCpus, CellMemory, CellPages, Cells,
    Distance, HostTopology, Interconnects, Latency, LineSize, SideCacheSize, WritePolicy,
};

use ostler_core::Uuid;
use ostler_xml::{
    Document, List, Text, View, Writer, YesNo, element,
    part::{
        attr, attr_of, child, children, flag, kept, leaf, required_child, required_leaf,
        required_text, wrapped,
    },
};

element! {
    /// `<capabilities>`.
    pub struct Capabilities {
        pub host: HostCapabilities = required_child("host"),
        pub guests: Vec<GuestCapabilities> = children("guest"),
    }
}

element! {
    /// `<host>`.
    #[derive(Default)]
    pub struct HostCapabilities {
        pub uuid: Option<Uuid> = leaf("uuid"),
        pub cpu: Option<HostCpuCapabilities> = child("cpu"),
        pub power_management: Option<PowerManagement> = kept("power_management"),
        pub iommu: Option<YesNo> = attr_of("iommu", "support"),
        pub migration: Option<MigrationFeatures> = child("migration_features"),
        pub topology: Option<HostTopology> = child("topology"),
        pub cache: Option<HostCache> = child("cache"),
        pub memory_bandwidth: Option<MemoryBandwidth> = child("memory_bandwidth"),
        pub security_models: Vec<SecurityModel> = children("secmodel"),
    }
}

element! {
    /// `<power_management>`: how the host can sleep.
    #[derive(Default)]
    pub struct PowerManagement {
        pub suspend_memory: bool = flag("suspend_mem"),
        pub suspend_disk: bool = flag("suspend_disk"),
        pub suspend_hybrid: bool = flag("suspend_hybrid"),
    }
}

element! {
    /// `<migration_features>`.
    #[derive(Default)]
    pub struct MigrationFeatures {
        pub live: bool = flag("live"),
        pub transports: List<UriTransport> = wrapped("uri_transports", "uri_transport"),
    }
}

element! {
    /// `<uri_transport>`.
    pub struct UriTransport {
        pub name: Text = required_text(),
    }
}

element! {
    /// `<secmodel>`: what keeps guests apart.
    pub struct SecurityModel {
        pub model: Text = required_leaf("model"),
        pub domain_of_interpretation: Text = required_leaf("doi"),
        pub base_labels: Vec<BaseLabel> = children("baselabel"),
    }
}

element! {
    /// `<baselabel>`: the label of guests of a type that name none.
    pub struct BaseLabel {
        pub domain_type: Option<Text> = attr("type"),
        pub label: Text = required_text(),
    }
}

impl Capabilities {
    /// Reads such a document.
    ///
    /// # Errors
    /// What is not of the schema, with its place.
    pub fn parse(xml: &str) -> ostler_xml::Result<Self> {
        Document::parse(xml)?.read("capabilities")
    }

    /// Writes the document, with the empty lines that it has always had.
    #[must_use]
    pub fn format(&self) -> String {
        let mut writer = Writer::new(View::default());
        writer.start("capabilities");
        writer.blank_line();
        writer.element("host", &self.host);
        writer.blank_line();
        for guest in &self.guests {
            writer.element("guest", guest);
            writer.blank_line();
        }
        writer.end("capabilities");
        writer.finish()
    }
}
