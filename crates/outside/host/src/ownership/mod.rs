//! Giving files to a guest's user, and back again.
//!
//! An emulator that runs as a user of its own must be able to open the guest's
//! images. They are given to that user for as long as guests use them; who
//! owned them before is kept in extended attributes of the file itself, in the
//! form libvirt uses, so that either daemon can give them back. A count tells
//! how many guests use the file: only the last gives it back.
//!
//! Files are changed by descriptor: what was looked at is what is changed.

mod memory;
#[cfg(test)]
mod tests;

pub use crate::file::Owner;

use crate::file::{FileError, FileOperation, blocking};
use memory::{Memory, Remembered};
use rustix::fs::{AtFlags, Gid, Mode, OFlags, Stat, Uid};
use std::{
    collections::BTreeSet,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
    sync::{Condvar, Mutex, PoisonError},
};

/// The place where the owner before is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is kept with the file.
    Remembered,
    /// The file system or our rights do not allow to keep it. The caller keeps
    /// it, or gives the file to root in the end.
    NotRemembered(Owner),
}

/// The outcome for a file that was given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Released {
    /// It has this owner again.
    Restored(Owner),
    /// This many others use it still.
    InUse(u32),
}

/// Gives the file to `owner`, or counts one more user if it has been given
/// already. Links are followed.
///
/// # Errors
/// When it is absent, we may not, or its file system does not take owners.
/// Nothing has changed then.
pub async fn take(path: impl Into<PathBuf>, owner: Owner) -> Result<Taken, FileError> {
    let path = path.into();
    blocking(move || File::open(&path)?.take(owner)).await
}

/// Counts one user less and, if that was the last, gives the file back to whom
/// it belonged: `otherwise` where that is not known. That the file is gone is
/// no error.
///
/// # Errors
/// When we may not, or the file system refuses.
pub async fn release(
    path: impl Into<PathBuf>,
    otherwise: Owner,
) -> Result<Option<Released>, FileError> {
    let path = path.into();
    blocking(move || match File::open(&path) {
        Err(error) if error.is_not_found() => Ok(None),
        file => file?.release(otherwise).map(Some),
    })
    .await
}

/// A file held by descriptor, without being opened for reading or writing.
struct File<'a> {
    path: &'a Path,
    descriptor: OwnedFd,
    stat: Stat,
}

impl<'a> File<'a> {
    fn open(path: &'a Path) -> Result<Self, FileError> {
        let opened = rustix::fs::open(path, OFlags::PATH | OFlags::CLOEXEC, Mode::empty());
        let descriptor = FileError::of(FileOperation::Open, path, opened)?;
        let stat = rustix::fs::fstat(&descriptor);
        let stat = FileError::of(FileOperation::Inspect, path, stat)?;
        Ok(Self { path, descriptor, stat })
    }

    fn take(&self, owner: Owner) -> Result<Taken, FileError> {
        let _alone = Alone::with(&self.stat);
        let memory = Memory::of(&self.descriptor);
        let before = memory.read();
        let remembered = match before {
            Some(Remembered { users, owner }) => {
                memory.write(Remembered { users: users.saturating_add(1), owner })
            }
            None => memory.write(Remembered { users: 1, owner: self.owner()? }),
        };
        if let Err(error) = self.change_owner(owner) {
            match before {
                Some(before) => drop(memory.write(before)),
                None => memory.forget(),
            }
            return Err(error);
        }
        match remembered {
            Ok(()) => Ok(Taken::Remembered),
            Err(error) => {
                tracing::debug!(
                    "the owner of '{}' is not kept with it: {error}",
                    self.path.display()
                );
                Ok(Taken::NotRemembered(Owner { uid: self.stat.st_uid, gid: self.stat.st_gid }))
            }
        }
    }

    fn release(&self, otherwise: Owner) -> Result<Released, FileError> {
        let _alone = Alone::with(&self.stat);
        let memory = Memory::of(&self.descriptor);
        match memory.read() {
            Some(Remembered { users, owner }) if users > 1 => {
                let fewer = memory.write(Remembered { users: users - 1, owner });
                FileError::of(FileOperation::ChangeAttribute, self.path, fewer)?;
                Ok(Released::InUse(users - 1))
            }
            Some(Remembered { owner, .. }) => {
                self.change_owner(owner)?;
                memory.forget();
                Ok(Released::Restored(owner))
            }
            None => self.change_owner(otherwise).map(|()| Released::Restored(otherwise)),
        }
    }

    fn owner(&self) -> Result<Owner, FileError> {
        // Looked at anew: somebody else may have been here before us.
        let stat = rustix::fs::fstat(&self.descriptor);
        let stat = FileError::of(FileOperation::Inspect, self.path, stat)?;
        Ok(Owner { uid: stat.st_uid, gid: stat.st_gid })
    }

    fn change_owner(&self, Owner { uid, gid }: Owner) -> Result<(), FileError> {
        let (uid, gid) = (Uid::from_raw(uid), Gid::from_raw(gid));
        let flags = AtFlags::EMPTY_PATH;
        let changed = rustix::fs::chownat(&self.descriptor, "", Some(uid), Some(gid), flags);
        FileError::of(FileOperation::ChangeOwner, self.path, changed)
    }
}

/// The right to change one file, which one thread has at a time. Other files
/// are not held up.
struct Alone((u64, u64));

static BUSY: Mutex<BTreeSet<(u64, u64)>> = Mutex::new(BTreeSet::new());
static FREED: Condvar = Condvar::new();

impl Alone {
    fn with(stat: &Stat) -> Self {
        let file = (stat.st_dev, stat.st_ino);
        let mut busy = BUSY.lock().unwrap_or_else(PoisonError::into_inner);
        while !busy.insert(file) {
            busy = FREED.wait(busy).unwrap_or_else(PoisonError::into_inner);
        }
        Self(file)
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        BUSY.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
        FREED.notify_all();
    }
}
