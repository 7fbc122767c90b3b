//! A disk at which udev does not look meanwhile.
//!
//! Whenever a disk that was open to be written is closed, udev has the kernel forget
//! all partitions and read the table again, and opens each to see what it holds. Those
//! that nobody uses are then away for a moment, and after that in use for a moment.
//! parted opens the disk to be written also to list what is on it. udev leaves a disk
//! alone that somebody has locked, and later makes up for what has to do with names
//! only.
//!
//! No change by parted may be made meanwhile: it waits until udev is done with all.

use super::super::device;
use crate::blocking::blocking;
use crate::error::{StorageError, failed};
use ostler_host::volume::lock_disk;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::time::Duration;

/// How long udev, or another program that changes partitions, may have the disk.
const FOR_CHANGES: Duration = Duration::from_secs(20);
/// How long a look at it waits, which then goes on without.
const FOR_LOOKS: Duration = Duration::from_secs(5);

/// A disk that udev leaves alone, until dropped.
#[derive(Debug)]
pub(super) struct Quiet(Option<OwnedFd>);

impl Quiet {
    /// For a look at the disk, if it can be had.
    pub(super) async fn for_look(device: &str) -> Result<Self, StorageError> {
        Ok(Self(lock(device, FOR_LOOKS).await?))
    }

    /// For a change. What udev has begun has ended.
    pub(super) async fn for_change(device: &str) -> Result<Self, StorageError> {
        device::settle().await?;
        let lock = lock(device, FOR_CHANGES).await?;
        if lock.is_none() {
            return Err(failed(format!(
                "another program has '{device}' locked, as those do that change partitions: try \
                 again when it is done"
            ))
            .into());
        }
        Ok(Self(lock))
    }

    /// Ends it when udev knows who closed the disk meanwhile.
    pub(super) async fn end(self) {
        if self.0.is_some() {
            device::catch_up().await;
        }
    }
}

async fn lock(device: &str, patience: Duration) -> Result<Option<OwnedFd>, StorageError> {
    let path = PathBuf::from(device);
    blocking(move || Ok(lock_disk(&path, patience)?)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_others_have_locked_is_only_looked_at() {
        let disk = tempfile::NamedTempFile::new().unwrap();
        let path = disk.path().to_str().unwrap();
        let elsewhere = lock(path, Duration::ZERO).await.unwrap();
        assert!(elsewhere.is_some(), "free");
        assert!(lock(path, Duration::ZERO).await.unwrap().is_none(), "taken");
        drop(elsewhere);
        let quiet = Quiet::for_look(path).await.unwrap();
        assert!(lock(path, Duration::ZERO).await.unwrap().is_none(), "taken again");
        drop(quiet);
        assert!(Quiet::for_change(path).await.unwrap().0.is_some());
    }
}
