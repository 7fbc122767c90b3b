//! QEMU's qcow and qcow2 (docs/interop/qcow2.rst in QEMU). Numbers are big
//! endian.

use crate::{Backing, DataFile, Encryption, Format, ImageError, ImageHeader, bytes::Header};
use ostler_core::Bytes;

pub(crate) const MAGIC: &[u8] = b"QFI\xfb";

/// The longest name of a backing file, in bytes.
const BACKING_NAME: u32 = 1023;

/// The length of the header of version 2, in bytes.
const VERSION_2_END: u64 = 72;

const EXTENSION_END: u32 = 0;
const EXTENSION_BACKING_FORMAT: u32 = 0xe279_2aca;
const EXTENSION_DATA_FILE: u32 = 0x4441_5441;

const FEATURE_DATA_FILE: u64 = 1 << 2;

/// Reads a header of version 2 or 3.
pub(crate) fn qcow2(header: Header<'_>) -> Result<ImageHeader, ImageError> {
    let version = version(header)?;
    header.require(matches!(version, 2 | 3), "its version is neither 2 nor 3")?;
    let cluster_bits = header.be32(20)?;
    header.require((9..=22).contains(&cluster_bits), "its clusters are of no possible size")?;
    let (end, features) = if version == 3 {
        let length = header.be32(100)?;
        header.require(length >= 104 && length % 8 == 0, "its length cannot be")?;
        header.require(u64::from(length) <= 1 << cluster_bits, "it is longer than a cluster")?;
        (u64::from(length), header.be64(72)?)
    } else {
        (VERSION_2_END, 0)
    };
    let name = backing_name(header)?;
    let limit = name.as_ref().map_or(1 << cluster_bits, |name| name.0);
    let extensions = extensions(header, end, limit)?;
    let data_file = match (features & FEATURE_DATA_FILE != 0, extensions.data_file) {
        (false, _) => None,
        (true, file) => Some(DataFile { file }),
    };
    Ok(ImageHeader {
        version: Some(version),
        virtual_size: Some(Bytes(header.be64(24)?)),
        backing: name.map(|(_, file)| Backing { file, format: extensions.backing_format }),
        encryption: encryption(header, header.be32(32)?)?,
        data_file,
        cluster_size: Some(Bytes(1 << cluster_bits)),
        ..ImageHeader::of(Format::Qcow2)
    })
}

/// Reads a header of version 1.
pub(crate) fn qcow(header: Header<'_>) -> Result<ImageHeader, ImageError> {
    let version = version(header)?;
    header.require(version == 1, "its version is not 1")?;
    let cluster_bits = header.u8(32)?;
    header.require((9..=16).contains(&cluster_bits), "its clusters are of no possible size")?;
    Ok(ImageHeader {
        version: Some(version),
        virtual_size: Some(Bytes(header.be64(24)?)),
        // The format of the backing file is not written down.
        backing: backing_name(header)?.map(|(_, file)| Backing { file, format: None }),
        encryption: encryption(header, header.be32(36)?)?,
        cluster_size: Some(Bytes(1 << cluster_bits)),
        ..ImageHeader::of(Format::Qcow)
    })
}

fn version(header: Header<'_>) -> Result<u32, ImageError> {
    if header.slice(0, 4)? != MAGIC {
        return Err(ImageError::NotOfFormat { format: header.format });
    }
    header.be32(4)
}

/// The backing file's name and where it stands.
fn backing_name(header: Header<'_>) -> Result<Option<(u64, String)>, ImageError> {
    let (offset, length) = (header.be64(8)?, header.be32(16)?);
    if offset == 0 || length == 0 {
        return Ok(None);
    }
    header.require(length <= BACKING_NAME, "the name of its backing file is too long")?;
    let what = "the name of its backing file is no text";
    Ok(Some((offset, header.text(offset, length.into(), what)?)))
}

#[derive(Default)]
struct Extensions {
    backing_format: Option<String>,
    data_file: Option<String>,
}

/// Reads the extensions from `at` on, which end by a mark or at `limit`.
fn extensions(header: Header<'_>, mut at: u64, limit: u64) -> Result<Extensions, ImageError> {
    let mut found = Extensions::default();
    while at.saturating_add(8) <= limit {
        let (kind, length) = (header.be32(at)?, u64::from(header.be32(at + 4)?));
        let start = at + 8;
        header.require(length <= limit - start, "an extension is longer than the header")?;
        match kind {
            EXTENSION_END => break,
            EXTENSION_BACKING_FORMAT => {
                let what = "the format of its backing file is no text";
                found.backing_format = Some(header.text(start, length, what)?);
            }
            EXTENSION_DATA_FILE => {
                let what = "the name of its data file is no text";
                found.data_file = Some(header.text(start, length, what)?);
            }
            _ => {}
        }
        at = start.saturating_add(length.next_multiple_of(8));
    }
    Ok(found)
}

fn encryption(header: Header<'_>, method: u32) -> Result<Option<Encryption>, ImageError> {
    match method {
        0 => Ok(None),
        1 => Ok(Some(Encryption::Aes)),
        2 if header.format == Format::Qcow2 => Ok(Some(Encryption::Luks)),
        _ => Err(header.invalid("its encryption is of no known kind")),
    }
}
