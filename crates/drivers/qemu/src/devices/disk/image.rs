//! One image of a disk, as it is to be opened.

use ostler_model::domain::{
    Auth, DetectZeroes, Discard, DiskCache, DiskIo, DiskSource, Encryption, MetadataCache,
};

/// How QEMU treats the images of one disk.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Treatment {
    /// The host's cache.
    pub(crate) cache: Option<DiskCache>,
    /// The way of IO.
    pub(crate) io: Option<DiskIo>,
    /// Treatment of discards.
    pub(crate) discard: Option<Discard>,
    /// Treatment of zeroes; of the disk's own image only.
    pub(crate) detect_zeroes: Option<DetectZeroes>,
    /// Whether discarded clusters stay allocated.
    pub(crate) discard_no_unref: Option<bool>,
    /// Whether a folder is shown as a floppy.
    pub(crate) floppy: bool,
    /// Whether the guest sees a CD-ROM drive.
    pub(crate) cdrom: bool,
}

/// The thing that an image rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Rest {
    /// QEMU looks itself, in the image.
    Unknown,
    /// Nothing.
    Nothing,
    /// This node.
    Node(String),
}

/// One image.
#[derive(Debug, Clone)]
pub(crate) struct Image<'a> {
    /// Beginning of its nodes' names: `libvirt-3`.
    pub(crate) name: String,
    /// Source of its bytes.
    pub(crate) source: &'a DiskSource,
    /// Its format.
    pub(crate) format: &'a str,
    /// Whether it is only read.
    pub(crate) readonly: bool,
    /// How it is treated.
    pub(crate) treatment: Treatment,
    /// How it is encrypted.
    pub(crate) encryption: Option<&'a Encryption>,
    /// Who asks for it.
    pub(crate) auth: Option<&'a Auth>,
    /// How much of its tables is kept in memory.
    pub(crate) metadata_cache: Option<&'a MetadataCache>,
    /// The thing that it rests on.
    pub(crate) rest: Rest,
    /// Whether it has a format node in any case.
    pub(crate) always_format: bool,
}
