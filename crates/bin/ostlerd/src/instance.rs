//! One daemon for one state folder: a locked file that holds the process id.

use rustix::fs::{FlockOperation, Mode, OFlags};
use std::{
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

/// Why this daemon cannot be the one.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InstanceError {
    /// Another one is.
    #[error(
        "another ostlerd (process {pid}) holds {} already; stop it, or give this one a folder of \
         its own with --state",
        path.display()
    )]
    Running {
        /// The file with the lock.
        path: PathBuf,
        /// The other one's process, as far as it wrote it.
        pid: String,
    },
    /// The file cannot be made.
    #[error("cannot write the process id to {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// The hold on a state folder, until dropped.
#[derive(Debug)]
pub(crate) struct Instance {
    _file: File,
}

impl Instance {
    /// Takes hold of the folders whose lock is the file `path`. The lock goes
    /// when the process does, however it ends; the file stays.
    pub(crate) fn acquire(path: &Path) -> Result<Self, InstanceError> {
        let failed = |source| InstanceError::File { path: path.to_owned(), source };
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let mut file = rustix::fs::open(path, flags, Mode::from_raw_mode(0o644))
            .map(File::from)
            .map_err(|error| failed(error.into()))?;
        match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(rustix::io::Errno::WOULDBLOCK) => {
                let mut pid = String::new();
                // The number is only for the sentence.
                let _ = file.read_to_string(&mut pid);
                return Err(InstanceError::Running {
                    path: path.to_owned(),
                    pid: pid.trim().to_owned(),
                });
            }
            Err(error) => return Err(failed(error.into())),
        }
        write_pid(&mut file).map_err(failed)?;
        Ok(Self { _file: file })
    }
}

/// Writes the process id to a file of its own (`--pid-file`).
pub(crate) fn write_pid_file(path: &Path) -> Result<(), InstanceError> {
    File::create(path)
        .and_then(|mut file| write_pid(&mut file))
        .map_err(|source| InstanceError::File { path: path.to_owned(), source })
}

fn write_pid(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_holds_a_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ostlerd.pid");
        let instance = Instance::acquire(&path).expect("free");
        let error = Instance::acquire(&path).expect_err("taken").to_string();
        assert!(error.contains(&format!("(process {})", std::process::id())), "{error}");
        drop(instance);
        Instance::acquire(&path).expect("free again");
    }
}
