//! Elements of a pool's definition beside source and target.

use ostler_xml::{
    Element, Reader, Result, Text, Writer, YesNo, element, enumeration,
    part::{attr, child, required},
};

element! {
    /// `<features>`.
    #[derive(Default)]
    pub struct PoolFeatures {
        pub cow: Option<CowFeature> = child("cow"),
    }
}

element! {
    /// `<cow>`: whether the folder's file system writes copies (btrfs).
    pub struct CowFeature {
        pub state: YesNo = required("state"),
    }
}

element! {
    /// `<refresh>`.
    #[derive(Default)]
    pub struct PoolRefresh {
        pub volume: Option<VolumeRefresh> = child("volume"),
    }
}

element! {
    /// `<volume>` of `<refresh>`: how volumes are looked at.
    #[derive(Default)]
    pub struct VolumeRefresh {
        pub allocation: Option<AllocationRefresh> = attr("allocation"),
    }
}

enumeration! {
    /// How a volume's allocation is found.
    pub enum AllocationRefresh {
        /// By asking.
        Default = "default",
        /// It is said to be its capacity, which spares the asking.
        Capacity = "capacity",
    }
}

element! {
    /// `<fs:option>`: an option for `mount`.
    pub struct MountOption {
        pub name: Text = required("name"),
    }
}

element! {
    /// `<rbd:option>`: a setting for the Ceph client.
    pub struct ConfigOption {
        pub name: Text = required("name"),
        pub value: Text = required("value"),
    }
}

/// Which prefixes the document declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PoolPrefixes {
    /// `fs:`
    pub fs: bool,
    /// `rbd:`
    pub rbd: bool,
}

impl Element for PoolPrefixes {
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self> {
        Ok(Self { fs: reader.has("fs:mount_opts"), rbd: reader.has("rbd:config_opts") })
    }

    fn write_attributes(&self, writer: &mut Writer) {
        for (name, used) in [("fs", self.fs), ("rbd", self.rbd)] {
            if used {
                let uri = format!("http://libvirt.org/schemas/storagepool/{name}/1.0");
                writer.attribute_text(&format!("xmlns:{name}"), &uri);
            }
        }
    }

    fn write_content(&self, _writer: &mut Writer) {}
}
