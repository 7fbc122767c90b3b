//! QEMU's qed (docs/interop/qed_spec.rst in QEMU). Numbers are little endian.

use crate::{Backing, Format, ImageError, ImageHeader, bytes::Header};
use ostler_core::Bytes;

pub(crate) const MAGIC: &[u8] = b"QED\0";

const FEATURE_BACKING: u64 = 1;
const FEATURE_BACKING_IS_RAW: u64 = 4;

/// The longest name of a backing file, in bytes.
const BACKING_NAME: u32 = 1023;

pub(crate) fn read(header: Header<'_>) -> Result<ImageHeader, ImageError> {
    if header.slice(0, 4)? != MAGIC {
        return Err(ImageError::NotOfFormat { format: header.format });
    }
    let cluster = header.le32(4)?;
    let possible = cluster.is_power_of_two() && (4096..=1 << 26).contains(&cluster);
    header.require(possible, "its clusters are of no possible size")?;
    let features = header.le64(16)?;
    let backing = if features & FEATURE_BACKING == 0 {
        None
    } else {
        let (offset, length) = (header.le32(56)?, header.le32(60)?);
        header.require(length <= BACKING_NAME, "the name of its backing file is too long")?;
        let what = "the name of its backing file is no text";
        let file = header.text(offset.into(), length.into(), what)?;
        let raw = features & FEATURE_BACKING_IS_RAW != 0;
        Some(Backing { file, format: raw.then(|| "raw".to_owned()) })
    };
    Ok(ImageHeader {
        virtual_size: Some(Bytes(header.le64(48)?)),
        backing,
        cluster_size: Some(Bytes(cluster.into())),
        ..ImageHeader::of(Format::Qed)
    })
}
