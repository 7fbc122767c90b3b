//! The first bytes of a disk image, and how much room it takes.

use super::{FileError, FileOperation, blocking};
use ostler_core::Bytes;
use rustix::fs::{FileType, Mode, OFlags, SeekFrom};
use std::path::{Path, PathBuf};

/// An image as the host sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageHead {
    /// As many of its first bytes as were asked for, or all there are.
    pub bytes: Vec<u8>,
    /// How far it reaches.
    pub size: Bytes,
    /// How much of its file system it takes; of a block device all of it.
    pub allocated: Bytes,
    /// Whether it is a block device.
    pub is_device: bool,
}

/// Looks at the image at `path` and reads its first `bytes` bytes.
///
/// # Errors
/// When it cannot be opened or read, or is neither a file nor a block device.
pub async fn image_head(path: impl Into<PathBuf>, bytes: usize) -> Result<ImageHead, FileError> {
    let path = path.into();
    blocking(move || read(&path, bytes)).await
}

fn read(path: &Path, wanted: usize) -> Result<ImageHead, FileError> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let opened = rustix::fs::open(path, flags, Mode::empty());
    let file = FileError::of(FileOperation::Open, path, opened)?;
    let stat = FileError::of(FileOperation::Inspect, path, rustix::fs::fstat(&file))?;
    let is_device = match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => false,
        FileType::BlockDevice => true,
        _ => return Err(FileError::NotRegular { path: path.to_owned() }),
    };
    let end = rustix::fs::seek(&file, SeekFrom::End(0));
    let size = FileError::of(FileOperation::Inspect, path, end)?;
    let blocks = u64::try_from(stat.st_blocks).unwrap_or(0).saturating_mul(512);
    let mut bytes = vec![0; wanted.min(usize::try_from(size).unwrap_or(usize::MAX))];
    let mut filled = 0;
    while filled < bytes.len() {
        match rustix::io::pread(&file, &mut bytes[filled..], filled as u64) {
            // It has become shorter.
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(FileError::failed(FileOperation::Read, path, error)),
        }
    }
    bytes.truncate(filled);
    let allocated = Bytes(if is_device { size } else { blocks });
    Ok(ImageHead { bytes, size: Bytes(size), allocated, is_device })
}
