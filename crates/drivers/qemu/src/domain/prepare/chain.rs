//! The chain of images below a disk's image.
//!
//! QEMU must be told the whole chain: left to itself it would believe what
//! each image says of the next, which a guest can write. An image is read as
//! the format it was declared to be, and one beneath it only if the upper one
//! names its format.

use crate::error::{QemuError, chain};
use crate::image;
use ostler_host::file;
use ostler_image::HEADER_BYTES;
use ostler_image::chain::{ChainError, ChainImage, Found, Undeclared, Walk};
use ostler_model::domain::{BackingStore, Disk, DiskSource, FileSource, ImageFormat};
use ostler_xml::Source;
use std::path::{Path, PathBuf};

/// Finds what one disk's image rests on, where the definition does not say.
pub(super) async fn find_of(disk: &mut Disk) -> Result<(), QemuError> {
    if disk.backing_store.is_none() && image::path(disk).is_some() {
        disk.backing_store = Some(beneath(disk).await?);
    }
    Ok(())
}

/// The chain beneath a disk's image; an empty element ends it.
async fn beneath(disk: &Disk) -> Result<Box<BackingStore>, QemuError> {
    let upmost = image::path(disk).unwrap_or_default();
    let mut walk = Walk::new(upmost, image::format(disk), Undeclared::Refused);
    while let Some(path) = walk.wanted().map(PathBuf::from) {
        let unusable = |reason| unusable(disk, &path, reason);
        let mut bytes = Vec::new();
        if walk.wants_header() {
            let head = file::image_head(&path, HEADER_BYTES).await;
            bytes = head.map_err(|error| unusable(chain(&error)))?.bytes;
        }
        walk.found(Found::Image(&bytes)).map_err(|error| unusable(reason(&error)))?;
    }
    let images = walk.finish();
    let mut has_key = image::encryption(disk).is_some();
    for image in &images {
        check(image, has_key).map_err(|reason| unusable(disk, Path::new(image.path()), reason))?;
        has_key = false;
    }
    let end = Box::new(BackingStore::default());
    Ok(images.into_iter().skip(1).rev().fold(end, |below, image| {
        let source = FileSource { path: Some(image.path().into()), extras: None };
        let format = ImageFormat { kind: image.format.as_str().into(), metadata_cache: None };
        Box::new(BackingStore {
            format: Some(Box::new(format)),
            source: Some(DiskSource::File(Source(source))),
            index: None,
            backing_store: Some(below),
        })
    }))
}

/// Refuses what a guest cannot be given without more being said: an encrypted
/// image without a key, and one that rests on no plain file.
fn check(image: &ChainImage, has_key: bool) -> Result<(), String> {
    let Some(header) = &image.header else { return Ok(()) };
    if header.encryption.is_some() && !has_key {
        return Err(
            "it is encrypted, and no secret is named: put <encryption format='luks'> with \
                    its <secret> into the <source> of the image; for a backing image, describe \
                    the chain with <backingStore>"
                .to_owned(),
        );
    }
    match &header.backing {
        Some(backing) if backing.file.contains(':') => Err(elsewhere(&backing.file)),
        _ => Ok(()),
    }
}

/// Why an image cannot be used whose chain cannot be told.
fn reason(error: &ChainError) -> String {
    match error {
        ChainError::Undeclared { backing, .. } => format!(
            "it rests on '{backing}' and does not say in which format that is: set it with \
             'qemu-img rebase -u -F FORMAT', or describe the chain with <backingStore>"
        ),
        ChainError::Place { source, .. } => elsewhere(&source.text),
        ChainError::Loop { .. } | ChainError::TooLong { .. } => {
            "its chain of images comes back to itself or is too long".to_owned()
        }
        ChainError::Header { source, .. } => source.to_string(),
        other => other.to_string(),
    }
}

fn elsewhere(backing: &str) -> String {
    format!(
        "it rests on '{backing}', which is no file of this host: describe the chain with \
         <backingStore>"
    )
}

fn unusable(disk: &Disk, path: &Path, reason: String) -> QemuError {
    QemuError::Source { role: format!("disk '{}'", disk.target.dev), path: path.to_owned(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_model::domain::DomainDef;
    use std::fs;

    /// A qcow2 image of one sector that rests on `backing`, of `format` where
    /// that is said.
    fn qcow2(backing: &str, format: &str) -> Vec<u8> {
        let mut bytes = vec![0; 1024];
        let mut put = |at: usize, part: &[u8]| bytes[at..at + part.len()].copy_from_slice(part);
        let length = |text: &str| u32::try_from(text.len()).unwrap().to_be_bytes();
        put(0, b"QFI\xfb\0\0\0\x02");
        put(20, &16_u32.to_be_bytes());
        put(24, &512_u64.to_be_bytes());
        if !backing.is_empty() {
            put(8, &512_u64.to_be_bytes());
            put(16, &length(backing));
            put(512, backing.as_bytes());
        }
        if !format.is_empty() {
            put(72, &0xe279_2aca_u32.to_be_bytes());
            put(76, &length(format));
            put(80, format.as_bytes());
        }
        bytes
    }

    /// The images beneath `top`, with their formats, or why there are none.
    async fn beneath_top(files: &[(&str, Vec<u8>)]) -> Result<Vec<(String, String)>, String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let top = folder.path().join("top").display().to_string();
        let xml = format!(
            "<domain type='qemu'><name>g</name><memory>1</memory><os><type>hvm</type></os>\
             <devices><disk type='file'><driver name='qemu' type='qcow2'/>\
             <source file='{top}'/><target dev='vda'/></disk></devices></domain>"
        );
        let def = DomainDef::parse(&xml).unwrap();
        let chain = beneath(&def.devices.disks[0]).await;
        let mut next = chain.map_err(|error| error.to_string())?;
        let mut found = Vec::new();
        while let (Some(source), Some(format)) = (&next.source, &next.format) {
            let path = source.path().unwrap().strip_prefix(folder.path().to_str().unwrap());
            found.push((path.unwrap().to_owned(), format.kind.to_string()));
            next = next.backing_store.clone().unwrap();
        }
        Ok(found)
    }

    #[tokio::test]
    async fn all_that_lies_beneath_is_told() {
        let files = [("top", qcow2("mid", "qcow2")), ("mid", qcow2("base", "raw"))];
        // Of a raw image nothing is read: it need not be there yet.
        let pair = |path: &str, format: &str| (path.to_owned(), format.to_owned());
        assert_eq!(
            beneath_top(&files).await,
            Ok(vec![pair("/mid", "qcow2"), pair("/base", "raw")])
        );
        assert_eq!(beneath_top(&[("top", qcow2("", ""))]).await, Ok(Vec::new()));
    }

    #[tokio::test]
    async fn what_a_guest_could_have_written_is_refused() {
        let mut locked = qcow2("", "");
        locked[35] = 1;
        for (files, reason) in [
            (vec![("top", qcow2("mid", "")), ("mid", qcow2("", ""))], "in which format"),
            (vec![("top", qcow2("top", "qcow2"))], "comes back to itself"),
            (vec![("top", qcow2("nbd:host:10809", "raw"))], "no file of this host"),
            (vec![("top", qcow2("nonsense:x", "raw"))], "no file of this host"),
            (vec![("top", qcow2("mid", "qcow2")), ("mid", locked)], "it is encrypted"),
            (vec![("top", qcow2("mid", "qcow2"))], "mid"),
            (vec![("top", vec![0; 1024])], "cannot use disk 'vda'"),
        ] {
            let error = beneath_top(&files).await.unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }
}
