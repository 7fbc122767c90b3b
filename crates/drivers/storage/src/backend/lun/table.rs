//! The partition table on a disk: information for people.

use ostler_host::file::open_device_blocking;
use ostler_host::volume::{ContentPart, ContentReader};
use ostler_model::storage::VolumeFormat;
use std::path::Path;

/// Enough for all of them.
const HEAD: usize = 1024;

/// The table on the disk; unknown when it cannot be read. Blocks.
pub(super) fn found(path: &Path) -> VolumeFormat {
    named(&head(path))
}

/// The first bytes of a disk; none when it cannot be read. Blocks.
pub(in crate::backend) fn head(path: &Path) -> Vec<u8> {
    let mut buffer = vec![0; HEAD];
    let head = open_device_blocking(path, false)
        .and_then(|file| ContentReader::new(file, path.to_owned(), 0, HEAD as u64, false))
        .and_then(|mut reader| reader.next_part(&mut buffer));
    buffer.truncate(match head {
        Ok(Some(ContentPart::Data(length))) => length,
        _ => 0,
    });
    buffer
}

fn named(head: &[u8]) -> VolumeFormat {
    let has = |at: usize, mark: &[u8]| head.get(at..).is_some_and(|rest| rest.starts_with(mark));
    // The table of a GPT disk has one for old programs before it.
    if has(512, b"EFI PART") {
        VolumeFormat::Gpt
    } else if has(536, b"LVM2 001") {
        VolumeFormat::Lvm2
    } else if has(508, &[0xda, 0xbe]) {
        VolumeFormat::Sun
    } else if has(0, &[0x0b, 0xe5, 0xa9, 0x41]) {
        VolumeFormat::Dvh
    } else if has(512, b"PM") {
        VolumeFormat::Mac
    } else if has(510, &[0x55, 0xaa]) {
        VolumeFormat::Dos
    } else {
        VolumeFormat::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_told_apart() {
        let with = |marks: &[(usize, &[u8])]| {
            let mut head = [0; HEAD];
            for (at, mark) in marks {
                head[*at..at + mark.len()].copy_from_slice(mark);
            }
            named(&head)
        };
        assert_eq!(with(&[]), VolumeFormat::Unknown);
        assert_eq!(with(&[(510, &[0x55, 0xaa])]), VolumeFormat::Dos);
        assert_eq!(with(&[(510, &[0x55, 0xaa]), (512, b"EFI PART")]), VolumeFormat::Gpt);
        assert_eq!(with(&[(536, b"LVM2 001")]), VolumeFormat::Lvm2);
        assert_eq!(named(&[0; 10]), VolumeFormat::Unknown);
    }
}
