//! Encrypted volumes (LUKS On-Disk Format 1.2 and 2). Numbers are big endian.

use crate::{Encryption, Format, ImageError, ImageHeader, bytes::Header};
use ostler_core::Bytes;

pub(crate) const MAGIC: &[u8] = b"LUKS\xba\xbe";

pub(crate) fn read(header: Header<'_>) -> Result<ImageHeader, ImageError> {
    if header.slice(0, 6)? != MAGIC {
        return Err(ImageError::NotOfFormat { format: header.format });
    }
    let version = header.be16(6)?;
    header.require(matches!(version, 1 | 2), "its version is neither 1 nor 2")?;
    // Version 2 tells of it in a text that is not read here.
    let payload = if version == 1 {
        Some(Bytes(u64::from(header.be32(104)?).saturating_mul(512)))
    } else {
        None
    };
    Ok(ImageHeader {
        version: Some(version.into()),
        encryption: Some(Encryption::Luks),
        payload_offset: payload,
        ..ImageHeader::of(Format::Luks)
    })
}
