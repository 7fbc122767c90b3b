//! Changes that are on the disk when they are reported as done.
//!
//! A file is written under a temporary name in its own folder, flushed,
//! renamed, and the folder flushed: after a crash there is either the old file
//! or the new one. A [`Batch`] does so for several files and links and flushes
//! each folder once.

use super::{FileError, FileOperation, blocking};
use crate::random_bytes;
use rustix::fs::{AtFlags, Mode, OFlags};
use std::{
    ffi::OsStr,
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    path::{Path, PathBuf},
};

/// How temporary names begin. What a crash leaves of them is found by it.
const TEMPORARY: &str = ".ostler-new-";

/// Changes made together: files are written first, then everything is put in
/// place in the order given, then the folders are flushed.
#[derive(Debug, Default)]
pub struct Batch {
    steps: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    Write { path: PathBuf, content: Vec<u8>, mode: u32 },
    Link { path: PathBuf, target: PathBuf },
    Rename { path: PathBuf, target: PathBuf },
    Remove { path: PathBuf },
}

impl Batch {
    /// No changes yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes `content` to `path`, replacing what is there.
    #[must_use]
    pub fn write(mut self, path: impl Into<PathBuf>, content: impl Into<Vec<u8>>) -> Self {
        self.steps.push(Step::Write { path: path.into(), content: content.into(), mode: 0o600 });
        self
    }

    /// As [`Batch::write`], with another mode than 0600.
    #[must_use]
    pub fn write_with_mode(
        mut self,
        path: impl Into<PathBuf>,
        content: impl Into<Vec<u8>>,
        mode: u32,
    ) -> Self {
        self.steps.push(Step::Write { path: path.into(), content: content.into(), mode });
        self
    }

    /// Makes `path` a symbolic link to `target`, replacing what is there.
    #[must_use]
    pub fn link(mut self, path: impl Into<PathBuf>, target: impl Into<PathBuf>) -> Self {
        self.steps.push(Step::Link { path: path.into(), target: target.into() });
        self
    }

    /// Renames `path` to `target`, replacing what is there.
    #[must_use]
    pub fn rename(mut self, path: impl Into<PathBuf>, target: impl Into<PathBuf>) -> Self {
        self.steps.push(Step::Rename { path: path.into(), target: target.into() });
        self
    }

    /// Removes the file or link `path`; that it is absent is no error.
    #[must_use]
    pub fn remove(mut self, path: impl Into<PathBuf>) -> Self {
        self.steps.push(Step::Remove { path: path.into() });
        self
    }

    /// Makes the changes.
    ///
    /// # Errors
    /// The first change that failed. When no file could be written nothing has
    /// changed; when a later step failed those before it stand.
    pub async fn commit(self) -> Result<(), FileError> {
        blocking(move || self.commit_blocking()).await
    }

    /// As [`Batch::commit`], on a thread that may wait.
    ///
    /// # Errors
    /// As [`Batch::commit`].
    pub fn commit_blocking(self) -> Result<(), FileError> {
        let mut folders = Folders::default();
        let mut written = Vec::new();
        let result = self.write_temporaries(&mut folders, &mut written);
        let result = result.and_then(|()| self.put_in_place(&mut folders, &mut written));
        // Whatever was not renamed into place goes again.
        for temporary in written.iter().flatten() {
            let _ = rustix::fs::unlinkat(
                folders.descriptor(temporary.folder),
                &temporary.name,
                AtFlags::empty(),
            );
        }
        result?;
        folders.sync()
    }

    fn write_temporaries(
        &self,
        folders: &mut Folders,
        written: &mut Vec<Option<Temporary>>,
    ) -> Result<(), FileError> {
        let mut files = Vec::new();
        for step in &self.steps {
            let Step::Write { path, content, mode } = step else { continue };
            let (folder, _) = folders.place(path)?;
            let name = temporary_name(path)?;
            let file = create_exclusive(folders.descriptor(folder), &name, path)?;
            written.push(Some(Temporary { folder, name }));
            if *mode != 0o600 {
                let mode = Mode::from_raw_mode(*mode);
                FileError::of(FileOperation::ChangeMode, path, rustix::fs::fchmod(&file, mode))?;
            }
            FileError::of(FileOperation::Write, path, write_all(file.as_fd(), content))?;
            files.push((file, path));
        }
        // Flushed after all are written: the first flush of a journal carries
        // the others with it.
        for (file, path) in files {
            FileError::of(FileOperation::Sync, path, rustix::fs::fsync(&file))?;
        }
        Ok(())
    }

    fn put_in_place(
        &self,
        folders: &mut Folders,
        written: &mut [Option<Temporary>],
    ) -> Result<(), FileError> {
        let mut written = written.iter_mut();
        for step in &self.steps {
            match step {
                Step::Write { path, .. } => {
                    let (folder, name) = folders.place(path)?;
                    let Some(temporary) = written.next() else { continue };
                    if let Some(Temporary { name: from, .. }) = temporary {
                        let at = folders.descriptor(folder);
                        let renamed = rustix::fs::renameat(at, &*from, at, name);
                        FileError::of(FileOperation::Rename, path, renamed)?;
                    }
                    *temporary = None;
                }
                Step::Link { path, target } => {
                    let (folder, name) = folders.place(path)?;
                    let made = link(folders.descriptor(folder), name, target);
                    FileError::of(FileOperation::Link, path, made)?;
                }
                Step::Rename { path, target } => {
                    let (from, from_name) = folders.place(path)?;
                    let (to, to_name) = folders.place(target)?;
                    let (from, to) = (folders.descriptor(from), folders.descriptor(to));
                    let renamed = rustix::fs::renameat(from, from_name, to, to_name);
                    FileError::of(FileOperation::Rename, path, renamed)?;
                }
                Step::Remove { path } => {
                    let (folder, name) = folders.place(path)?;
                    let at = folders.descriptor(folder);
                    match rustix::fs::unlinkat(at, name, AtFlags::empty()) {
                        Err(rustix::io::Errno::NOENT) => {}
                        result => FileError::of(FileOperation::Remove, path, result)?,
                    }
                }
            }
        }
        Ok(())
    }
}

