//! Why a connection ended.

use ostler_core::{Error, ErrorCode, ErrorDomain};
use std::fmt;

/// Why a connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closing {
    /// The daemon closed it.
    EndOfFile,
    /// The system says so.
    Io(String),
    /// The daemon did not answer keepalive messages.
    Keepalive,
    /// The daemon sent what the protocol does not have.
    Protocol(String),
    /// The client closed it.
    ByClient,
}

impl Closing {
    /// The error of whatever is tried afterwards.
    #[must_use]
    pub fn error(&self) -> Error {
        let code = match self {
            Self::EndOfFile | Self::Io(_) => ErrorCode::SystemError,
            Self::Keepalive | Self::Protocol(_) => ErrorCode::Rpc,
            Self::ByClient => ErrorCode::InvalidConn,
        };
        let text = self.to_string();
        let texts = [Some(text.clone()), None, None];
        let level = ostler_core::ErrorLevel::Error;
        Error::from_parts(code, ErrorDomain::Rpc, level, text, texts, [-1, -1])
    }
}

impl fmt::Display for Closing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EndOfFile => f.write_str("the daemon closed the connection"),
            Self::Io(problem) => write!(f, "the connection broke: {problem}"),
            Self::Keepalive => f.write_str("the daemon stopped answering keepalive messages"),
            Self::Protocol(problem) => write!(f, "the daemon broke the protocol: {problem}"),
            Self::ByClient => f.write_str("the connection is closed"),
        }
    }
}
