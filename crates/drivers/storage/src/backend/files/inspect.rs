//! One file: what it looks like as a volume.
//!
//! Formats are found out by looking at what a guest may have written: for
//! telling people, never for deciding how something is opened.

use crate::error::StorageError;
use crate::volume::describe::access;
use crate::volume::{Backing, Details, Volume};
use ostler_core::Bytes;
use ostler_host::volume::{Directory, Entry, Kind, Seen};
use ostler_image::{Encryption, Format, HEADER_BYTES, ImageHeader, inspect, resembles};
use ostler_model::storage::{VolumeFormat, VolumeKind};
use std::path::Path;
use std::sync::Arc;

/// How much of a file a scan reads.
const HEAD: usize = 4096;

/// Offsets of the two words of features in a qcow2 header.
const INCOMPATIBLE: usize = 72;
const COMPATIBLE: usize = 80;
const EXTENDED_L2: u64 = 1 << 4;
const LAZY_REFCOUNTS: u64 = 1;

/// The volume that a file is. `before` is what was known of it.
pub(super) fn volume(
    directory: &Directory,
    entry: Entry,
    before: Option<&Arc<Volume>>,
) -> Arc<Volume> {
    let Some(head) = &entry.head else {
        return match (before, entry.seen.kind) {
            (Some(before), Kind::File | Kind::Block) => refreshed(before, &entry.seen),
            _ => Arc::new(folder(&entry)),
        };
    };
    let mut header = header(head);
    let mut bytes = None;
    if header.is_none() && head.len() >= HEAD {
        // What it says does not all stand at its beginning.
        let more = directory.examine(&entry.name, HEADER_BYTES).ok().and_then(|entry| entry.head);
        header = more.as_deref().and_then(self::header);
        bytes = more;
    }
    let bytes = bytes.as_deref().unwrap_or(head);
    let mut image = image(directory.path(), &entry, header, bytes);
    if let Some(before) = before {
        keep_secret(&mut image, before);
    }
    Arc::new(image)
}

/// An image that is encrypted as before is taken to have the same secret: this
/// only tells, and whoever opens the image finds out.
fn keep_secret(image: &mut Volume, before: &Volume) {
    let Some(was) = &before.details else { return };
    let same = image.details.as_mut().filter(|details| details.encryption == was.encryption);
    if let Some(details) = same {
        Arc::make_mut(details).secret = was.secret;
    }
}

/// The volume as it is now.
pub(super) fn again(
    directory: &Directory,
    before: &Arc<Volume>,
) -> Result<Arc<Volume>, StorageError> {
    let entry = directory.examine(&before.name, HEAD)?;
    Ok(volume(directory, entry, Some(before)))
}

/// A volume whose content is as it was.
pub(super) fn unchanged(before: &Volume, seen: &Seen) -> Volume {
    let mut volume = before.clone();
    volume.access = Some(access(seen));
    if seen.kind != Kind::Folder {
        volume.allocation = Bytes(allocated(seen));
    }
    volume
}

fn refreshed(before: &Arc<Volume>, seen: &Seen) -> Arc<Volume> {
    let now = unchanged(before, seen);
    // Shared with what was published before, if nothing is different.
    if **before == now { Arc::clone(before) } else { Arc::new(now) }
}

fn allocated(seen: &Seen) -> u64 {
    if seen.kind == Kind::Block { seen.size() } else { seen.allocated }
}

fn folder(entry: &Entry) -> Volume {
    Volume {
        name: entry.name.as_str().into(),
        kind: VolumeKind::Dir,
        format: Some(VolumeFormat::Dir),
        capacity: Bytes(0),
        allocation: Bytes(0),
        physical: Bytes(0),
        access: Some(access(&entry.seen)),
        identity: None,
        details: None,
        address: None,
    }
}

/// The header of what the bytes look like; `None` when it is not (all) there.
fn header(bytes: &[u8]) -> Option<ImageHeader> {
    inspect(bytes, resembles(bytes)).ok()
}

