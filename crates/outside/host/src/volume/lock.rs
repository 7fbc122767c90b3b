//! The lock of a disk as a whole.

use crate::file::{FileError, FileOperation, open_device_blocking};
use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The time between two attempts.
const PAUSE: Duration = Duration::from_millis(20);

/// Locks a disk, until what is returned is dropped: nothing if somebody else has the
/// lock for longer than `patience`.
///
/// udev takes this lock while it looks at the disk or one of its partitions, and as
/// long as another has it neither looks nor has the kernel read the table again. So do
/// other programs that change partition tables.
///
/// # Errors
/// When the disk cannot be opened, or has no such lock.
pub fn lock_disk(path: &Path, patience: Duration) -> Result<Option<OwnedFd>, FileError> {
    let disk = open_device_blocking(path, false)?;
    let began = Instant::now();
    loop {
        match flock(&disk, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => return Ok(Some(disk)),
            Err(Errno::WOULDBLOCK) if began.elapsed() < patience => sleep(PAUSE),
            Err(Errno::WOULDBLOCK) => return Ok(None),
            Err(Errno::INTR) => {}
            Err(error) => return Err(FileError::failed(FileOperation::Lock, path, error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let none = Duration::ZERO;
        let first = lock_disk(file.path(), none).unwrap();
        assert!(first.is_some());
        assert!(lock_disk(file.path(), none).unwrap().is_none(), "taken");
        drop(first);
        assert!(lock_disk(file.path(), none).unwrap().is_some(), "given back");
    }
}
