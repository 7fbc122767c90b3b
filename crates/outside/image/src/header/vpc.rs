//! Microsoft's vhd, as Virtual PC began it ("Virtual Hard Disk Image Format
//! Specification"). Numbers are big endian. A growing image begins with the
//! footer's copy; one of fixed size has it at its end alone, and in front of it
//! the disk's own bytes.

use crate::{Format, ImageError, ImageHeader, bytes::Header};
use ostler_core::Bytes;

pub(crate) const MAGIC: &[u8] = b"conectix";

pub(crate) fn read(header: Header<'_>) -> Result<ImageHeader, ImageError> {
    if header.slice(0, 8)? != MAGIC {
        return Err(ImageError::NotOfFormat { format: header.format });
    }
    let kind = header.be32(60)?;
    header.require(matches!(kind, 2..=4), "its disk is of no known kind")?;
    Ok(ImageHeader { virtual_size: Some(Bytes(header.be64(48)?)), ..ImageHeader::of(Format::Vpc) })
}
