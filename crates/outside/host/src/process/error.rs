//! The errors about processes.

use std::{ffi::OsString, io, path::PathBuf};

/// A process could not be started, found or signalled.
#[derive(Debug, thiserror::Error)]
pub enum ProcessError {
    /// It was not started.
    #[error("cannot run '{}': {}", program.display(), stage)]
    Start {
        /// The program.
        program: PathBuf,
        /// The step that failed, as a sentence ("its user could not be taken on").
        stage: &'static str,
        /// The system's reason.
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
    #[error("process {pid} is gone")]
    Gone {
        /// The number of the process looked for.
        pid: i32,
    },
    /// The system refused to say or do something about it.
    #[error("cannot {operation} process {pid}")]
    System {
        /// The verb of what was tried ("watch").
        operation: &'static str,
        /// The number of the process.
        pid: i32,
        /// The system's reason.
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
