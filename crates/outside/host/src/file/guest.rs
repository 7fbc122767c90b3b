//! Files and folders that a guest has while it runs.

use super::{FileError, FileOperation, Owner, blocking};
use rustix::fs::{FileType, Gid, Mode, OFlags, Uid};
use std::{
    fs::File,
    io,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
};

/// Makes the folder `path`, which must not be there, and those above it. With
/// an owner it belongs to them.
///
/// # Errors
/// When it is there or cannot be made.
pub async fn make_folder(
    path: impl Into<PathBuf>,
    mode: u32,
    owner: Option<Owner>,
) -> Result<(), FileError> {
    let path = path.into();
    blocking(move || {
        if let Some(parent) = path.parent() {
            super::create_folder_blocking(parent, 0o755)?;
        }
        let mode = Mode::from_raw_mode(mode);
        let made = rustix::fs::mkdir(&path, mode);
        FileError::of(FileOperation::CreateFolder, &path, made)?;
        let flags = OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let folder = rustix::fs::open(&path, flags, Mode::empty());
        let folder = FileError::of(FileOperation::Open, &path, folder)?;
        // The umask may have taken some of it away.
        let changed = rustix::fs::fchmod(&folder, mode);
        FileError::of(FileOperation::ChangeMode, &path, changed)?;
        let Some(Owner { uid, gid }) = owner else { return Ok(()) };
        let owned = rustix::fs::fchown(&folder, Some(Uid::from_raw(uid)), Some(Gid::from_raw(gid)));
        FileError::of(FileOperation::ChangeOwner, &path, owned)
    })
    .await
}

/// Writes a file that lives as long as a guest, readable for its owner alone.
/// It need not outlive a crash, so nothing waits for the disk.
///
/// # Errors
/// When it is there or cannot be written.
pub async fn write_private(
    path: impl Into<PathBuf>,
    content: Vec<u8>,
    owner: Option<Owner>,
) -> Result<(), FileError> {
    let path = path.into();
    blocking(move || {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let opened = rustix::fs::open(&path, flags, Mode::RUSR | Mode::WUSR);
        let file = FileError::of(FileOperation::Create, &path, opened)?;
        if let Some(Owner { uid, gid }) = owner {
            let (uid, gid) = (Uid::from_raw(uid), Gid::from_raw(gid));
            let owned = rustix::fs::fchown(&file, Some(uid), Some(gid));
            FileError::of(FileOperation::ChangeOwner, &path, owned)?;
        }
        let written = io::Write::write_all(&mut File::from(file), &content);
        FileError::of(FileOperation::Write, &path, written)
    })
    .await
}

/// Makes a file of `bytes` zeros for an emulator to map, unless it is there
/// already: then it is left as it is. A new file can be read by its owner alone.
///
/// # Errors
/// When it cannot be made, or what is there is no regular file.
pub async fn make_memory_file(path: impl Into<PathBuf>, bytes: u64) -> Result<(), FileError> {
    let path = path.into();
    blocking(move || {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let opened = rustix::fs::open(&path, flags | OFlags::NONBLOCK, Mode::RUSR | Mode::WUSR);
        let file = File::from(FileError::of(FileOperation::Create, &path, opened)?);
        let data = FileError::of(FileOperation::Read, &path, file.metadata())?;
        if !data.is_file() {
            let problem = io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file");
            return FileError::of(FileOperation::Open, &path, Err(problem));
        }
        if data.len() == 0 {
            return FileError::of(FileOperation::Write, &path, file.set_len(bytes));
        }
        Ok(())
    })
    .await
}

/// Removes a socket that a guest before has left at `path`. Anything else that
/// is there stays.
///
/// # Errors
/// When it cannot be removed.
pub async fn remove_stale_socket(path: impl Into<PathBuf>) -> Result<(), FileError> {
    let path = path.into();
    blocking(move || {
        let is_socket = std::fs::symlink_metadata(&path)
            .is_ok_and(|data| std::os::unix::fs::FileTypeExt::is_socket(&data.file_type()));
        if !is_socket {
            return Ok(());
        }
        FileError::of(FileOperation::Remove, &path, std::fs::remove_file(&path))
    })
    .await
}

/// Opens a file that a guest's emulator writes to, made when missing.
///
/// # Errors
/// When it cannot be opened or made.
pub async fn open_for_guest(path: impl Into<PathBuf>, append: bool) -> Result<OwnedFd, FileError> {
    let path = path.into();
    blocking(move || {
        let end = if append { OFlags::APPEND } else { OFlags::TRUNC };
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::CLOEXEC | OFlags::NOCTTY | end;
        let mode = Mode::RUSR | Mode::WUSR;
        FileError::of(FileOperation::Open, &path, rustix::fs::open(&path, flags, mode))
    })
    .await
}

/// Opens a file or device of the host for a guest's emulator, as it is.
///
/// # Errors
/// When it cannot be opened.
pub async fn open_device(path: impl Into<PathBuf>, write: bool) -> Result<OwnedFd, FileError> {
    let path = path.into();
    blocking(move || open_device_blocking(&path, write)).await
}

/// Writes to a control of the kernel's, under /sys, in one piece. Blocks.
///
/// # Errors
/// When there is none, or the kernel refuses what is written.
pub fn write_control_blocking(path: &Path, content: &str) -> Result<(), FileError> {
    let flags = OFlags::WRONLY | OFlags::CLOEXEC;
    let file =
        FileError::of(FileOperation::Open, path, rustix::fs::open(path, flags, Mode::empty()))?;
    let written = rustix::io::write(&file, content.as_bytes());
    FileError::of(FileOperation::Write, path, written).map(drop)
}

/// As [`open_device`], on a thread that may wait.
///
/// # Errors
/// As [`open_device`].
pub fn open_device_blocking(path: &Path, write: bool) -> Result<OwnedFd, FileError> {
    let access = if write { OFlags::RDWR } else { OFlags::RDONLY };
    let flags = access | OFlags::CLOEXEC | OFlags::NOCTTY | OFlags::NONBLOCK;
    FileError::of(FileOperation::Open, path, rustix::fs::open(path, flags, Mode::empty()))
}

/// Says whether `path` can be opened for reading, which a guest needs it for.
/// Nothing is read.
///
/// # Errors
/// When it cannot.
pub async fn require_readable(path: impl Into<PathBuf>) -> Result<(), FileError> {
    let path = path.into();
    blocking(move || {
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOCTTY | OFlags::NONBLOCK;
        let opened = rustix::fs::open(&path, flags, Mode::empty());
        FileError::of(FileOperation::Open, &path, opened).map(|_| ())
    })
    .await
}

/// Opens the file at `path` for reading and takes its name away: it is gone
/// when it is closed.
///
/// # Errors
/// When it cannot be opened or removed.
pub async fn open_and_unlink(path: impl Into<PathBuf>) -> Result<File, FileError> {
    let path = path.into();
    blocking(move || {
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let opened = rustix::fs::open(&path, flags, Mode::empty());
        let file = FileError::of(FileOperation::Open, &path, opened)?;
        FileError::of(FileOperation::Remove, &path, std::fs::remove_file(&path))?;
        Ok(File::from(file))
    })
    .await
}

/// The length of the regular file at `path`; `None` if it is none. Asks the
/// file system only for what it has in memory of a file that is in use.
#[must_use]
pub fn size_blocking(path: &Path) -> Option<u64> {
    let stat: Result<_, io::Error> = rustix::fs::stat(path).map_err(Into::into);
    let stat = stat.ok()?;
    let is_file = FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile;
    u64::try_from(stat.st_size).ok().filter(|_| is_file)
}
