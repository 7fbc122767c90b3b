//! The image behind a disk.

use ostler_core::{Error, Result};
use ostler_host::file;
pub(crate) use ostler_hypervisor::disk::{encryption, format, index, path};
use ostler_image::{Format, HEADER_BYTES, inspect};
use ostler_model::domain::Disk;

/// Sizes of an image that no emulator has open, in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ImageSizes {
    pub(crate) allocation: u64,
    pub(crate) capacity: u64,
    pub(crate) physical: u64,
}

/// How far the image's file reaches, if it is one.
pub(crate) fn physical(disk: &Disk) -> Option<u64> {
    file::size_blocking(path(disk)?.as_ref())
}

/// Reads the sizes from the header of the image at `path`, as the declared
/// format.
pub(crate) async fn sizes(path: &str, format: &str) -> Result<ImageSizes> {
    let head = file::image_head(path, HEADER_BYTES)
        .await
        .map_err(|error| Error::system(crate::error::chain(&error)))?;
    let format = Format::from_name(format).unwrap_or(Format::Raw);
    let header = inspect(&head.bytes, format).map_err(|error| {
        Error::operation_failed(format!("the header of image '{path}' cannot be used: {error}"))
    })?;
    let key_area = header.payload_offset.map_or(0, |offset| offset.0);
    Ok(ImageSizes {
        allocation: head.allocated.0,
        capacity: header.virtual_size.map_or(head.size.0.saturating_sub(key_area), |size| size.0),
        physical: head.size.0,
    })
}
