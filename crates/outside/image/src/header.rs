//! What a header says, whatever its format.

use crate::{
    Format, ImageError,
    bytes::Header,
    format::{luks, qcow, qed, vdi, vmdk, vpc},
};
use ostler_core::Bytes;

/// As many of an image's first bytes hold all that is read here: the largest
/// place a name of a backing file is put by any program known.
pub const HEADER_BYTES: usize = 68 * 1024;

/// An image's header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageHeader {
    /// The format it was read as.
    pub format: Format,
    /// The format's version, where it has several.
    pub version: Option<u32>,
    /// The size of the disk a guest sees. `None` where it is the file's own:
    /// raw and luks.
    pub virtual_size: Option<Bytes>,
    /// The image beneath.
    pub backing: Option<Backing>,
    /// How its content is encrypted.
    pub encryption: Option<Encryption>,
    /// Where its content lies, if in another file.
    pub data_file: Option<DataFile>,
    /// The unit in which it grows.
    pub cluster_size: Option<Bytes>,
    /// Where the disk's bytes begin, for a luks volume of version 1.
    pub payload_offset: Option<Bytes>,
}

/// The image beneath another, as that one names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backing {
    /// Its name: a path, relative to the image's own folder or absolute, or an
    /// address of QEMU's (`nbd:...`, `json:...`).
    pub file: String,
    /// Its format, where the image says it.
    pub format: Option<String>,
}

/// The file in which an image's content lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Its name, where the image says it.
    pub file: Option<String>,
}

/// How content is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// The old way of qcow, no longer safe.
    Aes,
    /// LUKS.
    Luks,
}

impl ImageHeader {
    pub(crate) fn of(format: Format) -> Self {
        Self {
            format,
            version: None,
            virtual_size: None,
            backing: None,
            encryption: None,
            data_file: None,
            cluster_size: None,
            payload_offset: None,
        }
    }
}

/// Reads the first bytes of an image, best [`HEADER_BYTES`] of them, as the
/// format it was declared to be.
///
/// # Errors
/// When they are not such a header.
pub fn inspect(bytes: &[u8], declared: Format) -> Result<ImageHeader, ImageError> {
    let header = Header { format: declared, bytes };
    match declared {
        Format::Raw => Ok(ImageHeader::of(Format::Raw)),
        Format::Qcow => qcow::qcow(header),
        Format::Qcow2 => qcow::qcow2(header),
        Format::Qed => qed::read(header),
        Format::Vmdk => vmdk::read(header),
        Format::Vdi => vdi::read(header),
        Format::Vpc => vpc::read(header),
        Format::Luks => luks::read(header),
    }
}
