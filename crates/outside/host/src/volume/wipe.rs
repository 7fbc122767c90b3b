//! Overwriting with zeros.

use super::{copy::next_data, room::write_zeros};
use crate::file::{FileError, FileOperation};
use rustix::fs::FallocateFlags;
use std::{os::fd::BorrowedFd, path::Path};

/// Overwrites all that the file holds with zeros and waits until they are on the
/// disk. What was a hole stays one, and the file takes as much room as before.
///
/// # Errors
/// When writing fails.
pub fn overwrite_with_zeros(file: BorrowedFd<'_>, path: &Path, size: u64) -> Result<(), FileError> {
    let mut position = 0;
    while let Some(data) = next_data((file, path), position, size)? {
        let written = write_zeros(file, data.start, data.end);
        FileError::of(FileOperation::Write, path, written)?;
        position = data.end;
    }
    FileError::of(FileOperation::Sync, path, rustix::fs::fsync(file))
}

/// Makes all of the file a hole: its content is given back to the file system,
/// which may keep it for whoever can read the disk itself.
///
/// # Errors
/// When the file system cannot do so.
pub fn discard(file: BorrowedFd<'_>, path: &Path, size: u64) -> Result<(), FileError> {
    let flags = FallocateFlags::PUNCH_HOLE | FallocateFlags::KEEP_SIZE;
    let punched = if size == 0 { Ok(()) } else { rustix::fs::fallocate(file, flags, 0, size) };
    FileError::of(FileOperation::Write, path, punched)?;
    FileError::of(FileOperation::Sync, path, rustix::fs::fsync(file))
}
