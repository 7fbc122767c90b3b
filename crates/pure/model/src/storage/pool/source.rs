//! `<source>`: what a pool is made of.

use super::{PoolAdapter, PoolFormat};
use crate::storage::PoolAuth;
use ostler_xml::{
    Document, List, Result, Text, View, Writer, YesNo, element,
    part::{attr, attr_of, child, filled_leaf, items, open_items, required},
};

element! {
    /// `<source>`. Which of its parts a kind of pool has says
    /// [`PoolTraits`](super::PoolTraits).
    #[derive(Default)]
    pub struct PoolSource {
        pub hosts: List<PoolHost> = items("host"),
        pub devices: List<PoolDevice> = items("device"),
        /// An exported folder.
        pub dir: Option<Text> = attr_of("dir", "path"),
        pub adapter: Option<PoolAdapter> = child("adapter"),
        /// A volume group, a cluster's pool or volume, a zpool.
        pub name: Option<Text> = filled_leaf("name"),
        pub initiator: Option<PoolInitiator> = child("initiator"),
        pub format: Option<PoolFormat> = attr_of("format", "type"),
        pub auth: Option<Box<PoolAuth>> = child("auth"),
        /// The version of NFS: `3`, `4.2`.
        pub protocol_version: Option<Text> = attr_of("protocol", "ver"),
        pub vendor: Option<Text> = attr_of("vendor", "name"),
        pub product: Option<Text> = attr_of("product", "name"),
    }
}

element! {
    /// `<host>` of a source.
    pub struct PoolHost {
        pub name: Text = required("name"),
        /// The protocol's own when absent.
        pub port: Option<u16> = attr("port"),
    }
}

element! {
    /// `<device>` of a source: a device's path, or a target's name.
    pub struct PoolDevice {
        pub path: Text = required("path"),
        /// Whether names of its partitions have a `p` before the number.
        pub part_separator: Option<YesNo> = attr("part_separator"),
        /// The extents that a driver found free on it.
        pub free_extents: List<FreeExtent> = items("freeExtent"),
    }
}

element! {
    /// `<freeExtent>`: bytes of a device that no partition has.
    pub struct FreeExtent {
        pub start: u64 = required("start"),
        /// The first byte behind it.
        pub end: u64 = required("end"),
    }
}

element! {
    /// `<initiator>`: as whom an iSCSI target is asked.
    #[derive(Default)]
    pub struct PoolInitiator {
        pub iqn: Option<Text> = attr_of("iqn", "name"),
    }
}

element! {
    /// `<sources>`: what was found that could become a pool.
    #[derive(Default)]
    pub struct StoragePoolSources {
        pub sources: List<PoolSource> = open_items("source"),
    }
}

impl PoolSource {
    /// Reads a `<source>` by itself: where a search for sources looks.
    ///
    /// # Errors
    /// With the path of what is not known or not right.
    pub fn parse(xml: &str) -> Result<Self> {
        Document::parse(xml)?.read("source")
    }
}

impl StoragePoolSources {
    /// The list as XML.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut writer = Writer::new(View::default());
        writer.start("sources");
        writer.begin_content();
        ostler_xml::Element::write_content(self, &mut writer);
        writer.end("sources");
        writer.finish()
    }
}
