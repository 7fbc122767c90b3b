//! A guest's consoles, and the end of its log.

use super::{FileError, FileOperation, blocking};
use rustix::fs::{FileType, Mode, OFlags, SeekFrom};
use std::{
    os::fd::OwnedFd,
    path::{Path, PathBuf},
};

/// Opens the terminal or other character device at `path` for reading and
/// writing, without waiting and without making it the daemon's own.
///
/// # Errors
/// When it cannot be opened or is no character device.
pub async fn open_terminal(path: impl Into<PathBuf>) -> Result<OwnedFd, FileError> {
    let path = path.into();
    blocking(move || {
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let opened = rustix::fs::open(&path, flags, Mode::empty());
        let terminal = FileError::of(FileOperation::Open, &path, opened)?;
        let stat = FileError::of(FileOperation::Inspect, &path, rustix::fs::fstat(&terminal))?;
        match FileType::from_raw_mode(stat.st_mode) {
            FileType::CharacterDevice => Ok(terminal),
            _ => Err(FileError::NotATerminal { path }),
        }
    })
    .await
}

/// The last `bytes` bytes of the regular file at `path`, from byte `from` on at
/// most: what a program has written to its log since it was started there.
///
/// # Errors
/// When it cannot be opened or read.
pub async fn read_tail(
    path: impl Into<PathBuf>,
    from: u64,
    bytes: usize,
) -> Result<Vec<u8>, FileError> {
    let path = path.into();
    blocking(move || tail(&path, from, bytes)).await
}

fn tail(path: &Path, from: u64, wanted: usize) -> Result<Vec<u8>, FileError> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let opened = rustix::fs::open(path, flags, Mode::empty());
    let file = FileError::of(FileOperation::Open, path, opened)?;
    super::read::require_regular(std::os::fd::AsFd::as_fd(&file), path)?;
    let end = rustix::fs::seek(&file, SeekFrom::End(0));
    let end = FileError::of(FileOperation::Inspect, path, end)?;
    let mut at = end.saturating_sub(wanted as u64).max(from);
    let mut text = vec![0; usize::try_from(end.saturating_sub(at)).unwrap_or(0)];
    let mut filled = 0;
    while filled < text.len() {
        match rustix::io::pread(&file, &mut text[filled..], at) {
            Ok(0) => break,
            Ok(count) => {
                filled += count;
                at += count as u64;
            }
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(FileError::failed(FileOperation::Read, path, error)),
        }
    }
    text.truncate(filled);
    Ok(text)
}
