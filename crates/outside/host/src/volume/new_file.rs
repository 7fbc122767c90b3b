//! A file that has its name only once it is whole.
//!
//! ```text
//!   begin ──> no name at all (O_TMPFILE) ──┐
//!        └──> a hidden, random name ───────┴─> content ──> appear ──> its name
//! ```
//!
//! Where the file system can, the file has no name until it is finished: when
//! the daemon is killed the kernel takes it away. Elsewhere it has a hidden name
//! that the caller has noted on disk before, for the next daemon to remove.

use super::Directory;
use crate::{
    file::{FileError, FileOperation, check_name},
    ownership::Owner,
    random_bytes,
};
use rustix::{
    fs::{AtFlags, Gid, Mode, OFlags, RenameFlags, Uid},
    io::Errno,
};
use std::{
    io,
    os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd},
    path::PathBuf,
    sync::Arc,
};

/// How hidden names begin.
const HIDDEN: &str = ".ostler-volume-";

/// Whose a new file is, and who may use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewFileOptions {
    /// Its permissions.
    pub mode: u32,
    /// Its owner and group; the daemon's without.
    pub owner: Option<Owner>,
}

/// A file being made. Dropped before it appears, it is gone.
#[derive(Debug)]
pub struct NewFile {
    directory: Arc<Directory>,
    descriptor: OwnedFd,
    /// Its hidden name, where it needs one.
    hidden: Option<String>,
}

