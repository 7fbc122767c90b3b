//! Errors below the driver's boundary, and the errors that clients get for them.

use crate::scene::BuildError;
pub(crate) use ostler_core::chain;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_driver::object::StoreError;
use ostler_driver::{Conflict, TurnError};
use ostler_host::file::FileError;
use ostler_host::process::ProcessError;
use ostler_qmp::QmpError;
use std::path::PathBuf;
use std::time::Duration;

/// An operation on a domain that did not succeed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum QemuError {
    /// The monitor did not do as it was told.
    #[error("monitor")]
    Monitor(#[source] QmpError),
    /// The guest's agent did not.
    #[error("guest agent")]
    Agent(#[source] QmpError),
    /// Another change holds the domain.
    #[error(transparent)]
    Turn(#[from] TurnError),
    /// A process could not be started or ended.
    #[error(transparent)]
    Process(ProcessError),
    /// A file could not be read or written.
    #[error("{what}")]
    File {
        /// The operation, with the file's role.
        what: &'static str,
        #[source]
        source: FileError,
    },
    /// A process is still there after it was told to end.
    #[error("process {pid} is still there {} s after it was told to end", waited.as_secs())]
    StillThere {
        /// The emulator.
        pid: i32,
        /// How long was waited.
        waited: Duration,
    },
    /// The emulator ended while it was started.
    #[error("the emulator ended at once ({exit}): {last_words}")]
    EndedAtStart {
        /// How it ended.
        exit: String,
        /// The last lines of its log.
        last_words: String,
    },
    /// A file that the guest needs is not usable.
    #[error("cannot use {role} '{}': {reason}", path.display())]
    Source {
        /// Its role for the guest.
        role: String,
        /// The file.
        path: PathBuf,
        /// The obstacle, and what to do about it.
        reason: String,
    },
    /// An error in the form that clients get.
    #[error(transparent)]
    Wire(#[from] Error),
}

impl QemuError {
    /// The call does not fit the guest's state.
    pub(crate) fn wrong_state(detail: &str) -> Self {
        Self::Wire(Error::operation_invalid(detail))
    }

    /// The error as a client sees it, about a domain of this name.
    pub(crate) fn into_wire(self, name: &str) -> Error {
        match self {
            Self::Wire(error) => error,
            Self::Monitor(error) => monitor_error(name, &error),
            Self::Agent(error) => agent_error(name, &error),
            Self::Turn(error) => turn_error(name, &error),
            Self::Process(error) => {
                Error::operation_failed(format!("domain '{name}': {}", error.sentence()))
            }
            Self::File { what, source } => {
                Error::system(format!("{what} of domain '{name}': {}", chain(&source)))
            }
            Self::StillThere { .. } => Error::operation_failed(format!(
                "domain '{name}' was not ended: its emulator's {self}; the host may be waiting \
                 for a disk or network storage"
            )),
            Self::EndedAtStart { .. } => {
                Error::internal(format!("domain '{name}' was not started: {self}"))
            }
            Self::Source { .. } => {
                Error::system(format!("domain '{name}': {self}")).in_domain(ErrorDomain::Storage)
            }
        }
    }
}

impl From<StoreError> for QemuError {
    fn from(StoreError { what, source }: StoreError) -> Self {
        Self::File { what, source }
    }
}

impl From<BuildError> for QemuError {
    fn from(error: BuildError) -> Self {
        Self::Wire(Error::config_unsupported(error.to_string()))
    }
}

impl From<QmpError> for QemuError {
    fn from(error: QmpError) -> Self {
        Self::Monitor(error)
    }
}

fn monitor_error(name: &str, error: &QmpError) -> Error {
    match error {
        QmpError::TimedOut { command, after, withdrawn } => Error::operation_timeout(format!(
            "the emulator of domain '{name}' has not answered '{command}' within {} s: it is \
             stopped, hung or waits for storage; {}",
            after.as_secs(),
            if *withdrawn {
                "the command was taken back"
            } else {
                "the command takes effect should it answer later"
            }
        )),
        QmpError::Closed { command, .. } => Error::operation_failed(format!(
            "the emulator of domain '{name}' ended before it answered '{command}'"
        )),
        error => {
            Error::internal(format!("the emulator of domain '{name}' refused: {}", chain(error)))
        }
    }
}

fn agent_error(name: &str, error: &QmpError) -> Error {
    match error {
        QmpError::Refused { .. } => {
            Error::internal(format!("the agent in domain '{name}' refused: {}", chain(error)))
        }
        error => Error::agent_unresponsive(format!(
            "the agent in domain '{name}' does not answer: {}; is qemu-guest-agent running in \
             the guest?",
            chain(error)
        )),
    }
}

fn turn_error(name: &str, error: &TurnError) -> Error {
    match error {
        TurnError::Busy { .. } => {
            Error::operation_timeout(format!("domain '{name}' cannot be changed now: {error}"))
        }
        TurnError::Gone => Error::no_domain(format!(
            "no domain with matching name '{name}': it was removed while this call waited"
        )),
        TurnError::Panicked { .. } => Error::internal(format!("domain '{name}': {error}")),
    }
}

/// The error for a new name that is taken.
pub(crate) fn name_taken(error: &Conflict) -> Error {
    Error::operation_invalid(format!("domain {error}"))
}

/// The error for a definition of `name` whose name or UUID is taken.
pub(crate) fn conflict(name: &str, by: &Conflict) -> Error {
    let detail = match by {
        Conflict::NameTaken { name, uuid } => {
            format!("domain '{name}' already exists with uuid {uuid}")
        }
        Conflict::UuidTaken { name: known, uuid } => format!(
            "domain '{known}' is already defined with uuid {uuid}: give '{name}' another UUID, or \
             leave it out"
        ),
    };
    Error::new(ErrorCode::OperationFailed, ErrorDomain::Domain, detail)
}
