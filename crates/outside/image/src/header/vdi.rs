//! VirtualBox's vdi. Numbers are little endian.

use crate::{Format, ImageError, ImageHeader, bytes::Header};
use ostler_core::Bytes;

pub(crate) const MAGIC: &[u8] = &[0x7f, 0x10, 0xda, 0xbe];
pub(crate) const MAGIC_OFFSET: usize = 64;

pub(crate) fn read(header: Header<'_>) -> Result<ImageHeader, ImageError> {
    if header.slice(MAGIC_OFFSET as u64, 4)? != MAGIC {
        return Err(ImageError::NotOfFormat { format: header.format });
    }
    let version = header.le32(68)?;
    header.require(version == 0x0001_0001, "its version is not 1.1")?;
    Ok(ImageHeader {
        virtual_size: Some(Bytes(header.le64(0x170)?)),
        cluster_size: Some(Bytes(header.le32(0x178)?.into())),
        ..ImageHeader::of(Format::Vdi)
    })
}
