//! Errors below the driver's boundary, and the errors that clients get for them.

use crate::store::StoreError;
pub(crate) use ostler_core::chain;
use ostler_core::{Error, ErrorCode, ErrorDomain, Uuid};
use ostler_driver::TurnError;

/// A change of a secret that did not succeed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SecretError {
    #[error(transparent)]
    Turn(#[from] TurnError),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An error in the form that clients get.
    #[error(transparent)]
    Wire(#[from] Error),
}

impl SecretError {
    /// The error as a client sees it, about this secret.
    pub(crate) fn into_wire(self, uuid: Uuid) -> Error {
        match self {
            Self::Wire(error) => error,
            Self::Turn(TurnError::Gone) => no_secret_with(uuid),
            Self::Turn(error @ TurnError::Busy { .. }) => wire_error(
                ErrorCode::OperationTimeout,
                format!("secret '{uuid}' cannot be changed now: {error}"),
            ),
            Self::Turn(error @ TurnError::Panicked { .. }) => {
                internal(format!("secret '{uuid}': {error}"))
            }
            Self::Store(error) => wire_error(
                ErrorCode::SystemError,
                format!("secret '{uuid}' was not changed: {}", chain(&error)),
            ),
        }
    }
}

/// An error of this driver.
pub(crate) fn wire_error(code: ErrorCode, detail: impl Into<String>) -> Error {
    Error::new(code, ErrorDomain::Secret, detail)
}

pub(crate) fn internal(detail: impl Into<String>) -> Error {
    wire_error(ErrorCode::InternalError, detail)
}

pub(crate) fn no_secret(detail: impl Into<String>) -> Error {
    wire_error(ErrorCode::NoSecret, detail)
}

pub(crate) fn no_secret_with(uuid: Uuid) -> Error {
    no_secret(format!("no secret with matching uuid '{uuid}'"))
}
