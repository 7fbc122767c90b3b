//! What an image rests on.
//!
//! QEMU must be told the whole chain: left to itself it would believe what
//! each image says of the next, which a guest can write. An image is read as
//! the format it was declared to be, and one beneath it only if the upper one
//! names its format.

use crate::error::{QemuError, chain};
use crate::image;
use ostler_host::file;
use ostler_image::{Format, HEADER_BYTES, inspect};
use ostler_model::domain::{BackingStore, Disk, DiskSource, DomainDef, FileSource, ImageFormat};
use ostler_xml::Source;
use std::path::{Path, PathBuf};

/// No chain of images is longer.
const LONGEST: usize = 200;

/// Finds what each disk's image rests on, where the definition does not say.
pub(super) async fn find(def: &mut DomainDef) -> Result<(), QemuError> {
    for disk in &mut def.devices.disks {
        if disk.backing_store.is_none() && image::path(disk).is_some() {
            disk.backing_store = Some(beneath(disk).await?);
        }
    }
    Ok(())
}

/// The chain beneath a disk's image; an empty element ends it.
async fn beneath(disk: &Disk) -> Result<Box<BackingStore>, QemuError> {
    let mut path = PathBuf::from(image::path(disk).unwrap_or_default());
    let mut format = image::format(disk).to_owned();
    let mut has_key = image::encryption(disk).is_some();
    let mut found: Vec<(PathBuf, String)> = Vec::new();
    while let Some((next, next_format)) = one_beneath(disk, &path, &format, has_key).await? {
        if found.len() == LONGEST || found.iter().any(|(known, _)| *known == next) {
            let reason = "its chain of images comes back to itself or is too long";
            return Err(unusable(disk, &next, reason.to_owned()));
        }
        found.push((next.clone(), next_format.clone()));
        has_key = false;
        (path, format) = (next, next_format);
    }
    let end = Box::new(BackingStore::default());
    Ok(found.into_iter().rev().fold(end, |below, (path, format)| {
        let path = Some(path.to_string_lossy().into());
        let source = DiskSource::File(Source(FileSource { path, extras: None }));
        let format = ImageFormat { kind: format.as_str().into(), metadata_cache: None };
        Box::new(BackingStore {
            format: Some(Box::new(format)),
            source: Some(source),
            index: None,
            backing_store: Some(below),
        })
    }))
}

/// The image right beneath the one at `path`, and its format. An encrypted one
/// must have a key.
async fn one_beneath(
    disk: &Disk,
    path: &Path,
    format: &str,
    has_key: bool,
) -> Result<Option<(PathBuf, String)>, QemuError> {
    let Some(format) = Format::from_name(format).filter(|format| *format != Format::Raw) else {
        return Ok(None);
    };
    let head = file::image_head(path, HEADER_BYTES).await;
    let head = head.map_err(|error| unusable(disk, path, chain(&error)))?;
    let header =
        inspect(&head.bytes, format).map_err(|error| unusable(disk, path, error.to_string()))?;
    if header.encryption.is_some() && !has_key {
        let reason = "it is encrypted, and no secret is named: put <encryption format='luks'> with \
                      its <secret> into the <source> of the image; for a backing image, describe \
                      the chain with <backingStore>";
        return Err(unusable(disk, path, reason.to_owned()));
    }
    let Some(backing) = header.backing else { return Ok(None) };
    let format = backing.format.ok_or_else(|| {
        let reason = format!(
            "it rests on '{}' and does not say in which format that is: set it with \
             'qemu-img rebase -u -F FORMAT', or describe the chain with <backingStore>",
            backing.file
        );
        unusable(disk, path, reason)
    })?;
    if backing.file.contains(':') {
        let reason = format!(
            "it rests on '{}', which is no file of this host: describe the chain with \
             <backingStore>",
            backing.file
        );
        return Err(unusable(disk, path, reason));
    }
    let folder = path.parent().unwrap_or(Path::new("/"));
    Ok(Some((folder.join(backing.file), format)))
}

fn unusable(disk: &Disk, path: &Path, reason: String) -> QemuError {
    QemuError::Source { role: format!("disk '{}'", disk.target.dev), path: path.to_owned(), reason }
}