fn image(folder: &Path, entry: &Entry, header: Option<ImageHeader>, bytes: &[u8]) -> Volume {
    let seen = &entry.seen;
    let looks = resembles(bytes);
    let format = match looks {
        Format::Raw if entry.is_iso => VolumeFormat::Iso,
        Format::Raw | Format::Luks => VolumeFormat::Raw,
        Format::Qcow => VolumeFormat::Qcow,
        Format::Qcow2 => VolumeFormat::Qcow2,
        Format::Qed => VolumeFormat::Qed,
        Format::Vmdk => VolumeFormat::Vmdk,
        Format::Vdi => VolumeFormat::Vdi,
        Format::Vpc => VolumeFormat::Vpc,
    };
    let size = seen.size();
    let capacity = header.as_ref().map_or(Bytes(size), |header| {
        let payload = header.payload_offset.map_or(0, |offset| offset.0);
        header.virtual_size.unwrap_or(Bytes(size.saturating_sub(payload)))
    });
    let details = header.map(|header| details(folder, header, bytes));
    Volume {
        name: entry.name.as_str().into(),
        kind: if seen.kind == Kind::Block { VolumeKind::Block } else { VolumeKind::File },
        format: Some(format),
        capacity,
        allocation: Bytes(allocated(seen)),
        physical: Bytes(size),
        access: Some(access(seen)),
        identity: Some(seen.identity),
        details: details.filter(|details| *details != Details::default()).map(Arc::new),
        address: None,
    }
}

fn details(folder: &Path, header: ImageHeader, bytes: &[u8]) -> Details {
    let is_qcow2 = header.format == Format::Qcow2;
    let features = |at: usize| match (is_qcow2, header.version, bytes.get(at..at + 8)) {
        (true, Some(3), Some(&[a, b, c, d, e, f, g, h])) => {
            u64::from_be_bytes([a, b, c, d, e, f, g, h])
        }
        _ => 0,
    };
    Details {
        encryption: header.encryption.map(|encryption| match encryption {
            Encryption::Aes => "default",
            Encryption::Luks => "luks",
        }),
        secret: None,
        compat: match (is_qcow2, header.version) {
            (true, Some(2)) => Some("0.10"),
            (true, Some(3)) => Some("1.1"),
            _ => None,
        },
        cluster_size: header.cluster_size.filter(|_| is_qcow2),
        lazy_refcounts: features(COMPATIBLE) & LAZY_REFCOUNTS != 0,
        extended_l2: features(INCOMPATIBLE) & EXTENDED_L2 != 0,
        backing: header.backing.map(|backing| Backing {
            path: absolute(folder, &backing.file),
            format: backing.format,
        }),
    }
}

/// The path of the image beneath: what an image names is relative to its folder,
/// unless it is an address of QEMU's.
pub(super) fn absolute(folder: &Path, file: &str) -> String {
    let file = file.strip_prefix("file:").unwrap_or(file);
    let is_address =
        file.split_once(':').is_some_and(|(scheme, _)| !scheme.is_empty() && !scheme.contains('/'));
    if file.starts_with('/') || is_address {
        return file.to_owned();
    }
    folder.join(file).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backing_files_are_named_from_the_root_on() {
        for (file, expected) in [
            ("base.qcow2", "/pool/base.qcow2"),
            ("../base", "/pool/../base"),
            ("/etc/shadow", "/etc/shadow"),
            ("file:/a", "/a"),
            ("file:a", "/pool/a"),
            ("nbd://host/export", "nbd://host/export"),
            ("json:{\"driver\":\"null-co\"}", "json:{\"driver\":\"null-co\"}"),
            ("./a:b", "/pool/./a:b"),
        ] {
            assert_eq!(absolute(Path::new("/pool"), file), expected, "{file}");
        }
    }
}
