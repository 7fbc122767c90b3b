//! A directory held open.

use super::{Kind, Seen};
use crate::{
    file::{FileError, FileOperation, check_name},
    ownership::Owner,
    sys::descriptor,
};
use rustix::fs::{AtFlags, FileType, Gid, Mode, OFlags, ResolveFlags, StatVfsMountFlags, Uid};
use std::{
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

/// The time between two looks at who has a file open.
const PAUSE: Duration = Duration::from_millis(5);

/// File systems on disks and in memory of this host, by their numbers in
/// `linux/magic.h`: asking them for what they know of a file is answered by this
/// kernel alone.
const LOCAL: [u32; 12] = [
    0xef53,      // ext2, ext3, ext4
    0x5846_5342, // xfs
    0x9123_683e, // btrfs
    0x0102_1994, // tmpfs
    0x794c_7630, // overlay
    0x2fc1_2fc1, // zfs
    0xf2f5_2010, // f2fs
    0xca45_1a4e, // bcachefs
    0x8584_58f6, // ramfs
    0x3153_464a, // jfs
    0x5265_4973, // reiserfs
    0x3434,      // nilfs
];

/// The room in a file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Space {
    /// All of it, in bytes.
    pub capacity: u64,
    /// Bytes that are free for whoever asks.
    pub available: u64,
}

/// A directory held open. Names are looked up in it and nowhere else: none can
/// lead out of it, and no link is followed.
#[derive(Debug)]
pub struct Directory {
    path: PathBuf,
    descriptor: OwnedFd,
    local: bool,
}

