//! The errors of this driver, with the codes that libvirt's test driver has.

use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_driver::TurnError;

/// A change of a domain that did not succeed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TestError {
    /// The turn did not come, or the domain is gone.
    #[error(transparent)]
    Turn(#[from] TurnError),
    /// An error in the form that clients get.
    #[error(transparent)]
    Wire(#[from] Error),
}

impl TestError {
    /// The error as a client sees it, about the domain `name`.
    pub(crate) fn into_wire(self, name: &str) -> Error {
        match self {
            Self::Wire(error) => error,
            Self::Turn(TurnError::Gone) => Error::no_domain(format!(
                "no domain with matching name '{name}': it was removed while this call waited"
            )),
            Self::Turn(error @ TurnError::Busy { .. }) => {
                Error::operation_timeout(format!("domain '{name}' cannot be changed now: {error}"))
            }
            Self::Turn(error @ TurnError::Panicked { .. }) => {
                Error::internal(format!("domain '{name}': {error}"))
            }
        }
    }
}

/// An error of this driver.
pub(crate) fn error(code: ErrorCode, detail: impl Into<String>) -> Error {
    Error::new(code, ErrorDomain::Test, detail)
}

/// The error for a call that needs a domain to run, where libvirt's test driver
/// calls that an internal error.
pub(crate) fn not_running(name: &str) -> Error {
    error(ErrorCode::InternalError, format!("domain '{name}' not running: start it first"))
}
