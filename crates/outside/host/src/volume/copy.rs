//! Content from file to file.

use crate::file::{FileError, FileOperation};
use rustix::{fs::SeekFrom, io::Errno};
use std::{os::fd::BorrowedFd, path::Path};

/// How much is copied with one call: the kernel copies on when the caller was
/// asked to stop only between two calls.
const PIECE: u64 = 64 << 20;

/// How much is read at once where the kernel does not copy between the files.
const BUFFER: usize = 1 << 20;

/// Makes `to` share all blocks of `from`. `false` where the file systems cannot.
///
/// # Errors
/// When they could and it failed.
pub fn share(from: BorrowedFd<'_>, to: BorrowedFd<'_>, to_path: &Path) -> Result<bool, FileError> {
    match rustix::fs::ioctl_ficlone(to, from) {
        Ok(()) => Ok(true),
        Err(
            Errno::OPNOTSUPP
            | Errno::NOTTY
            | Errno::XDEV
            | Errno::INVAL
            | Errno::NOSYS
            | Errno::ISDIR
            | Errno::BADF
            | Errno::TXTBSY,
        ) => Ok(false),
        Err(error) => Err(FileError::failed(FileOperation::Copy, to_path, error)),
    }
}

/// A stretch of a file, from its first byte to the one after its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The offset at which it begins.
    pub start: u64,
    /// The offset at which it ends.
    pub end: u64,
}

/// Copies what `from` holds in `range` to the same place in `to`. Holes stay
/// holes; `to` must be empty there. It does not change how far `to` reaches,
/// unless there is content.
///
/// # Errors
/// When reading or writing fails.
pub fn copy(
    from: (BorrowedFd<'_>, &Path),
    to: (BorrowedFd<'_>, &Path),
    range: Range,
) -> Result<(), FileError> {
    let mut position = range.start;
    while let Some(data) = next_data(from, position, range.end)? {
        copy_data(from, to, data)?;
        position = data.end;
    }
    Ok(())
}

/// The next stretch with content at or after `position`, up to `end`.
///
/// # Errors
/// When the file cannot be asked.
pub(super) fn next_data(
    (file, path): (BorrowedFd<'_>, &Path),
    position: u64,
    end: u64,
) -> Result<Option<Range>, FileError> {
    match start_of_data((file, path), position, end)? {
        Start::None => Ok(None),
        // Devices do not know holes.
        Start::Unknown => Ok(Some(Range { start: position, end })),
        Start::At(start) => {
            let hole = rustix::fs::seek(file, SeekFrom::Hole(start));
            let hole = FileError::of(FileOperation::Inspect, path, hole)?;
            Ok(Some(Range { start, end: hole.min(end) }))
        }
    }
}

/// Returns whether there is any content before `end`. How far it goes is not asked: that means
/// looking at each page of what is in memory.
///
/// # Errors
/// When the file cannot be asked.
pub(super) fn has_data(file: (BorrowedFd<'_>, &Path), end: u64) -> Result<bool, FileError> {
    Ok(!matches!(start_of_data(file, 0, end)?, Start::None))
}

/// The next place with content.
enum Start {
    None,
    At(u64),
    /// The file cannot tell.
    Unknown,
}

fn start_of_data(
    (file, path): (BorrowedFd<'_>, &Path),
    position: u64,
    end: u64,
) -> Result<Start, FileError> {
    if position >= end {
        return Ok(Start::None);
    }
    match rustix::fs::seek(file, SeekFrom::Data(position)) {
        Ok(start) if start < end => Ok(Start::At(start)),
        // Nothing but a hole, or the end.
        Ok(_) | Err(Errno::NXIO) => Ok(Start::None),
        Err(Errno::INVAL | Errno::OPNOTSUPP) => Ok(Start::Unknown),
        Err(error) => Err(FileError::failed(FileOperation::Inspect, path, error)),
    }
}

fn copy_data(
    from: (BorrowedFd<'_>, &Path),
    to: (BorrowedFd<'_>, &Path),
    data: Range,
) -> Result<(), FileError> {
    let mut position = data.start;
    while position < data.end {
        let (mut read_at, mut write_at) = (position, position);
        let length = usize::try_from((data.end - position).min(PIECE)).unwrap_or(BUFFER);
        let copied = rustix::fs::copy_file_range(
            from.0,
            Some(&mut read_at),
            to.0,
            Some(&mut write_at),
            length,
        );
        match copied {
            // It has become shorter.
            Ok(0) => return Ok(()),
            Ok(count) => position += count as u64,
            Err(Errno::INTR) => {}
            Err(Errno::XDEV | Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => {
                return copy_by_hand(from, to, Range { start: position, end: data.end });
            }
            Err(error) => return Err(FileError::failed(FileOperation::Copy, to.1, error)),
        }
    }
    Ok(())
}

fn copy_by_hand(
    (from, from_path): (BorrowedFd<'_>, &Path),
    (to, to_path): (BorrowedFd<'_>, &Path),
    Range { mut start, end }: Range,
) -> Result<(), FileError> {
    let mut buffer = vec![0; BUFFER];
    while start < end {
        let length = usize::try_from(end - start).unwrap_or(BUFFER).min(BUFFER);
        let read = match rustix::io::pread(from, &mut buffer[..length], start) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(Errno::INTR) => continue,
            Err(error) => return Err(FileError::failed(FileOperation::Read, from_path, error)),
        };
        let written = write_all_at(to, &buffer[..read], start);
        FileError::of(FileOperation::Write, to_path, written)?;
        start += read as u64;
    }
    Ok(())
}

/// Writes all of `bytes` at `position`.
pub(super) fn write_all_at(
    file: BorrowedFd<'_>,
    mut bytes: &[u8],
    mut position: u64,
) -> rustix::io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::pwrite(file, bytes, position) {
            Ok(0) => return Err(Errno::NOSPC),
            Ok(written) => {
                bytes = &bytes[written..];
                position += written as u64;
            }
            Err(Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Gives `to` the extended attributes of `from`: labels, access lists and what
/// users have added. Those that the file system of `to` does not take are left
/// out; only the system's own of the file's content are not copied.
///
/// # Errors
/// When those of `from` cannot be read.
pub fn copy_attributes(
    (from, from_path): (BorrowedFd<'_>, &Path),
    (to, _): (BorrowedFd<'_>, &Path),
) -> Result<(), FileError> {
    let mut names = vec![0; 64 << 10];
    let length = match rustix::fs::flistxattr(from, &mut names) {
        Ok(length) => length,
        Err(Errno::OPNOTSUPP | Errno::NOSYS) => 0,
        Err(error) => return Err(FileError::failed(FileOperation::Inspect, from_path, error)),
    };
    let mut value = vec![0; 64 << 10];
    for name in names[..length].split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let Ok(length) = rustix::fs::fgetxattr(from, name, &mut value) else { continue };
        let flags = rustix::fs::XattrFlags::empty();
        if let Err(error) = rustix::fs::fsetxattr(to, name, &value[..length], flags) {
            let name = String::from_utf8_lossy(name);
            tracing::debug!(%name, %error, "an attribute is not taken over");
        }
    }
    Ok(())
}
