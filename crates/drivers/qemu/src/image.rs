//! The image behind a disk.

use ostler_core::{Error, Result};
use ostler_host::file::{self, ImageHead, ImageHeads};
pub(crate) use ostler_hypervisor::disk::{encryption, format, index, path};
use ostler_image::{Format, HEADER_BYTES, ImageError, inspect};
use ostler_model::domain::Disk;
use std::path::PathBuf;

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
    ImageSizes::of(&head, format).map_err(|error| {
        Error::operation_failed(format!("the header of image '{path}' cannot be used: {error}"))
    })
}

/// Begins to read the sizes of many images, each a path and its declared format. An
/// image that cannot be read has none.
pub(crate) fn many_sizes(images: Vec<(PathBuf, Box<str>)>) -> ImageHeads<Option<ImageSizes>> {
    let (paths, formats): (Vec<_>, Vec<_>) = images.into_iter().unzip();
    ImageHeads::begin(paths, HEADER_BYTES, move |place, head| {
        ImageSizes::of(&head.ok()?, &formats[place]).ok()
    })
}

impl ImageSizes {
    fn of(head: &ImageHead, format: &str) -> Result<Self, ImageError> {
        let format = Format::from_name(format).unwrap_or(Format::Raw);
        let header = inspect(&head.bytes, format)?;
        let key_area = header.payload_offset.map_or(0, |offset| offset.0);
        let capacity = header.virtual_size.map(|size| size.0);
        Ok(Self {
            allocation: head.allocated.0,
            capacity: capacity.unwrap_or_else(|| head.size.0.saturating_sub(key_area)),
            physical: head.size.0,
        })
    }
}