/// A file under its temporary name.
struct Temporary {
    folder: usize,
    name: String,
}

/// The folders a batch touches, each opened once.
#[derive(Default)]
struct Folders(Vec<(PathBuf, OwnedFd)>);

impl Folders {
    /// The number of the folder `path` lies in, and its name there.
    fn place<'a>(&mut self, path: &'a Path) -> Result<(usize, &'a OsStr), FileError> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            let name = path.display().to_string();
            return Err(FileError::BadName { name, reason: "it ends in no name" });
        };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Some(known) = self.0.iter().position(|(path, _)| path == folder) {
            return Ok((known, name));
        }
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let opened = rustix::fs::open(folder, flags, Mode::empty());
        let opened = FileError::of(FileOperation::Open, folder, opened)?;
        self.0.push((folder.to_owned(), opened));
        Ok((self.0.len() - 1, name))
    }

    fn descriptor(&self, number: usize) -> BorrowedFd<'_> {
        self.0[number].1.as_fd()
    }

    fn sync(&self) -> Result<(), FileError> {
        self.0.iter().try_for_each(|(path, folder)| {
            FileError::of(FileOperation::Sync, path, rustix::fs::fsync(folder))
        })
    }
}

fn temporary_name(path: &Path) -> Result<String, FileError> {
    let random = FileError::of(FileOperation::Create, path, random_bytes())?;
    Ok(format!("{TEMPORARY}{:016x}", u64::from_ne_bytes(random)))
}

fn create_exclusive(folder: BorrowedFd<'_>, name: &str, path: &Path) -> Result<OwnedFd, FileError> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let created = rustix::fs::openat(folder, name, flags, Mode::RUSR | Mode::WUSR);
    FileError::of(FileOperation::Create, path, created)
}

fn write_all(file: BorrowedFd<'_>, mut content: &[u8]) -> io::Result<()> {
    while !content.is_empty() {
        match rustix::io::write(file, content) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => content = &content[count..],
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Makes a link, by way of a temporary one where something is in its place.
fn link(folder: BorrowedFd<'_>, name: &OsStr, target: &Path) -> io::Result<()> {
    match rustix::fs::symlinkat(target, folder, name) {
        Err(rustix::io::Errno::EXIST) => {}
        result => return Ok(result?),
    }
    let temporary = format!("{TEMPORARY}{:016x}", u64::from_ne_bytes(random_bytes()?));
    rustix::fs::symlinkat(target, folder, &temporary)?;
    rustix::fs::renameat(folder, &temporary, folder, name).map_err(|error| {
        let _ = rustix::fs::unlinkat(folder, &temporary, AtFlags::empty());
        error.into()
    })
}

/// Writes one file durably, mode 0600.
///
/// # Errors
/// Names the step that failed; the old file, if any, is still there.
pub async fn write_durable(
    path: impl Into<PathBuf>,
    content: impl Into<Vec<u8>>,
) -> Result<(), FileError> {
    Batch::new().write(path, content).commit().await
}

/// Makes or replaces one symbolic link durably.
///
/// # Errors
/// Names the step that failed.
pub async fn link_durable(
    path: impl Into<PathBuf>,
    target: impl Into<PathBuf>,
) -> Result<(), FileError> {
    Batch::new().link(path, target).commit().await
}

/// Removes one file or link durably; that it is absent is no error.
///
/// # Errors
/// Names the step that failed.
pub async fn remove_durable(path: impl Into<PathBuf>) -> Result<(), FileError> {
    Batch::new().remove(path).commit().await
}

/// Makes the folder `path` with `mode`, and those above it with 0755. A folder
/// that is there stays as it is.
///
/// # Errors
/// The folder that could not be made.
pub fn create_folder_blocking(path: &Path, mode: u32) -> Result<(), FileError> {
    match rustix::fs::mkdir(path, Mode::from_raw_mode(mode)) {
        // Once more, past the umask.
        Ok(()) => {
            let changed = rustix::fs::chmod(path, Mode::from_raw_mode(mode));
            FileError::of(FileOperation::ChangeMode, path, changed)
        }
        Err(rustix::io::Errno::EXIST) if path.is_dir() => Ok(()),
        // Nothing above it yet; where there is, the file system takes no folders.
        Err(rustix::io::Errno::NOENT) if path.parent().is_some_and(|parent| !is_there(parent)) => {
            path.parent().map_or(Ok(()), |parent| create_folder_blocking(parent, 0o755))?;
            create_folder_blocking(path, mode)
        }
        Err(error) => Err(FileError::failed(FileOperation::CreateFolder, path, error)),
    }
}

fn is_there(folder: &Path) -> bool {
    folder.as_os_str().is_empty() || folder.exists()
}

/// Removes temporary files a crash has left in `folder`, and says how many.
/// Only for folders that no other daemon writes to.
///
/// # Errors
/// When the folder cannot be listed or a file not removed.
pub fn remove_leftovers_blocking(folder: &Path) -> Result<usize, FileError> {
    let mut removed = 0;
    for entry in super::list_folder_blocking(folder)? {
        if entry.name.starts_with(TEMPORARY) {
            let path = folder.join(&entry.name);
            FileError::of(FileOperation::Remove, &path, rustix::fs::unlink(&path))?;
            removed += 1;
        }
    }
    Ok(removed)
}
