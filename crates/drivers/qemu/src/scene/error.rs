//! Why a command line could not be built.

use ostler_core::{Error, ErrorDomain};
use ostler_model::DefError;
use std::fmt::Display;

/// Why a command line or a device could not be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// The definition asks for what the emulator or this driver does not have.
    #[error("{element}: {reason}")]
    Unsupported {
        /// The element, with what tells it from its like.
        element: String,
        /// The obstacle.
        reason: String,
    },
    /// The definition lacks what defaults and address assignment give it.
    #[error("{element} has no {missing}: the definition was not completed before the start")]
    Incomplete {
        /// The element.
        element: String,
        /// Name of what is missing.
        missing: &'static str,
    },
    /// A resource of the host was not handed over.
    #[error("{what} of {device} was not prepared")]
    NotPrepared {
        /// The device's alias.
        device: String,
        /// Which resource.
        what: String,
    },
}

impl BuildError {
    /// An element cannot be had, for this reason.
    pub(crate) fn unsupported(element: impl Display, reason: impl Display) -> Self {
        Self::Unsupported { element: element.to_string(), reason: reason.to_string() }
    }

    /// A completed definition would have this.
    pub(crate) fn incomplete(element: impl Display, missing: &'static str) -> Self {
        Self::Incomplete { element: element.to_string(), missing }
    }
}

/// A definition that a start cannot complete.
impl From<DefError> for BuildError {
    fn from(error: DefError) -> Self {
        match error {
            DefError::Invalid { object, problem } | DefError::Unsupported { object, problem } => {
                Self::Unsupported { element: object, reason: problem }
            }
            DefError::Xml(error) => Self::unsupported("the definition", error),
        }
    }
}

impl From<BuildError> for Error {
    fn from(error: BuildError) -> Self {
        let text = error.to_string();
        match error {
            BuildError::Unsupported { .. } => Self::config_unsupported(text),
            BuildError::Incomplete { .. } | BuildError::NotPrepared { .. } => Self::internal(text),
        }
        .in_domain(ErrorDomain::Qemu)
    }
}
