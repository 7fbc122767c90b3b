//! The file that holds a daemon's number and, by its lock, keeps a second
//! daemon away.
//!
//! A daemon that was killed while a thread of it waits for a disk or a file server
//! that does not answer keeps its descriptors, and so the lock, until that answers.
//! None of its instructions runs any more, so the next daemon does not wait for it:
//! it puts a file of its own in the place.

use crate::{
    file::{FileError, FileOperation},
    process::has_ended,
    sys,
};
use rustix::fs::{FlockOperation, Mode, OFlags};
use std::{
    io,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How long a lock may outlive the daemon that took it: a program it was just
/// starting has its descriptors until that program runs.
const AFTER_DEATH: Duration = Duration::from_secs(2);
/// Between two looks at such a lock.
const PAUSE: Duration = Duration::from_millis(10);

/// A pid file, held until it is dropped.
#[derive(Debug)]
pub struct PidFile {
    path: PathBuf,
    _locked: OwnedFd,
}

/// The pid file could not be had.
#[derive(Debug, thiserror::Error)]
pub enum PidFileError {
    /// Another daemon holds it.
    #[error(
        "'{}' is locked: {} is running with the same folders; stop it first, or give this one \
         folders of its own",
        path.display(), holder(*pid)
    )]
    Held {
        /// The file.
        path: PathBuf,
        /// Who holds it, as the file says.
        pid: Option<i32>,
    },
    /// It could not be made or written.
    #[error(transparent)]
    File(#[from] FileError),
}

fn holder(pid: Option<i32>) -> String {
    pid.map_or_else(|| "another daemon".to_owned(), |pid| format!("a daemon with process id {pid}"))
}

impl PidFile {
    /// Makes the file, locks it and writes this process's number. Waits a
    /// moment when the holder has just died.
    ///
    /// # Errors
    /// [`PidFileError::Held`] when another daemon has it.
    pub fn take(path: impl Into<PathBuf>) -> Result<Self, PidFileError> {
        let path = path.into();
        let given_up = Instant::now() + AFTER_DEATH;
        loop {
            let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let opened = rustix::fs::open(&path, flags, Mode::from_raw_mode(0o644));
            let file = FileError::of(FileOperation::Open, &path, opened)?;
            let locked = sys::descriptor::lock(&file);
            if !FileError::of(FileOperation::Lock, &path, locked)? {
                let pid = read_pid(&file);
                if pid.is_some_and(is_gone) && Instant::now() < given_up {
                    std::thread::sleep(PAUSE);
                    continue;
                }
                if pid.is_some_and(has_ended) && give_way(&path, &file)? {
                    continue;
                }
                return Err(PidFileError::Held { path, pid });
            }
            // The holder before may have removed the file in between.
            if !is_still(&path, &file)? {
                continue;
            }
            let text = format!("{}\n", std::process::id());
            let written = rustix::fs::ftruncate(&file, 0)
                .and_then(|()| rustix::io::pwrite(&file, text.as_bytes(), 0));
            FileError::of(FileOperation::Write, &path, written)?;
            return Ok(Self { path, _locked: file });
        }
    }
}

impl Drop for PidFile {
    fn drop(&mut self) {
        // Before the lock goes with the descriptor.
        if let Err(error) = rustix::fs::unlink(&self.path) {
            tracing::warn!("cannot remove '{}': {error}", self.path.display());
        }
    }
}

/// Removes the file of a daemon that has ended and keeps its lock, unless another
/// daemon did. Whether there is reason to try again.
fn give_way(path: &Path, file: &OwnedFd) -> Result<bool, FileError> {
    let folder = path.parent().unwrap_or(Path::new("/"));
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let opened = rustix::fs::open(folder, flags, Mode::empty());
    let folder = FileError::of(FileOperation::Open, path, opened)?;
    // Not two at once: the file that the second removes would be the first's.
    let alone = rustix::fs::flock(&folder, FlockOperation::NonBlockingLockExclusive);
    if alone.is_err() {
        std::thread::sleep(PAUSE);
        return Ok(true);
    }
    if is_still(path, file)? {
        FileError::of(FileOperation::Remove, path, rustix::fs::unlink(path))?;
    }
    Ok(true)
}

fn is_still(path: &Path, file: &OwnedFd) -> Result<bool, FileError> {
    let ours = FileError::of(FileOperation::Inspect, path, rustix::fs::fstat(file))?;
    match rustix::fs::stat(path) {
        Ok(there) => Ok((there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)),
        Err(rustix::io::Errno::NOENT) => Ok(false),
        Err(error) => Err(FileError::failed(FileOperation::Inspect, path, io::Error::from(error))),
    }
}

fn is_gone(pid: i32) -> bool {
    let process = rustix::process::Pid::from_raw(pid);
    process.is_none_or(|process| {
        rustix::process::test_kill_process(process) == Err(rustix::io::Errno::SRCH)
    })
}

fn read_pid(file: &OwnedFd) -> Option<i32> {
    let mut text = [0; 16];
    let length = rustix::io::pread(file, &mut text, 0).ok()?;
    std::str::from_utf8(text.get(..length)?).ok()?.trim().parse().ok()
}
