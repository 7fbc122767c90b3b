//! The folder that a pool lies in: made and removed.

use crate::{
    file::{FileError, FileOperation, create_folder_blocking},
    ownership::Owner,
};
use rustix::{
    fs::{Gid, Mode, OFlags, Uid},
    io::Errno,
};
use std::path::Path;

/// Whose a folder is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Its mode; one that is there keeps its own without.
    pub mode: Option<u32>,
    /// The mode it is made with when none is named.
    pub default_mode: u32,
    /// Its owner and group; one that is there keeps its own without.
    pub owner: Option<Owner>,
}

/// Makes the folder at `path` and those above it, unless it is there.
///
/// # Errors
/// When it cannot be made, or something else is there.
pub fn make(path: &Path, options: Options) -> Result<(), FileError> {
    if let Some(parent) = path.parent() {
        create_folder_blocking(parent, 0o755)?;
    }
    let mode = Mode::from_raw_mode(options.mode.unwrap_or(options.default_mode));
    let is_new = match rustix::fs::mkdir(path, mode) {
        Ok(()) => true,
        Err(Errno::EXIST) => false,
        Err(error) => return Err(FileError::failed(FileOperation::CreateFolder, path, error)),
    };
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let folder = rustix::fs::open(path, flags, Mode::empty());
    let folder = FileError::of(FileOperation::Open, path, folder)?;
    if let Some(Owner { uid, gid }) = options.owner {
        let owned = rustix::fs::fchown(&folder, Some(Uid::from_raw(uid)), Some(Gid::from_raw(gid)));
        FileError::of(FileOperation::ChangeOwner, path, owned)?;
    }
    if is_new || options.mode.is_some() {
        let changed = rustix::fs::fchmod(&folder, mode);
        FileError::of(FileOperation::ChangeMode, path, changed)?;
    }
    if is_new && let Some(parent) = path.parent() {
        sync(parent)?;
    }
    Ok(())
}

/// Removes the folder at `path`, which must be empty.
///
/// # Errors
/// When it is not empty, or no folder.
pub fn remove(path: &Path) -> Result<(), FileError> {
    FileError::of(FileOperation::Remove, path, rustix::fs::rmdir(path))?;
    path.parent().map_or(Ok(()), sync)
}

fn sync(folder: &Path) -> Result<(), FileError> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let opened = rustix::fs::open(folder, flags, Mode::empty());
    let opened = FileError::of(FileOperation::Open, folder, opened)?;
    match rustix::fs::fsync(&opened) {
        // Some file systems have nothing to flush for a folder.
        Err(Errno::INVAL) => Ok(()),
        result => FileError::of(FileOperation::Sync, folder, result),
    }
}
