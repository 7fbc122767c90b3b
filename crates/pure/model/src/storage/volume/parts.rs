//! The pieces of a volume's definition.

use super::VolumeFormat;
use crate::{domain::Encryption, storage::Permissions};
use ostler_core::Bytes;
use ostler_xml::{
    Element, List, Part, Reader, Result, Text, Value, Writer, element,
    part::{
        Unit, amount_of, attr_of, child, filled_leaf, flag, items, kept, leaf, read_only, required,
    },
};
use std::fmt::Write as _;

/// `<capacity>`, `<allocation>` and `<physical>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct VolumeSizes {
    /// How large the disk is that a guest sees.
    pub capacity: Option<Bytes>,
    /// How much of the pool it takes. Absent, it is to be all of the capacity,
    /// and is written so.
    pub allocation: Option<Bytes>,
    /// How large the file or device is: a report of the driver's.
    pub physical: Option<Bytes>,
}

const CAPACITY: &str = "capacity";
const ALLOCATION: &str = "allocation";
const PHYSICAL: &str = "physical";

impl Element for VolumeSizes {
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self> {
        let mut size = |name| amount_of(name, Unit::Byte).read(reader);
        Ok(Self {
            capacity: size(CAPACITY)?,
            allocation: size(ALLOCATION)?,
            physical: size(PHYSICAL)?,
        })
    }

    fn write_attributes(&self, _writer: &mut Writer) {}

    fn write_content(&self, writer: &mut Writer) {
        let capacity = self.capacity.unwrap_or_default();
        let mut size = |name, size: Option<Bytes>| {
            amount_of(name, Unit::Byte).write_content(&size, writer);
        };
        size(CAPACITY, Some(capacity));
        size(ALLOCATION, Some(self.allocation.unwrap_or(capacity)));
        size(PHYSICAL, self.physical.filter(|physical| *physical != Bytes(0)));
    }
}

element! {
    /// `<source>`: which parts of the pool's devices the volume lies on. A
    /// report of the driver's.
    #[derive(Default)]
    pub struct VolumeSource {
        pub devices: List<ExtentDevice> = items("device"),
    }
}

element! {
    /// `<device>` of a volume's source.
    pub struct ExtentDevice {
        pub path: Text = required("path"),
        pub extents: List<VolumeExtent> = items("extent"),
    }
}

element! {
    /// `<extent>`: bytes of a device.
    pub struct VolumeExtent {
        pub start: u64 = required("start"),
        /// The first byte behind it.
        pub end: u64 = required("end"),
    }
}

element! {
    /// `<target>`: how the volume is seen on this host.
    #[derive(Default)]
    pub struct VolumeTarget {
        pub path: Option<Text> = filled_leaf("path"),
        pub format: Option<VolumeFormat> = attr_of("format", "type"),
        pub permissions: Option<Box<Permissions>> = child("permissions"),
        pub timestamps: Option<Box<Timestamps>> = child("timestamps"),
        pub encryption: Option<Box<Encryption>> = child("encryption"),
        /// The version of qcow2: `0.10`, `1.1`.
        pub compat: Option<Text> = filled_leaf("compat"),
        /// Asks the file system not to write copies; it is not told again.
        pub no_cow: bool = read_only(flag("nocow")),
        pub cluster_size: Option<Bytes> = ClusterSize,
        pub features: Option<VolumeFeatures> = kept("features"),
    }
}

/// `<clusterSize>`, whose unit is spelled as nowhere else.
struct ClusterSize;

impl Part<Option<Bytes>> for ClusterSize {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<Bytes>> {
        amount_of("clusterSize", Unit::Byte).read(reader)
    }

    fn write_content(&self, size: &Option<Bytes>, writer: &mut Writer) {
        if let Some(size) = size {
            writer.start("clusterSize");
            writer.attribute_text("unit", "B");
            writer.text(&size.0);
            writer.end("clusterSize");
        }
    }
}

element! {
    /// `<features>` of qcow2.
    #[derive(Default)]
    pub struct VolumeFeatures {
        pub lazy_refcounts: bool = flag("lazy_refcounts"),
        pub extended_l2: bool = flag("extended_l2"),
    }
}

element! {
    /// `<timestamps>`: a report of the driver's.
    #[derive(Default)]
    pub struct Timestamps {
        pub access: Option<Timestamp> = leaf("atime"),
        pub modification: Option<Timestamp> = leaf("mtime"),
        pub change: Option<Timestamp> = leaf("ctime"),
        pub birth: Option<Timestamp> = leaf("btime"),
    }
}

/// A moment: seconds and nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp {
    /// Whole seconds.
    pub seconds: i64,
    /// 0 to 999,999,999.
    pub nanoseconds: u32,
}

impl Value for Timestamp {
    fn from_text(text: &str) -> Option<Self> {
        let (seconds, fraction) = text.trim_ascii().split_once('.').unwrap_or((text, ""));
        let digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
        if fraction.len() > 9 || !digits {
            return None;
        }
        let nanoseconds = format!("{fraction:0<9}").parse().ok()?;
        Some(Self { seconds: i64::from_text(seconds)?, nanoseconds })
    }

    fn push_to(&self, out: &mut String, in_attribute: bool) {
        self.seconds.push_to(out, in_attribute);
        if self.nanoseconds != 0 {
            // Writing to a String cannot fail.
            let _ = write!(out, ".{:09}", self.nanoseconds);
        }
    }

    fn expected() -> String {
        "seconds since 1970, with up to nine decimals".to_owned()
    }
}

element! {
    /// `<backingStore>`: the image beneath a volume.
    #[derive(Default)]
    pub struct BackingStore {
        pub path: Option<Text> = filled_leaf("path"),
        pub format: Option<VolumeFormat> = attr_of("format", "type"),
        pub permissions: Option<Box<Permissions>> = child("permissions"),
        pub timestamps: Option<Box<Timestamps>> = child("timestamps"),
    }
}
