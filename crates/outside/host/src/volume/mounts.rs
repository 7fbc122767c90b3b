//! The mounts of the host, as the kernel lists them: no file system is asked.

use crate::{
    HostRoot,
    file::{FileError, FileOperation, read_bounded_blocking},
};
use rustix::mount::UnmountFlags;
use std::path::{Path, PathBuf};

/// The list is no longer.
const LONGEST: u64 = 64 << 20;

/// A mounted file system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// The mount point.
    pub place: PathBuf,
    /// Its kind: `ext4`, `nfs4`.
    pub kind: String,
    /// The source: a device, `server:/folder`.
    pub source: String,
    /// The number of its device, `major:minor`.
    pub device: String,
}

/// The mount at `place`; of several the last, which hides the others.
///
/// # Errors
/// When the list cannot be read.
pub fn mounted_at(host: &HostRoot, place: &Path) -> Result<Option<Mount>, FileError> {
    let text = read_bounded_blocking(&host.path("/proc/self/mountinfo"), LONGEST)?;
    let text = String::from_utf8_lossy(&text);
    Ok(text.lines().filter_map(parse).rfind(|mount| mount.place == place))
}

/// Takes away what is mounted at `place`. Whoever has something of it open keeps
/// that until it is closed; nobody is waited for.
///
/// # Errors
/// When nothing is mounted there, or we may not.
pub fn detach(place: &Path) -> Result<(), FileError> {
    let flags = UnmountFlags::DETACH | UnmountFlags::NOFOLLOW;
    FileError::of(FileOperation::Unmount, place, rustix::mount::unmount(place, flags))
}

/// Returns whether the loop device of this number has the file at `path` behind it.
#[must_use]
pub fn backs_loop(host: &HostRoot, path: &Path, device: &str) -> bool {
    let named = host.path(&format!("/sys/dev/block/{device}/loop/backing_file"));
    let named = read_bounded_blocking(&named, 64 << 10).unwrap_or_default();
    std::str::from_utf8(&named).is_ok_and(|named| Path::new(named.trim_end_matches('\n')) == path)
}

/// A line, as proc(5) describes it: six fields, some more, a hyphen, three fields.
fn parse(line: &str) -> Option<Mount> {
    let (first, second) = line.split_once(" - ")?;
    let mut fields = first.split(' ');
    let (device, place) = (fields.nth(2)?, fields.nth(1)?);
    let mut fields = second.split(' ');
    Some(Mount {
        place: PathBuf::from(unescaped(place)),
        kind: fields.next()?.to_owned(),
        source: unescaped(fields.next()?),
        device: device.to_owned(),
    })
}

/// Blanks and the like stand as octal numbers.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let number = tail.get(..3).filter(|_| *first == b'\\');
        let number = number.and_then(|digits| std::str::from_utf8(digits).ok());
        match number.and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[3..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_taken_apart() {
        let line =
            r"36 35 98:0 /mnt1 /mnt\0402 rw,noatime master:1 - ext3 /dev/root rw,errors=continue";
        let mount = parse(line).expect("a mount");
        assert_eq!(
            mount,
            Mount {
                place: "/mnt 2".into(),
                kind: "ext3".into(),
                source: "/dev/root".into(),
                device: "98:0".into()
            }
        );
        assert_eq!(parse("36 35 98:0 / / rw - ext4"), None);
        assert_eq!(unescaped(r"a\134b\04"), r"a\b\04");
    }
}
