//! What is wrong with a definition.

use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_xml::XmlError;

/// A definition that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DefError {
    /// It cannot be read.
    #[error(transparent)]
    Xml(#[from] XmlError),
    /// It contradicts itself or lacks something.
    #[error("{object}: {problem}")]
    Invalid {
        /// What it is about: "disk 'vda'".
        object: String,
        /// What is wrong and what would be right.
        problem: String,
    },
    /// It asks for what the emulator or ostler cannot do.
    #[error("{object}: {problem}")]
    Unsupported {
        /// What it is about.
        object: String,
        /// What cannot be done, and what can.
        problem: String,
    },
}

impl DefError {
    /// It contradicts itself or lacks something.
    pub(crate) fn invalid(object: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Invalid { object: object.into(), problem: problem.into() }
    }

    /// It asks for what cannot be done.
    pub(crate) fn unsupported(object: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Unsupported { object: object.into(), problem: problem.into() }
    }
}

/// The wire error, said by [`ErrorDomain::Domain`]: other families follow with
/// [`Error::in_domain`].
impl From<DefError> for Error {
    fn from(error: DefError) -> Self {
        let code = match &error {
            DefError::Xml(_) | DefError::Invalid { .. } => ErrorCode::XmlError,
            DefError::Unsupported { .. } => ErrorCode::ConfigUnsupported,
        };
        Self::new(code, ErrorDomain::Domain, error.to_string())
    }
}
