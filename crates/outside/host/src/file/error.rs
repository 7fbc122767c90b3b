//! Errors of files.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// An operation on a file that did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system refused it.
    #[error("cannot {operation} '{}'", path.display())]
    Failed {
        /// The operation that was tried.
        operation: FileOperation,
        /// On which file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The file holds more than its reader takes.
    #[error("'{}' is larger than the {bound} bytes that are read of such a file", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// How many bytes it may have.
        bound: u64,
    },
    /// It is there, but it is a folder, device, socket or pipe.
    #[error("'{}' is not a regular file", path.display())]
    NotRegular {
        /// The path that is taken.
        path: PathBuf,
    },
    /// It is there, but it is no terminal or other character device.
    #[error("'{}' is not a terminal", path.display())]
    NotATerminal {
        /// The path that is taken.
        path: PathBuf,
    },
    /// More comes than was said.
    #[error("cannot write past byte {end} of '{}': no more than that was announced", path.display())]
    BeyondEnd {
        /// The file.
        path: PathBuf,
        /// The offset at which writing was to end.
        end: u64,
    },
    /// The name cannot be that of a file in a folder.
    #[error("'{}' cannot be the name of a file: {reason}", name.escape_debug())]
    BadName {
        /// The name.
        name: String,
        /// The fault of the name.
        reason: &'static str,
    },
}

/// An operation on a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum FileOperation {
    Open,
    Create,
    CreateFolder,
    List,
    Read,
    ReadLink,
    Write,
    Allocate,
    Resize,
    Copy,
    Sync,
    Rename,
    Link,
    Remove,
    Lock,
    Inspect,
    ChangeOwner,
    ChangeMode,
    ChangeAttribute,
    Unmount,
}

impl fmt::Display for FileOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "open",
            Self::Create => "create",
            Self::CreateFolder => "create the folder",
            Self::List => "list the folder",
            Self::Read => "read",
            Self::ReadLink => "read the link",
            Self::Write => "write",
            Self::Allocate => "make room for",
            Self::Resize => "change the size of",
            Self::Copy => "copy to",
            Self::Sync => "write to the disk",
            Self::Rename => "put in place",
            Self::Link => "create the link",
            Self::Remove => "remove",
            Self::Lock => "lock",
            Self::Inspect => "inspect",
            Self::ChangeOwner => "change the owner of",
            Self::ChangeMode => "change the mode of",
            Self::ChangeAttribute => "change the attributes of",
            Self::Unmount => "unmount",
        })
    }
}

impl FileError {
    pub(crate) fn failed(
        operation: FileOperation,
        path: &Path,
        source: impl Into<io::Error>,
    ) -> Self {
        Self::Failed { operation, path: path.to_owned(), source: source.into() }
    }

    /// Makes a system call's result one of an operation on `path`.
    pub(crate) fn of<T, E: Into<io::Error>>(
        operation: FileOperation,
        path: &Path,
        result: Result<T, E>,
    ) -> Result<T, Self> {
        result.map_err(|source| Self::failed(operation, path, source))
    }

    /// The kind of the system's refusal, where it was the system.
    #[must_use]
    pub fn kind(&self) -> Option<io::ErrorKind> {
        match self {
            Self::Failed { source, .. } => Some(source.kind()),
            _ => None,
        }
    }

    /// Returns whether it failed because nothing is there.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.kind() == Some(io::ErrorKind::NotFound)
    }

    /// The sentence with its cause, for people.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Failed { source, .. } => format!("{self}: {source}"),
            _ => self.to_string(),
        }
    }
}
