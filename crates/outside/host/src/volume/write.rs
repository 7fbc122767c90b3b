//! A file's content, taken in part by part.

use super::{
    copy::write_all_at,
    directory::look_at,
    room::{set_size, write_zeros},
};
use crate::file::{FileError, FileOperation};
use rustix::{fs::FallocateFlags, io::Errno};
use std::{
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    path::{Path, PathBuf},
};

/// Writes a stretch of a file.
#[derive(Debug)]
pub struct ContentWriter {
    file: OwnedFd,
    path: PathBuf,
    position: u64,
    end: u64,
    /// Whether there is nothing in the file yet, so that a hole needs no work.
    is_empty: bool,
}

impl ContentWriter {
    /// Writes from `offset` on, at most `length` bytes unless that is 0.
    #[must_use]
    pub fn new(file: OwnedFd, path: PathBuf, offset: u64, length: u64, is_empty: bool) -> Self {
        let end = match length {
            // No file reaches further.
            0 => i64::MAX.unsigned_abs(),
            length => offset.saturating_add(length),
        };
        Self { file, path, position: offset, end, is_empty }
    }

    /// How far it has come.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.position
    }

    /// The file.
    #[must_use]
    pub fn descriptor(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }

    /// The path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes bytes.
    ///
    /// # Errors
    /// When they do not fit in the stretch, or writing fails.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        let after = self.room_for(bytes.len() as u64)?;
        let written = write_all_at(self.file.as_fd(), bytes, self.position);
        FileError::of(FileOperation::Write, &self.path, written)?;
        self.position = after;
        Ok(())
    }

    /// Makes `length` bytes read as zeros, without room where that can be.
    ///
    /// # Errors
    /// As [`ContentWriter::write`].
    pub fn hole(&mut self, length: u64) -> Result<(), FileError> {
        let after = self.room_for(length)?;
        let size = look_at(self.file.as_fd(), &self.path)?.size();
        if !self.is_empty && self.position < size && length > 0 {
            let flags = FallocateFlags::PUNCH_HOLE | FallocateFlags::KEEP_SIZE;
            let end = after.min(size);
            let punched = match rustix::fs::fallocate(
                &self.file,
                flags,
                self.position,
                end - self.position,
            ) {
                Err(Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL | Errno::NODEV) => {
                    write_zeros(self.file.as_fd(), self.position, end)
                }
                result => result,
            };
            FileError::of(FileOperation::Write, &self.path, punched)?;
        }
        if after > size && is_regular(self.file.as_fd()) {
            set_size(self.file.as_fd(), &self.path, after)?;
        }
        self.position = after;
        Ok(())
    }

    /// Waits until all of it is on the disk.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn sync(&self) -> Result<(), FileError> {
        FileError::of(FileOperation::Sync, &self.path, rustix::fs::fdatasync(&self.file))
    }

    fn room_for(&self, length: u64) -> Result<u64, FileError> {
        let after = self.position.checked_add(length).filter(|after| *after <= self.end);
        after.ok_or_else(|| FileError::BeyondEnd { path: self.path.clone(), end: self.end })
    }
}

fn is_regular(file: BorrowedFd<'_>) -> bool {
    use rustix::fs::FileType;
    rustix::fs::fstat(file)
        .is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile)
}