impl Directory {
    /// Opens the directory at `path`, a path of our own. Links on the way to it
    /// are followed.
    ///
    /// # Errors
    /// When it is absent or no directory.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let opened = rustix::fs::open(path, flags, Mode::empty());
        let descriptor = FileError::of(FileOperation::Open, path, opened)?;
        let found = rustix::fs::fstatfs(&descriptor);
        let found = FileError::of(FileOperation::Inspect, path, found)?;
        let number = u32::try_from(found.f_type).unwrap_or(0);
        Ok(Self { path: path.to_owned(), descriptor, local: LOCAL.contains(&number) })
    }

    /// The path by which it was opened.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns whether its file system is this host's own: then asking it for what it knows of
    /// a file needs no one else's answer.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.local
    }

    /// Asks the file system about the directory itself.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn look_at_itself(&self) -> Result<Seen, FileError> {
        let stat = rustix::fs::fstat(&self.descriptor);
        Ok(Seen::new(&FileError::of(FileOperation::Inspect, &self.path, stat)?))
    }

    /// Asks the file system about `name`; about a link itself.
    ///
    /// # Errors
    /// When it is absent, or the name is none.
    pub fn look(&self, name: &str) -> Result<Seen, FileError> {
        check_name(name, 0)?;
        let stat = rustix::fs::statat(&self.descriptor, name, AtFlags::SYMLINK_NOFOLLOW);
        Ok(Seen::new(&FileError::of(FileOperation::Inspect, &self.inside(name), stat)?))
    }

    /// The room in its file system.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn space(&self) -> Result<Space, FileError> {
        let found = rustix::fs::fstatvfs(&self.descriptor);
        let found = FileError::of(FileOperation::Inspect, &self.path, found)?;
        Ok(Space {
            capacity: found.f_blocks.saturating_mul(found.f_frsize),
            available: found.f_bavail.saturating_mul(found.f_frsize),
        })
    }

    /// Returns whether nothing can be written to its file system.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn is_read_only(&self) -> Result<bool, FileError> {
        let found = rustix::fs::fstatvfs(&self.descriptor);
        let found = FileError::of(FileOperation::Inspect, &self.path, found)?;
        Ok(found.f_flag.contains(StatVfsMountFlags::RDONLY))
    }

    /// Opens the file or block device `name` for reading.
    ///
    /// # Errors
    /// When it is absent, a link, or holds no content.
    pub fn open_to_read(&self, name: &str) -> Result<OwnedFd, FileError> {
        self.open_content(name, OFlags::RDONLY)
    }

    /// Opens the file or block device `name` for reading and writing.
    ///
    /// # Errors
    /// As [`Directory::open_to_read`].
    pub fn open_to_write(&self, name: &str) -> Result<OwnedFd, FileError> {
        self.open_content(name, OFlags::RDWR)
    }

    /// Makes the folder `name`, with this mode and, if told, owner.
    ///
    /// # Errors
    /// When something of that name is there.
    pub fn make_folder(
        &self,
        name: &str,
        mode: u32,
        owner: Option<Owner>,
    ) -> Result<(), FileError> {
        check_name(name, 0)?;
        let path = self.inside(name);
        let mode = Mode::from_raw_mode(mode);
        let made = rustix::fs::mkdirat(&self.descriptor, name, mode);
        FileError::of(FileOperation::CreateFolder, &path, made)?;
        let opened = self.resolve(name, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty())?;
        if let Some(Owner { uid, gid }) = owner {
            let (uid, gid) = (Uid::from_raw(uid), Gid::from_raw(gid));
            let owned = rustix::fs::fchown(&opened, Some(uid), Some(gid));
            FileError::of(FileOperation::ChangeOwner, &path, owned)?;
        }
        // What the umask took away.
        let changed = rustix::fs::fchmod(&opened, mode);
        FileError::of(FileOperation::ChangeMode, &path, changed)?;
        self.sync()
    }

    /// Removes `name`, which is no folder.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn remove(&self, name: &str) -> Result<(), FileError> {
        self.unlink(name, AtFlags::empty())
    }

    /// Removes the empty folder `name`.
    ///
    /// # Errors
    /// When it is not empty or cannot be removed.
    pub fn remove_folder(&self, name: &str) -> Result<(), FileError> {
        self.unlink(name, AtFlags::REMOVEDIR)
    }

    /// Waits until what was changed in the directory is on the disk.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn sync(&self) -> Result<(), FileError> {
        match rustix::fs::fsync(&self.descriptor) {
            // Some file systems have nothing to flush for a directory.
            Err(rustix::io::Errno::INVAL) => Ok(()),
            result => FileError::of(FileOperation::Sync, &self.path, result),
        }
    }

    fn unlink(&self, name: &str, flags: AtFlags) -> Result<(), FileError> {
        check_name(name, 0)?;
        let removed = rustix::fs::unlinkat(&self.descriptor, name, flags);
        FileError::of(FileOperation::Remove, &self.inside(name), removed)?;
        self.sync()
    }

    fn open_content(&self, name: &str, access: OFlags) -> Result<OwnedFd, FileError> {
        // A pipe does not make it wait.
        let file = self.resolve(name, access | OFlags::NONBLOCK | OFlags::NOCTTY, Mode::empty())?;
        let path = self.inside(name);
        let stat = rustix::fs::fstat(&file);
        let stat = FileError::of(FileOperation::Inspect, &path, stat)?;
        match FileType::from_raw_mode(stat.st_mode) {
            FileType::RegularFile | FileType::BlockDevice => Ok(file),
            _ => Err(FileError::NotRegular { path }),
        }
    }

    pub(super) fn resolve(
        &self,
        name: &str,
        flags: OFlags,
        mode: Mode,
    ) -> Result<OwnedFd, FileError> {
        check_name(name, 0)?;
        let resolve =
            ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
        let opened = loop {
            let flags = flags | OFlags::CLOEXEC;
            match rustix::fs::openat2(&self.descriptor, name, flags, mode, resolve) {
                // A rename somewhere above raced with the walk.
                Err(rustix::io::Errno::AGAIN) => {}
                Err(rustix::io::Errno::LOOP) => {
                    break Err(io::Error::other(
                        "it is a symbolic link, and none is followed here",
                    ));
                }
                result => break result.map_err(io::Error::from),
            }
        };
        FileError::of(FileOperation::Open, &self.inside(name), opened)
    }

    pub(super) fn descriptor(&self) -> BorrowedFd<'_> {
        self.descriptor.as_fd()
    }

    /// The path of `name` in it, for people and programs.
    #[must_use]
    pub fn inside(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

/// Asks the file system about an open file.
///
/// # Errors
/// When it does not answer.
pub fn look_at(file: BorrowedFd<'_>, path: &Path) -> Result<Seen, FileError> {
    let stat = rustix::fs::fstat(file);
    let mut seen = Seen::new(&FileError::of(FileOperation::Inspect, path, stat)?);
    if seen.kind == Kind::Block {
        let end = rustix::fs::seek(file, rustix::fs::SeekFrom::End(0));
        seen.identity.size = FileError::of(FileOperation::Inspect, path, end)?;
        seen.allocated = seen.identity.size;
    }
    Ok(seen)
}

/// Returns whether somebody has a lock on any part of the file: a guest's emulator has, for as
/// long as it uses an image.
///
/// # Errors
/// When its file system cannot tell.
pub fn is_locked(file: &OwnedFd) -> Result<bool, FileError> {
    FileError::of(FileOperation::Inspect, Path::new("a file's locks"), descriptor::is_locked(file))
}

/// Returns whether anybody has the file open for writing, be it as a loop device, and still has
/// it after `patience`: one who is about to replace it has it only for a moment, and so has a
/// program that is just being started by one who writes. Ours must be open for reading only.
/// Blocks.
///
/// # Errors
/// When the system does not answer.
pub fn stays_open_for_writing(file: &OwnedFd, patience: Duration) -> Result<bool, FileError> {
    let began = Instant::now();
    loop {
        let open = descriptor::is_open_for_writing(file);
        let open = FileError::of(FileOperation::Inspect, Path::new("who has a file open"), open)?;
        if !open || began.elapsed() >= patience {
            return Ok(open);
        }
        sleep(PAUSE);
    }
}

/// How far an open file or device reaches.
///
/// # Errors
/// When it does not answer.
pub fn size_of(file: BorrowedFd<'_>, path: &Path) -> Result<u64, FileError> {
    Ok(look_at(file, path)?.size())
}

/// Asks the file system about the file at `path`. Links are followed.
///
/// # Errors
/// When there is none.
pub fn look_at_path(path: &Path) -> Result<Seen, FileError> {
    Ok(Seen::new(&FileError::of(FileOperation::Inspect, path, rustix::fs::stat(path))?))
}
