//! Making room for content, and how far a file reaches.

use super::{Kind, copy::has_data, directory::look_at};
use crate::file::{FileError, FileOperation};
use rustix::{fs::FallocateFlags, io::Errno};
use std::{os::fd::BorrowedFd, path::Path};

/// How much is written at once where the file system cannot set room aside.
const PIECE: usize = 1 << 20;

/// Makes the file reach as far as `size`, without taking room for it.
///
/// # Errors
/// When the file system has no files so large.
pub fn set_size(file: BorrowedFd<'_>, path: &Path, size: u64) -> Result<(), FileError> {
    FileError::of(FileOperation::Resize, path, rustix::fs::ftruncate(file, size))
}

/// Takes room for the bytes from `start` up to `end`, which read as zeros where
/// nothing was written yet. The file then reaches at least to `end`; when there
/// is not enough room it reaches as far as before.
///
/// # Errors
/// When there is not enough room.
pub fn allocate(file: BorrowedFd<'_>, path: &Path, start: u64, end: u64) -> Result<(), FileError> {
    if end <= start {
        return Ok(());
    }
    let before = FileError::of(FileOperation::Inspect, path, rustix::fs::fstat(file))?;
    let size = u64::try_from(before.st_size).unwrap_or(0);
    let taken = loop {
        match rustix::fs::fallocate(file, FallocateFlags::KEEP_SIZE, start, end - start) {
            Err(Errno::INTR) => {}
            Err(Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => {
                break write_zeros(file, start.max(size), end);
            }
            result => break result,
        }
    };
    let taken =
        taken.and_then(|()| if size < end { rustix::fs::ftruncate(file, end) } else { Ok(()) });
    if taken.is_err() {
        // Gives back what lies beyond the old end; the error is the news.
        let _ = rustix::fs::ftruncate(file, size);
    }
    FileError::of(FileOperation::Allocate, path, taken)
}

/// A file that holds nothing but zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blank {
    /// How far it reaches.
    pub size: u64,
    /// Whether room is set aside for all of it.
    pub allocated: bool,
}

/// Returns whether nothing was ever written to the file, as far as its file system knows.
///
/// # Errors
/// When it does not answer.
pub fn blank(file: BorrowedFd<'_>, path: &Path) -> Result<Option<Blank>, FileError> {
    let seen = look_at(file, path)?;
    let size = seen.size();
    let is_blank = seen.kind == Kind::File && !has_data((file, path), size)?;
    Ok(is_blank.then_some(Blank { size, allocated: seen.allocated >= size }))
}

/// Takes all content out of the file.
///
/// # Errors
/// When its file system refuses.
pub fn make_blank(file: BorrowedFd<'_>, path: &Path, blank: Blank) -> Result<(), FileError> {
    set_size(file, path, 0)?;
    set_size(file, path, blank.size)?;
    if blank.allocated {
        allocate(file, path, 0, blank.size)?;
    }
    sync(file, path)
}

/// Waits until the file is on the disk.
///
/// # Errors
/// When the disk refuses.
pub fn sync(file: BorrowedFd<'_>, path: &Path) -> Result<(), FileError> {
    FileError::of(FileOperation::Sync, path, rustix::fs::fsync(file))
}

/// Writes zeros from `start` up to `end`.
pub(super) fn write_zeros(
    file: BorrowedFd<'_>,
    mut start: u64,
    end: u64,
) -> rustix::io::Result<()> {
    let zeros = vec![0; PIECE];
    while start < end {
        let piece = usize::try_from(end - start).unwrap_or(PIECE).min(PIECE);
        match rustix::io::pwrite(file, &zeros[..piece], start) {
            Ok(0) => return Err(Errno::NOSPC),
            Ok(written) => start += written as u64,
            Err(Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
