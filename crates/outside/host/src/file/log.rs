//! Logs of guests: appended to, and put aside when they grow.

use super::{FileError, FileOperation, blocking};
use rustix::fs::{Mode, OFlags};
use std::{
    fs::File,
    io::{Seek, SeekFrom, Write},
    os::fd::OwnedFd,
    path::{Path, PathBuf},
};

/// When a log is put aside: at `size` bytes, with the last `kept` ones kept as
/// `NAME.0`, `NAME.1`, ... (the newest first).
#[derive(Debug, Clone, Copy)]
pub struct Rotation {
    /// Bytes that are too many.
    pub size: u64,
    /// How many old logs are kept.
    pub kept: u32,
}

/// A log opened for a guest.
#[derive(Debug)]
pub struct Log {
    /// To be written to, always at the end.
    pub descriptor: OwnedFd,
    /// The offset at which text that is written from now on begins.
    pub start: u64,
}

/// Opens the log at `path` for appending, after putting it aside if it is too
/// large, and writes `head` to it.
///
/// # Errors
/// When it cannot be opened or written.
pub async fn open_log(
    path: impl Into<PathBuf>,
    rotation: Rotation,
    head: impl Into<Vec<u8>>,
) -> Result<Log, FileError> {
    let (path, head) = (path.into(), head.into());
    blocking(move || {
        rotate(&path, rotation);
        let mut file = append(&path)?;
        FileError::of(FileOperation::Write, &path, file.write_all(&head))?;
        let start = FileError::of(FileOperation::Read, &path, file.seek(SeekFrom::End(0)))?;
        Ok(Log { descriptor: file.into(), start })
    })
    .await
}

/// Appends a line to the log at `path`.
///
/// # Errors
/// When it cannot be opened or written.
pub async fn append_log(
    path: impl Into<PathBuf>,
    line: impl Into<Vec<u8>>,
) -> Result<(), FileError> {
    let (path, line) = (path.into(), line.into());
    blocking(move || {
        let mut file = append(&path)?;
        FileError::of(FileOperation::Write, &path, file.write_all(&line))
    })
    .await
}

fn append(path: &Path) -> Result<File, FileError> {
    let flags = OFlags::WRONLY
        | OFlags::APPEND
        | OFlags::CREATE
        | OFlags::CLOEXEC
        | OFlags::NOFOLLOW
        | OFlags::NONBLOCK;
    let mode = Mode::RUSR | Mode::WUSR;
    let file = FileError::of(FileOperation::Open, path, rustix::fs::open(path, flags, mode))?;
    Ok(File::from(file))
}

/// A log that cannot be put aside is written on.
fn rotate(path: &Path, rotation: Rotation) {
    let size = std::fs::symlink_metadata(path).map_or(0, |data| data.len());
    if size < rotation.size || rotation.kept == 0 {
        return;
    }
    let aside = |number: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{number}"));
        PathBuf::from(name)
    };
    for number in (0..rotation.kept.saturating_sub(1)).rev() {
        let _ = std::fs::rename(aside(number), aside(number + 1));
    }
    let _ = std::fs::rename(path, aside(0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn logs_are_appended_and_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("guest.log");
        let rotation = Rotation { size: 20, kept: 2 };
        for round in 0..4 {
            let log =
                open_log(&path, rotation, format!("round {round}: 12345678\n")).await.unwrap();
            assert_eq!(log.start, 18 * (1 + round % 2), "round {round}");
        }
        append_log(&path, "bye\n").await.unwrap();
        let text = std::fs::read(&path).unwrap();
        assert_eq!(text, b"round 2: 12345678\nround 3: 12345678\nbye\n");
        assert!(folder.path().join("guest.log.0").exists());
        assert!(!folder.path().join("guest.log.1").exists());
    }
}