impl NewFile {
    /// A hidden name that no other file has.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn hidden_name() -> Result<String, FileError> {
        let random = random_bytes().map_err(|error| {
            FileError::failed(FileOperation::Create, std::path::Path::new("a file"), error)
        })?;
        Ok(format!("{HIDDEN}{:032x}", u128::from_ne_bytes(random)))
    }

    /// Begins a file without a name, mode 0600. `None` where the file system
    /// has no such files.
    ///
    /// # Errors
    /// When nothing can be made in the directory.
    pub fn begin(directory: &Arc<Directory>) -> Result<Option<Self>, FileError> {
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        let mode = Mode::RUSR | Mode::WUSR;
        match rustix::fs::openat(directory.descriptor(), ".", flags, mode) {
            Ok(descriptor) => {
                Ok(Some(Self { directory: Arc::clone(directory), descriptor, hidden: None }))
            }
            Err(Errno::OPNOTSUPP | Errno::ISDIR | Errno::INVAL | Errno::NOENT) => Ok(None),
            Err(error) => Err(FileError::failed(FileOperation::Create, directory.path(), error)),
        }
    }

    /// Begins a file under a hidden name, mode 0600.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn begin_hidden(directory: &Arc<Directory>, name: String) -> Result<Self, FileError> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL;
        let descriptor = directory.resolve(&name, flags, Mode::RUSR | Mode::WUSR)?;
        Ok(Self { directory: Arc::clone(directory), descriptor, hidden: Some(name) })
    }

    /// The file.
    #[must_use]
    pub fn descriptor(&self) -> BorrowedFd<'_> {
        self.descriptor.as_fd()
    }

    /// A descriptor of its own for it.
    ///
    /// # Errors
    /// When there are too many.
    pub fn duplicate(&self) -> Result<OwnedFd, FileError> {
        let duplicate = self.descriptor.try_clone();
        FileError::of(FileOperation::Open, self.directory.path(), duplicate)
    }

    /// A path by which a program can open it that was given its descriptor.
    #[must_use]
    pub fn path_of_descriptor(number: i32) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{number}"))
    }

    /// Gives the file its owner and mode, waits until it is on the disk, and
    /// gives it its name, which must be free.
    ///
    /// # Errors
    /// When the name is taken or the disk refuses. Nothing is left then.
    pub fn appear(mut self, name: &str, options: NewFileOptions) -> Result<OwnedFd, FileError> {
        self.finish(name, options)?;
        let path = self.directory.inside(name);
        let at = self.directory.descriptor();
        let done = match &self.hidden {
            None => rustix::fs::linkat(
                rustix::fs::CWD,
                Self::path_of_descriptor(self.descriptor.as_raw_fd()),
                at,
                name,
                AtFlags::SYMLINK_FOLLOW,
            ),
            Some(hidden) => appear_from(at, hidden, name),
        };
        FileError::of(FileOperation::Rename, &path, done)?;
        self.hidden = None;
        self.directory.sync()?;
        self.duplicate()
    }

    /// As [`NewFile::appear`], in the place of the file that has the name now.
    /// A file without a name goes through the hidden name `through`.
    ///
    /// # Errors
    /// When the disk refuses. The old file is there then.
    pub fn replace(
        mut self,
        name: &str,
        through: String,
        options: NewFileOptions,
    ) -> Result<OwnedFd, FileError> {
        self.finish(name, options)?;
        let path = self.directory.inside(name);
        let at = self.directory.descriptor();
        if self.hidden.is_none() {
            let own = Self::path_of_descriptor(self.descriptor.as_raw_fd());
            let linked =
                rustix::fs::linkat(rustix::fs::CWD, own, at, &through, AtFlags::SYMLINK_FOLLOW);
            FileError::of(FileOperation::Create, &path, linked)?;
            self.hidden = Some(through);
        }
        if let Some(hidden) = &self.hidden {
            let renamed = rustix::fs::renameat(at, hidden, at, name);
            FileError::of(FileOperation::Rename, &path, renamed)?;
        }
        self.hidden = None;
        self.directory.sync()?;
        self.duplicate()
    }

    fn finish(&self, name: &str, options: NewFileOptions) -> Result<(), FileError> {
        check_name(name, 0)?;
        let path = self.directory.inside(name);
        if let Some(Owner { uid, gid }) = options.owner {
            let (uid, gid) = (Uid::from_raw(uid), Gid::from_raw(gid));
            let owned = rustix::fs::fchown(&self.descriptor, Some(uid), Some(gid));
            FileError::of(FileOperation::ChangeOwner, &path, owned)?;
        }
        // After the owner: changing that takes special bits away.
        let mode = Mode::from_raw_mode(options.mode & 0o7777);
        let changed = rustix::fs::fchmod(&self.descriptor, mode);
        FileError::of(FileOperation::ChangeMode, &path, changed)?;
        FileError::of(FileOperation::Sync, &path, rustix::fs::fsync(&self.descriptor))
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if let Some(hidden) = &self.hidden {
            // What stays is noted by the caller and removed later.
            let _ = rustix::fs::unlinkat(self.directory.descriptor(), hidden, AtFlags::empty());
        }
    }
}

/// Renames without replacing; where the file system does not know that, by a
/// second name, which is never one that was taken.
fn appear_from(at: BorrowedFd<'_>, hidden: &str, name: &str) -> rustix::io::Result<()> {
    match rustix::fs::renameat_with(at, hidden, at, name, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
        result => return result,
    }
    rustix::fs::linkat(at, hidden, at, name, AtFlags::empty())?;
    rustix::fs::unlinkat(at, hidden, AtFlags::empty())
}

/// Returns whether a name is one that [`NewFile::hidden_name`] makes.
pub(super) fn is_hidden_name(name: &str) -> bool {
    let digits = name.strip_prefix(HIDDEN).unwrap_or_default();
    digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Directory {
    /// Removes a file that a killed daemon was making under a hidden name. That
    /// it is gone is no error, and any other name is left alone.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn remove_unfinished(&self, hidden: &str) -> Result<(), FileError> {
        if !is_hidden_name(hidden) {
            let reason = io::Error::other("it is no name of an unfinished volume");
            return Err(FileError::failed(FileOperation::Remove, &self.inside(hidden), reason));
        }
        match self.remove(hidden) {
            Err(error) if error.is_not_found() => Ok(()),
            result => result,
        }
    }
}
