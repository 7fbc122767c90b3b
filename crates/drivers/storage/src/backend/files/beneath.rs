//! The image beneath a new one.
//!
//! A name that is relative is meant from the pool's folder on, and stays as it is
//! in the image: the folder can be moved as a whole. qemu-img does not see the new
//! image in that folder, as it gets a descriptor, so what it would find out of the
//! image beneath is found out here.

use super::inspect::absolute;
use crate::error::StorageError;
use crate::inventory::Contents;
use ostler_core::{Bytes, Error, ErrorCode, ErrorDomain};
use ostler_host::file::image_head;
use ostler_host::volume::Directory;
use ostler_image::{Format, HEADER_BYTES, inspect};
use ostler_model::storage::{StorageVolumeDef, VolumeFormat};
use ostler_xml::Text;
use std::path::Path;

/// How qemu-img takes the name of an image beneath.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// It looks there itself.
    Path,
    /// Unseen: from where it sees the new image, it is not there.
    Relative,
    /// Unseen: an address by which guests will find it.
    Address,
}

/// Makes a definition with an image beneath ready for qemu-img.
pub(super) async fn prepare(
    def: &mut StorageVolumeDef,
    directory: &Directory,
    contents: &Contents,
) -> Result<Name, StorageError> {
    let Some((name, format)) = def.backing() else { return Ok(Name::Path) };
    if let Some(volume) = contents.at(name) {
        // One of the folder's files.
        let path = directory.inside(&volume.name);
        let size = size(&path.to_string_lossy(), format).await?;
        if def.capacity().0 == 0 {
            def.sizes.capacity = Some(size);
        }
        return Ok(Name::Address);
    }
    let path = absolute(directory.path(), name);
    // vmdk's images have an identity of that beneath, which qemu-img reads.
    let keeps_names =
        matches!(def.format(), VolumeFormat::Qcow2 | VolumeFormat::Qcow | VolumeFormat::Qed);
    let is_relative = name != path && directory.path().join(name) == Path::new(&path);
    if !(keeps_names && is_relative) {
        if let Some(backing) = &mut def.backing_store {
            backing.path = Some(Text::from(&*path));
        }
        return Ok(Name::Path);
    }
    let size = size(&path, format).await?;
    if def.capacity().0 == 0 {
        def.sizes.capacity = Some(size);
    }
    Ok(Name::Relative)
}

/// The size of the disk in the image at `path`.
async fn size(path: &str, format: VolumeFormat) -> Result<Bytes, StorageError> {
    let unusable = |reason: String| {
        Error::new(
            ErrorCode::ConfigUnsupported,
            ErrorDomain::Storage,
            format!("the image beneath, '{path}', cannot be used as {format}: {reason}"),
        )
    };
    let head = image_head(path, HEADER_BYTES).await?;
    let format = match format {
        VolumeFormat::Raw | VolumeFormat::Iso => return Ok(head.size),
        VolumeFormat::Qcow => Format::Qcow,
        VolumeFormat::Qcow2 => Format::Qcow2,
        VolumeFormat::Qed => Format::Qed,
        VolumeFormat::Vmdk => Format::Vmdk,
        VolumeFormat::Vdi => Format::Vdi,
        VolumeFormat::Vpc | VolumeFormat::Vhd => Format::Vpc,
        _ => return Err(unusable("name it by its whole path".to_owned()).into()),
    };
    let header = inspect(&head.bytes, format).map_err(|error| unusable(error.to_string()))?;
    let size = header.virtual_size;
    Ok(size.ok_or_else(|| unusable("its header does not tell a size".to_owned()))?)
}
