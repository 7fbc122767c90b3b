//! Reading files of bounded size, singly and a folder at a time.

use super::{FileError, FileOperation, blocking};
use rustix::{
    buffer::spare_capacity,
    fs::{FileType, Mode, OFlags, RawDir},
};
use std::{
    os::{
        fd::{AsFd, BorrowedFd, OwnedFd},
        unix::ffi::OsStringExt,
    },
    path::{Path, PathBuf},
    thread,
};

/// With fewer files than this a second thread costs more than it brings.
const FILES_PER_THREAD: usize = 256;

/// Something in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name.
    pub name: String,
    /// Its type, as the folder says; [`FileType::Unknown`] where it does not.
    pub kind: FileType,
}

/// The files of a folder that were read, and those that could not be.
#[derive(Debug, Default)]
pub struct FolderContents {
    /// Name and content, in no particular order.
    pub files: Vec<(String, Vec<u8>)>,
    /// The errors that kept the others from being read.
    pub failed: Vec<FileError>,
}

/// Reads the regular file `path`, of at most `bound` bytes. Links are followed.
///
/// # Errors
/// When it cannot be opened or read, is larger, or is something else.
pub async fn read_bounded(path: impl Into<PathBuf>, bound: u64) -> Result<Vec<u8>, FileError> {
    let path = path.into();
    blocking(move || read_bounded_blocking(&path, bound)).await
}

/// As [`read_bounded`], on a thread that may wait.
///
/// # Errors
/// As [`read_bounded`].
pub fn read_bounded_blocking(path: &Path, bound: u64) -> Result<Vec<u8>, FileError> {
    // Opening a pipe would wait for its other end.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let file =
        FileError::of(FileOperation::Open, path, rustix::fs::open(path, flags, Mode::empty()))?;
    require_regular(file.as_fd(), path)?;
    let mut content = Vec::new();
    read_whole(file.as_fd(), path, bound, &mut content)?;
    Ok(content)
}

/// The target of the symbolic link `path`, as it stands there.
///
/// # Errors
/// When it is no link.
pub async fn read_link(path: impl Into<PathBuf>) -> Result<PathBuf, FileError> {
    let path = path.into();
    blocking(move || FileError::of(FileOperation::ReadLink, &path, std::fs::read_link(&path))).await
}

/// Lists the entries of `folder`, apart from `.` and `..`, in no particular order. Names that
/// are not UTF-8 are not ours and left out.
///
/// # Errors
/// When it cannot be listed.
pub async fn list_folder(folder: impl Into<PathBuf>) -> Result<Vec<FolderEntry>, FileError> {
    let folder = folder.into();
    blocking(move || list_folder_blocking(&folder)).await
}

/// As [`list_folder`], on a thread that may wait.
///
/// # Errors
/// As [`list_folder`].
pub fn list_folder_blocking(folder: &Path) -> Result<Vec<FolderEntry>, FileError> {
    let opened = open_folder(folder)?;
    list(opened.as_fd(), folder)
}

/// Reads the files of `folder` whose names end in `suffix` and do not begin
/// with a dot, each of at most `bound` bytes, on several threads when there are
/// many. A file that cannot be read does not keep the others from it.
///
/// # Errors
/// When the folder cannot be listed.
pub async fn read_folder(
    folder: impl Into<PathBuf>,
    suffix: impl Into<String>,
    bound: u64,
) -> Result<FolderContents, FileError> {
    let (folder, suffix) = (folder.into(), suffix.into());
    blocking(move || read_folder_blocking(&folder, &suffix, bound)).await
}

