//! `<pool>`: a storage pool.

mod adapter;
mod complete;
mod format;
mod kind;
mod options;
mod source;
mod validate;

pub use adapter::{FcHostAdapter, ParentAddress, PoolAdapter, ScsiHostAdapter};
pub use format::PoolFormat;
pub use kind::{PoolKind, PoolTraits, SourceParts, VolumeFormats};
pub use options::{
    AllocationRefresh, ConfigOption, CowFeature, MountOption, PoolFeatures, PoolPrefixes,
    PoolRefresh, VolumeRefresh,
};
pub use source::{FreeExtent, PoolDevice, PoolHost, PoolInitiator, PoolSource, StoragePoolSources};

use super::{
    Permissions,
    part::{naming, size},
};
use ostler_core::{Bytes, Uuid};
use ostler_xml::{
    Document, List, Result, Text, View, Writer, element, first_texts,
    part::{child, filled_leaf, group, leaf, open, required, wrapped},
};

element! {
    /// A storage pool.
    pub struct StoragePoolDef {
        pub kind: PoolKind = required("type"),
        /// Declares the prefixes of the options at the end.
        pub prefixes: PoolPrefixes = group(),
        /// "" until [`Self::complete`] where the source's name stands for it.
        pub name: Text = naming("name"),
        /// There after [`Self::complete`].
        pub uuid: Option<Uuid> = leaf("uuid"),
        /// A report of the driver's, as are the next two.
        pub capacity: Bytes = size("capacity"),
        pub allocation: Bytes = size("allocation"),
        pub available: Bytes = size("available"),
        pub features: Option<PoolFeatures> = child("features"),
        pub source: PoolSource = open("source"),
        /// There after [`Self::complete`], with its path, unless the kind is
        /// networked.
        pub target: Option<PoolTarget> = child("target"),
        pub refresh: Option<PoolRefresh> = child("refresh"),
        /// For `mount`: fs and netfs.
        pub mount_options: List<MountOption> = wrapped("fs:mount_opts", "fs:option"),
        /// For the Ceph client: rbd.
        pub config_options: List<ConfigOption> = wrapped("rbd:config_opts", "rbd:option"),
    }
}

element! {
    /// `<target>`: where the pool's volumes are seen on this host.
    #[derive(Default)]
    pub struct PoolTarget {
        pub path: Option<Text> = filled_leaf("path"),
        pub permissions: Option<Box<Permissions>> = child("permissions"),
    }
}

impl StoragePoolDef {
    /// Reads a definition as it is written, without defaults.
    ///
    /// # Errors
    /// With the path of what is not known or not right.
    pub fn parse(xml: &str) -> Result<Self> {
        Document::parse(xml)?.read("pool")
    }

    /// The name and UUID of a definition as we keep it on disk, at a glance.
    /// Nothing when only a whole reading can tell.
    #[must_use]
    pub fn glance(xml: &str) -> Option<(&str, Uuid)> {
        let [name, uuid] = first_texts(xml, "pool", ["name", "uuid"])?;
        Some((name, uuid.parse().ok()?))
    }

    /// The definition as XML.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut writer = Writer::new(View::default());
        writer.element("pool", self);
        writer.finish()
    }

    /// The folder in which its volumes are seen on this host: none when networked.
    #[must_use]
    pub fn target_path(&self) -> Option<&str> {
        self.target.as_ref()?.path.as_deref()
    }

    /// The owner, group and mode that its folder shall have.
    #[must_use]
    pub fn permissions(&self) -> Option<&Permissions> {
        self.target.as_ref()?.permissions.as_deref()
    }
}
