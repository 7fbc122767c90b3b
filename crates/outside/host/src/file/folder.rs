//! A folder held open, in which names from outside are looked up: no name can
//! lead out of it, and no link is followed.

use super::{FileError, FileOperation, blocking, read};
use rustix::fs::{AtFlags, Mode, OFlags, ResolveFlags};
use std::{
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    path::{Path, PathBuf},
    sync::Arc,
};

/// The longest name Linux's file systems take.
const NAME_MAX: usize = 255;

/// Checks a name that came from outside before it becomes a file's name, alone
/// or with something after it (`reserved` bytes, as in `.xml`).
///
/// # Errors
/// Says what is wrong with it.
pub fn check_name(name: &str, reserved: usize) -> Result<(), FileError> {
    let reason = if name.is_empty() {
        "it is empty"
    } else if name == "." || name == ".." {
        "it means a folder"
    } else if name.contains('/') {
        "it contains '/'"
    } else if name.contains('\0') {
        "it contains a NUL byte"
    } else if name.len().saturating_add(reserved) > NAME_MAX {
        "it is too long: with its ending a name has at most 255 bytes"
    } else {
        return Ok(());
    };
    Err(FileError::BadName { name: name.to_owned(), reason })
}

/// A folder held open.
#[derive(Debug, Clone)]
pub struct Folder(Arc<Opened>);

#[derive(Debug)]
struct Opened {
    path: PathBuf,
    descriptor: OwnedFd,
}

impl Folder {
    /// Opens the folder `path`, a path of our own.
    ///
    /// # Errors
    /// When it is absent or no folder.
    pub async fn open(path: impl Into<PathBuf>) -> Result<Self, FileError> {
        let path = path.into();
        blocking(move || Self::open_blocking(path)).await
    }

    /// As [`Folder::open`], on a thread that may wait.
    ///
    /// # Errors
    /// As [`Folder::open`].
    pub fn open_blocking(path: PathBuf) -> Result<Self, FileError> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let opened = rustix::fs::open(&path, flags, Mode::empty());
        let descriptor = FileError::of(FileOperation::Open, &path, opened)?;
        Ok(Self(Arc::new(Opened { path, descriptor })))
    }

    /// The path by which it was opened.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Opens the file at `inside`, a path relative to this folder that may come
    /// from outside: nothing above the folder can be reached, no link is
    /// followed, and a pipe does not make it wait.
    ///
    /// # Errors
    /// When it is absent, leads out of the folder or through a link.
    pub async fn open_file(&self, inside: impl Into<PathBuf>) -> Result<OwnedFd, FileError> {
        let flags = OFlags::RDONLY | OFlags::NONBLOCK;
        self.resolve(inside.into(), FileOperation::Open, flags, Mode::empty()).await
    }

    /// Makes the file at `inside`, mode 0600, and opens it for writing. It must
    /// not be there.
    ///
    /// # Errors
    /// When something is there already, or the path leads astray.
    pub async fn create_file(&self, inside: impl Into<PathBuf>) -> Result<OwnedFd, FileError> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL;
        let mode = Mode::RUSR | Mode::WUSR;
        self.resolve(inside.into(), FileOperation::Create, flags, mode).await
    }

    /// Opens the file at `inside` for writing at its end, and makes it with
    /// mode 0600 if it is not there.
    ///
    /// # Errors
    /// When it cannot be opened or made, or the path leads astray.
    pub async fn append_file(&self, inside: impl Into<PathBuf>) -> Result<OwnedFd, FileError> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::APPEND | OFlags::NONBLOCK;
        let mode = Mode::RUSR | Mode::WUSR;
        self.resolve(inside.into(), FileOperation::Open, flags, mode).await
    }

    /// Reads the regular file at `inside`, of at most `bound` bytes.
    ///
    /// # Errors
    /// When it cannot be read, is larger, or the path leads astray.
    pub async fn read(&self, inside: impl Into<PathBuf>, bound: u64) -> Result<Vec<u8>, FileError> {
        let inside = inside.into();
        let folder = self.clone();
        blocking(move || {
            let flags = OFlags::RDONLY | OFlags::NONBLOCK;
            let file =
                folder.resolve_blocking(&inside, FileOperation::Open, flags, Mode::empty())?;
            let path = folder.path().join(&inside);
            read::require_regular(file.as_fd(), &path)?;
            let mut content = Vec::new();
            read::read_whole(file.as_fd(), &path, bound, &mut content)?;
            Ok(content)
        })
        .await
    }

    /// Removes the file or link `name`, which lies in this very folder.
    ///
    /// # Errors
    /// When the name is none, or it cannot be removed.
    pub async fn remove(&self, name: impl Into<String>) -> Result<(), FileError> {
        let name = name.into();
        let folder = self.clone();
        blocking(move || {
            check_name(&name, 0)?;
            let removed = rustix::fs::unlinkat(folder.descriptor(), &name, AtFlags::empty());
            FileError::of(FileOperation::Remove, &folder.path().join(&name), removed)
        })
        .await
    }

    async fn resolve(
        &self,
        inside: PathBuf,
        operation: FileOperation,
        flags: OFlags,
        mode: Mode,
    ) -> Result<OwnedFd, FileError> {
        let folder = self.clone();
        blocking(move || folder.resolve_blocking(&inside, operation, flags, mode)).await
    }

    fn resolve_blocking(
        &self,
        inside: &Path,
        operation: FileOperation,
        flags: OFlags,
        mode: Mode,
    ) -> Result<OwnedFd, FileError> {
        let resolve =
            ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
        let opened = loop {
            let flags = flags | OFlags::CLOEXEC;
            match rustix::fs::openat2(self.descriptor(), inside, flags, mode, resolve) {
                // A rename somewhere above raced with the walk.
                Err(rustix::io::Errno::AGAIN) => {}
                Err(rustix::io::Errno::XDEV) => {
                    break Err(io::Error::other("the path leads out of its folder"));
                }
                Err(rustix::io::Errno::LOOP) => {
                    break Err(io::Error::other("the path leads through a symbolic link"));
                }
                result => break result.map_err(io::Error::from),
            }
        };
        FileError::of(operation, &self.path().join(inside), opened)
    }

    fn descriptor(&self) -> BorrowedFd<'_> {
        self.0.descriptor.as_fd()
    }
}

/// Removes `folder` with everything in it, links not followed. That it is gone
/// is no error.
///
/// # Errors
/// When something in it cannot be removed.
pub async fn remove_folder(folder: impl Into<PathBuf>) -> Result<(), FileError> {
    let folder = folder.into();
    blocking(move || match std::fs::remove_dir_all(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => FileError::of(FileOperation::Remove, &folder, result),
    })
    .await
}