/// As [`read_folder`], on a thread that may wait.
///
/// # Errors
/// As [`read_folder`].
pub fn read_folder_blocking(
    folder: &Path,
    suffix: &str,
    bound: u64,
) -> Result<FolderContents, FileError> {
    let opened = open_folder(folder)?;
    let mut entries = list(opened.as_fd(), folder)?;
    entries.retain(|entry| entry.may_be_file(suffix));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = entries.len().div_ceil(threads).max(FILES_PER_THREAD);
    if entries.len() <= share {
        return Ok(read_entries(opened.as_fd(), folder, entries, bound));
    }
    let mut shares = Vec::new();
    while !entries.is_empty() {
        let rest = entries.split_off(share.min(entries.len()));
        shares.push(std::mem::replace(&mut entries, rest));
    }
    let opened = opened.as_fd();
    Ok(thread::scope(|scope| {
        let readers: Vec<_> = shares
            .into_iter()
            .map(|share| scope.spawn(move || read_entries(opened, folder, share, bound)))
            .collect();
        let mut all = FolderContents::default();
        for reader in readers {
            match reader.join() {
                Ok(part) => {
                    all.files.extend(part.files);
                    all.failed.extend(part.failed);
                }
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    }))
}

/// Reads these files of `folder`, as [`list_folder_blocking`] lists them, on
/// this thread: for who reads many and does not keep their contents.
///
/// # Errors
/// When the folder cannot be opened.
pub fn read_files_blocking(
    folder: &Path,
    entries: Vec<FolderEntry>,
    bound: u64,
) -> Result<FolderContents, FileError> {
    let opened = open_folder(folder)?;
    Ok(read_entries(opened.as_fd(), folder, entries, bound))
}

impl FolderEntry {
    /// Returns whether it may be a file of ours whose name ends in `suffix`: one that is hidden
    /// or of another kind is not.
    #[must_use]
    pub fn may_be_file(&self, suffix: &str) -> bool {
        self.name.ends_with(suffix)
            && !self.name.starts_with('.')
            && matches!(self.kind, FileType::RegularFile | FileType::Symlink | FileType::Unknown)
    }
}

fn read_entries(
    at: BorrowedFd<'_>,
    folder: &Path,
    entries: Vec<FolderEntry>,
    bound: u64,
) -> FolderContents {
    let mut contents =
        FolderContents { files: Vec::with_capacity(entries.len()), failed: Vec::new() };
    let mut buffer = Vec::with_capacity(16 * 1024);
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    for FolderEntry { name, kind } in entries {
        let path = || folder.join(&name);
        let read = rustix::fs::openat(at, &name, flags, Mode::empty())
            .map_err(|error| FileError::failed(FileOperation::Open, &path(), error))
            .and_then(|file| {
                if kind != FileType::RegularFile {
                    require_regular(file.as_fd(), &path())?;
                }
                read_whole(file.as_fd(), &path(), bound, &mut buffer)
            });
        match read {
            Ok(()) => contents.files.push((name, buffer.clone())),
            Err(error) => contents.failed.push(error),
        }
    }
    contents
}

/// Reads to the end into `buffer`, whose room is used again from file to file.
pub(super) fn read_whole(
    file: BorrowedFd<'_>,
    path: &Path,
    bound: u64,
    buffer: &mut Vec<u8>,
) -> Result<(), FileError> {
    buffer.clear();
    loop {
        if buffer.len() == buffer.capacity() {
            buffer.reserve(buffer.len().max(4096));
        }
        let room = buffer.capacity() - buffer.len();
        match rustix::io::read(file, spare_capacity(buffer)) {
            // A regular file that gives less than was asked for is at its end.
            Ok(count) if count < room => break,
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(FileError::failed(FileOperation::Read, path, error)),
        }
        if buffer.len() as u64 > bound {
            break;
        }
    }
    if buffer.len() as u64 > bound {
        buffer.clear();
        return Err(FileError::TooLarge { path: path.to_owned(), bound });
    }
    Ok(())
}

pub(super) fn require_regular(file: BorrowedFd<'_>, path: &Path) -> Result<(), FileError> {
    let stat = FileError::of(FileOperation::Inspect, path, rustix::fs::fstat(file))?;
    match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => Ok(()),
        _ => Err(FileError::NotRegular { path: path.to_owned() }),
    }
}

fn open_folder(folder: &Path) -> Result<OwnedFd, FileError> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    FileError::of(FileOperation::Open, folder, rustix::fs::open(folder, flags, Mode::empty()))
}

fn list(opened: BorrowedFd<'_>, folder: &Path) -> Result<Vec<FolderEntry>, FileError> {
    let mut entries = Vec::new();
    let mut buffer = Vec::with_capacity(64 * 1024);
    let mut directory = RawDir::new(opened, buffer.spare_capacity_mut());
    while let Some(entry) = directory.next() {
        let entry = FileError::of(FileOperation::List, folder, entry)?;
        let name = std::ffi::OsString::from_vec(entry.file_name().to_bytes().to_vec());
        let Ok(name) = name.into_string() else { continue };
        if name != "." && name != ".." {
            entries.push(FolderEntry { name, kind: entry.file_type() });
        }
    }
    Ok(entries)
}
