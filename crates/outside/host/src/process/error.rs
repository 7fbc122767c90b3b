//! What can go wrong with a process.

use super::ProcessIdentity;
use std::{ffi::OsString, io, path::PathBuf};

/// A process could not be started, found or signalled.
#[derive(Debug, thiserror::Error)]
pub enum ProcessError {
    /// It was not started.
    #[error("cannot run '{}': {}", program.display(), stage)]
    Start {
        /// The program.
        program: PathBuf,
        /// What was being done for it, as a sentence ("its user could not be
        /// taken on").
        stage: &'static str,
        /// What stood in the way.
        source: io::Error,
    },
    /// A NUL byte cannot be passed to a program.
    #[error("cannot run '{}': '{}' contains a NUL byte", program.display(), text.display())]
    Nul {
        /// The program.
        program: PathBuf,
        /// The argument, variable or path.
        text: OsString,
    },
    /// Two descriptors were to have one number.
    #[error("cannot run '{}': two descriptors were given the number {number}", program.display())]
    DescriptorTwice {
        /// The program.
        program: PathBuf,
        /// The number.
        number: i32,
    },
    /// There is no such process, or its number belongs to another by now.
    #[error("process {} is gone", identity.pid)]
    Gone {
        /// The process looked for.
        identity: ProcessIdentity,
    },
    /// The system refused to say or do something about it.
    #[error("cannot {operation} process {pid}")]
    System {
        /// What was tried.
        operation: &'static str,
        /// On which process.
        pid: i32,
        /// Why not.
        source: io::Error,
    },
}

impl ProcessError {
    /// The sentence with its cause, for people.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Start { source, .. } | Self::System { source, .. } => format!("{self}: {source}"),
            _ => self.to_string(),
        }
    }
}
