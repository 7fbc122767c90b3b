//! The facts in a header, whatever its format; a module reads each format.

mod luks;
mod qcow;
mod qed;
mod vdi;
mod vmdk;
mod vpc;

use crate::{Format, ImageError, bytes::Header};
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
    /// The file with its content, if that is another.
    pub data_file: Option<DataFile>,
    /// The unit in which it grows.
    pub cluster_size: Option<Bytes>,
    /// The offset of the disk's bytes, of a LUKS volume of version 1.
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

/// The format that the first bytes of an image look like; [`Format::Raw`] where they look
/// like nothing else. To be told, never to be believed: a guest can write them.
#[must_use]
pub fn resembles(bytes: &[u8]) -> Format {
    let at = |offset: usize, magic: &[u8]| {
        bytes.get(offset..offset.saturating_add(magic.len())) == Some(magic)
    };
    if at(0, qcow::MAGIC) {
        return if at(4, &[0, 0, 0, 1]) { Format::Qcow } else { Format::Qcow2 };
    }
    let magics: [(Format, usize, &[u8]); 7] = [
        (Format::Qed, 0, qed::MAGIC),
        (Format::Vmdk, 0, vmdk::SPARSE),
        (Format::Vmdk, 0, vmdk::COW),
        (Format::Vmdk, 0, vmdk::DESCRIPTOR),
        (Format::Vdi, vdi::MAGIC_OFFSET, vdi::MAGIC),
        (Format::Vpc, 0, vpc::MAGIC),
        (Format::Luks, 0, luks::MAGIC),
    ];
    magics.iter().find(|(_, offset, magic)| at(*offset, magic)).map_or(Format::Raw, |found| found.0)
}
