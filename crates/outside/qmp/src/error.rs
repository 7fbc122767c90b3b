//! Errors between this daemon and an emulator or an agent.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Why a command has no result.
#[derive(Debug, thiserror::Error)]
pub enum QmpError {
    /// Nobody listens there.
    #[error("cannot connect to the monitor socket {}", path.display())]
    Connect {
        /// The socket.
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// The given socket cannot be used.
    #[error("cannot take over the monitor socket")]
    Adopt(#[source] io::Error),
    /// The connection ended, before or while the command was under way.
    #[error("{command}: the connection is closed: {reason}")]
    Closed {
        /// The command that got no answer.
        command: Box<str>,
        /// The reason for the end of the connection.
        reason: CloseReason,
    },
    /// No answer within the deadline. The connection remains usable.
    #[error("{command}: no answer within {} ms{}", after.as_millis(), if *withdrawn { " (it was not sent)" } else { "" })]
    TimedOut {
        /// The command that got no answer.
        command: Box<str>,
        /// How long was waited.
        after: Duration,
        /// True when the peer never got the command, so that it will not be
        /// carried out later either.
        withdrawn: bool,
    },
    /// The peer carried out nothing and says why.
    #[error("{command}: {refusal}")]
    Refused {
        /// The refused command.
        command: Box<str>,
        /// The peer's words.
        refusal: Refusal,
    },
    /// The arguments cannot be written as JSON.
    #[error("{command}: the arguments cannot be written")]
    Arguments {
        /// The command.
        command: Box<str>,
        #[source]
        source: serde_json::Error,
    },
    /// The answer is JSON, but not of the shape the command has.
    #[error("{command}: the answer has an unexpected shape")]
    Shape {
        /// The command.
        command: Box<str>,
        #[source]
        source: serde_json::Error,
    },
    /// So many commands wait to be written that no more are taken.
    #[error("{command}: {waiting} bytes of commands already wait for the peer to read them")]
    Backlog {
        /// The command that was not taken.
        command: Box<str>,
        /// Bytes that wait.
        waiting: usize,
    },
}

impl QmpError {
    /// QEMU's refusal, when it is one.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused { refusal, .. } => Some(refusal),
            _ => None,
        }
    }

    /// Returns whether the peer does not know the command.
    #[must_use]
    pub fn is_unknown_command(&self) -> bool {
        self.refusal().is_some_and(|refusal| refusal.class == ErrorClass::CommandNotFound)
    }

    /// Returns whether the deadline passed.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::TimedOut { .. })
    }

    /// Returns whether the connection is gone.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Closed { .. })
    }
}

/// Why a connection ended.
#[derive(Debug, Clone)]
pub enum CloseReason {
    /// The peer closed it: it ended, or was told to quit.
    Eof,
    /// All handles were dropped.
    Dropped,
    /// The socket failed.
    Io(Arc<io::Error>),
    /// The peer sent what is not a message.
    Malformed {
        /// The fault of the answer.
        detail: Arc<str>,
    },
    /// The peer sent a message longer than the limit, in bytes.
    TooLong {
        /// The limit.
        limit: usize,
    },
}

impl fmt::Display for CloseReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Eof => f.write_str("end of file"),
            Self::Dropped => f.write_str("given up on this side"),
            Self::Io(source) => write!(f, "{source}"),
            Self::Malformed { detail } => write!(f, "the peer sent a malformed message: {detail}"),
            Self::TooLong { limit } => {
                write!(f, "the peer sent a message of more than {limit} bytes")
            }
        }
    }
}

/// The `error` member of a reply.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Refusal {
    /// Its kind; nearly everything is `GenericError`.
    pub class: ErrorClass,
    /// A sentence for people.
    #[serde(rename = "desc")]
    pub description: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.description)
    }
}

/// The kinds of errors that QMP tells apart.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub enum ErrorClass {
    /// Anything without a kind of its own.
    GenericError,
    /// The peer does not have the command, or not in its present state.
    CommandNotFound,
    /// The device cannot do it because it is not active.
    DeviceNotActive,
    /// No such device.
    DeviceNotFound,
    /// KVM cannot do it.
    #[serde(rename = "KVMMissingCap")]
    KvmMissingCapability,
    /// A kind made up since.
    #[serde(untagged)]
    Other(String),
}
