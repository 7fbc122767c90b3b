//! Errors of probing an emulator.

use ostler_host::file::FileError;
use ostler_host::process::{Exit, ProcessError};
use ostler_qmp::QmpError;
use std::io;
use std::path::PathBuf;

/// An emulator cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum ProbeError {
    /// There is no such file.
    #[error("the emulator '{}' does not exist", binary.display())]
    Missing { binary: PathBuf },
    /// The file is there, but not to be run.
    #[error("the emulator '{}' cannot be executed: {obstacle}", binary.display())]
    NotExecutable { binary: PathBuf, obstacle: &'static str },
    /// The file cannot be looked at.
    #[error("cannot look at the emulator '{}'", binary.display())]
    Inspect {
        binary: PathBuf,
        #[source]
        source: FileError,
    },
    /// It could not be started.
    #[error("cannot start the emulator '{}' to ask for its capabilities", binary.display())]
    Start {
        binary: PathBuf,
        #[source]
        source: ProcessError,
    },
    /// No way to talk to it could be made.
    #[error("cannot make a monitor for the emulator '{}'", binary.display())]
    Channel {
        binary: PathBuf,
        #[source]
        source: io::Error,
    },
    /// It ended before it had answered.
    #[error("the emulator '{}' {} before it told its capabilities{}", binary.display(), how(*exit), said(stderr))]
    Ended { binary: PathBuf, exit: Exit, stderr: String },
    /// It did not answer a question.
    #[error("the emulator '{}' did not tell its capabilities{}", binary.display(), said(stderr))]
    Monitor {
        binary: PathBuf,
        stderr: String,
        #[source]
        source: QmpError,
    },
    /// It answered a question that matters in a way we cannot use.
    #[error("the emulator '{}' answers '{question}' in an unknown way", binary.display())]
    Answer {
        binary: PathBuf,
        question: String,
        #[source]
        source: serde_json::Error,
    },
    /// It is too old or not QEMU.
    #[error("the emulator '{}' is of version {version}; at least {least} is needed", binary.display())]
    TooOld { binary: PathBuf, version: super::Version, least: super::Version },
}

fn how(exit: Exit) -> String {
    match exit {
        Exit::Code(code) => format!("exited with code {code}"),
        Exit::Signal(signal) => format!("was ended by signal {signal}"),
        Exit::Unknown => "ended".to_owned(),
    }
}

fn said(stderr: &str) -> String {
    match stderr.trim() {
        "" => String::new(),
        text => format!("; it said: {text}"),
    }
}
