//! VMware's vmdk ("Virtual Disk Format 5.0"). Numbers are little endian, sizes
//! in sectors of 512 bytes; a text, the descriptor, tells of parents and parts.

use crate::{Backing, Format, ImageError, ImageHeader, bytes::Header};
use ostler_core::Bytes;

pub(crate) const SPARSE: &[u8] = b"KDMV";
pub(crate) const COW: &[u8] = b"COWD";
pub(crate) const DESCRIPTOR: &[u8] = b"# Disk DescriptorFile";

const SECTOR: u64 = 512;

/// The longest descriptor that is read.
const DESCRIPTOR_BYTES: u64 = 20 * SECTOR;

pub(crate) fn read(header: Header<'_>) -> Result<ImageHeader, ImageError> {
    let begins = |magic: &[u8]| header.bytes.starts_with(magic);
    if begins(SPARSE) {
        sparse(header)
    } else if begins(COW) {
        let size = sectors(header, header.le32(12)?.into())?;
        Ok(ImageHeader { virtual_size: Some(size), ..ImageHeader::of(Format::Vmdk) })
    } else if begins(DESCRIPTOR) {
        let text = descriptor(header, 0, header.bytes.len() as u64)?;
        let size = extents(header, &text)?;
        Ok(ImageHeader {
            virtual_size: Some(size),
            backing: parent(&text),
            ..ImageHeader::of(Format::Vmdk)
        })
    } else {
        Err(ImageError::NotOfFormat { format: header.format })
    }
}

fn sparse(header: Header<'_>) -> Result<ImageHeader, ImageError> {
    let size = sectors(header, header.le64(12)?)?;
    let (offset, length) = (header.le64(28)?, header.le64(36)?);
    // An extent of several has no descriptor of its own.
    let backing = if offset == 0 {
        None
    } else {
        let (offset, length) = (sectors(header, offset)?.0, sectors(header, length)?.0);
        parent(&descriptor(header, offset, length)?)
    };
    Ok(ImageHeader { virtual_size: Some(size), backing, ..ImageHeader::of(Format::Vmdk) })
}

fn sectors(header: Header<'_>, count: u64) -> Result<Bytes, ImageError> {
    let bytes = count.checked_mul(SECTOR).map(Bytes);
    bytes.ok_or_else(|| header.invalid("a size is larger than any disk"))
}

/// The descriptor's text up to its padding.
fn descriptor(header: Header<'_>, offset: u64, length: u64) -> Result<String, ImageError> {
    let there = (header.bytes.len() as u64).saturating_sub(offset);
    let text = header.slice(offset, length.min(DESCRIPTOR_BYTES).min(there))?;
    let text = text.split(|byte| *byte == 0).next().unwrap_or_default();
    Ok(String::from_utf8_lossy(text).into_owned())
}

/// The image beneath, which `parentCID` tells of and `parentFileNameHint`
/// names. It is a vmdk too.
fn parent(text: &str) -> Option<Backing> {
    let value = |name: &str| {
        text.lines().find_map(|line| {
            let (key, value) = line.split_once('=')?;
            (key.trim() == name).then(|| value.trim())
        })
    };
    let none = value("parentCID").is_none_or(|id| id.eq_ignore_ascii_case("ffffffff"));
    if none {
        return None;
    }
    let file = value("parentFileNameHint")?.trim_matches('"').to_owned();
    (!file.is_empty()).then(|| Backing { file, format: Some(Format::Vmdk.name().to_owned()) })
}

/// The sum of the extents: `RW 4192256 SPARSE "disk-s001.vmdk"`.
fn extents(header: Header<'_>, text: &str) -> Result<Bytes, ImageError> {
    let mut total = 0_u64;
    for line in text.lines() {
        let mut words = line.split_ascii_whitespace();
        let access = words.next().unwrap_or_default();
        if matches!(access, "RW" | "RDONLY" | "NOACCESS") {
            let count = words.next().and_then(|count| count.parse().ok());
            let size = count.ok_or_else(|| header.invalid("an extent has no size"))?;
            total = total
                .checked_add(sectors(header, size)?.0)
                .ok_or_else(|| header.invalid("a size is larger than any disk"))?;
        }
    }
    Ok(Bytes(total))
}
