//! `<volume>`: a volume of a pool.

mod complete;
mod parts;
mod validate;

pub use parts::{
    BackingStore, ExtentDevice, Timestamp, Timestamps, VolumeExtent, VolumeFeatures, VolumeSizes,
    VolumeSource, VolumeTarget,
};
pub use validate::CapacityNeed;

use super::VolumeFormat;
use ostler_core::{Bytes, enumeration::StorageVolType};
use ostler_xml::{
    Document, Result, Text, View, Writer, element, enumeration,
    part::{always, attr_or, child, filled_leaf, group, required_leaf},
};

enumeration! {
    /// The kind of a volume.
    pub enum VolumeKind {
        File = "file", Block = "block", Dir = "dir", Network = "network", Netdir = "netdir",
        Ploop = "ploop",
    }
}

element! {
    /// A volume.
    pub struct StorageVolumeDef {
        /// Overwritten by the driver that makes it.
        pub kind: VolumeKind = attr_or("type", VolumeKind::File),
        pub name: Text = required_leaf("name"),
        /// The key by which it is known over all pools of the host: the driver's to say.
        pub key: Option<Text> = filled_leaf("key"),
        pub source: Option<Box<VolumeSource>> = child("source"),
        pub sizes: VolumeSizes = group(),
        pub target: VolumeTarget = always("target"),
        pub backing_store: Option<Box<BackingStore>> = child("backingStore"),
    }
}

impl StorageVolumeDef {
    /// Reads a definition as it is written, without defaults.
    ///
    /// # Errors
    /// With the path of what is not known or not right.
    pub fn parse(xml: &str) -> Result<Self> {
        Document::parse(xml)?.read("volume")
    }

    /// The definition as XML.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut writer = Writer::new(View::default());
        writer.element("volume", self);
        writer.finish()
    }

    /// How large its disk is; 0 when that is to follow from elsewhere.
    #[must_use]
    pub fn capacity(&self) -> Bytes {
        self.sizes.capacity.unwrap_or_default()
    }

    /// How much of the pool it takes or is to take.
    #[must_use]
    pub fn allocation(&self) -> Bytes {
        self.sizes.allocation.unwrap_or_else(|| self.capacity())
    }

    /// The format of its content; what is not said is raw.
    #[must_use]
    pub fn format(&self) -> VolumeFormat {
        self.target.format.unwrap_or(VolumeFormat::Raw)
    }

    /// The path and format of the image beneath it.
    #[must_use]
    pub fn backing(&self) -> Option<(&str, VolumeFormat)> {
        let store = self.backing_store.as_ref()?;
        Some((store.path.as_deref()?, store.format.unwrap_or(VolumeFormat::Raw)))
    }
}

impl VolumeKind {
    /// Its number in the API.
    #[must_use]
    pub const fn number(self) -> StorageVolType {
        match self {
            Self::File => StorageVolType::File,
            Self::Block => StorageVolType::Block,
            Self::Dir => StorageVolType::Dir,
            Self::Network => StorageVolType::Network,
            Self::Netdir => StorageVolType::Netdir,
            Self::Ploop => StorageVolType::Ploop,
        }
    }
}
