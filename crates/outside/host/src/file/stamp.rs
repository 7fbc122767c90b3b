//! The signs by which a changed file is told from an unchanged one.

use super::{FileError, FileOperation, blocking};
use std::path::{Path, PathBuf};

/// Numbers that change when a file is replaced or written to. Times are nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FileStamp {
    /// The file system's device number.
    pub device: u64,
    /// The file's number on it.
    pub inode: u64,
    /// Bytes.
    pub size: u64,
    /// When the content was last changed.
    pub modified: i128,
    /// When the file's own data was last changed.
    pub changed: i128,
    /// Type and permissions.
    pub mode: u32,
}

/// The stamp of the file at `path`; links are followed.
///
/// # Errors
/// When there is no such file or it cannot be looked at.
pub async fn stamp(path: impl Into<PathBuf>) -> Result<FileStamp, FileError> {
    let path = path.into();
    blocking(move || stamp_blocking(&path)).await
}

/// As [`stamp`], on a thread that may wait.
///
/// # Errors
/// As [`stamp`].
pub fn stamp_blocking(path: &Path) -> Result<FileStamp, FileError> {
    let stat = FileError::of(FileOperation::Inspect, path, rustix::fs::stat(path))?;
    let time = |seconds, nanoseconds| i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
    Ok(FileStamp {
        device: stat.st_dev,
        inode: stat.st_ino,
        size: u64::try_from(stat.st_size).unwrap_or(0),
        modified: time(stat.st_mtime, stat.st_mtime_nsec),
        changed: time(stat.st_ctime, stat.st_ctime_nsec),
        mode: stat.st_mode,
    })
}

impl FileStamp {
    /// Returns whether it is a regular file that somebody may execute.
    #[must_use]
    pub fn is_program(&self) -> bool {
        let kind = rustix::fs::FileType::from_raw_mode(self.mode);
        kind == rustix::fs::FileType::RegularFile && self.mode & 0o111 != 0
    }
}
