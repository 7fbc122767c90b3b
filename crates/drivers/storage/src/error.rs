//! Errors below the driver's boundary, and the errors that clients get for them.

pub(crate) use ostler_core::chain;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_driver::object::StoreError;
use ostler_driver::{Conflict, TurnError};
use ostler_host::file::FileError;
use ostler_host::process::RunError;
use ostler_model::DefError;

/// An operation on a pool or volume that did not succeed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StorageError {
    /// Another change holds the pool.
    #[error(transparent)]
    Turn(#[from] TurnError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A program did not do what it was run for.
    #[error(transparent)]
    Run(#[from] RunError),
    /// A program that it takes is not there.
    #[error(
        "that takes the program {program}, which is not installed: install the package {package}"
    )]
    Missing {
        /// The program.
        program: &'static str,
        /// The package of Debian that has it.
        package: &'static str,
    },
    /// A definition could not be written, or a link.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An error in the form that clients get.
    #[error(transparent)]
    Wire(#[from] Error),
}

impl StorageError {
    /// The call does not fit the state of things.
    pub(crate) fn invalid(detail: impl Into<String>) -> Self {
        Self::Wire(invalid(detail))
    }

    /// The error for a request that such an object cannot meet.
    pub(crate) fn unsupported(detail: impl Into<String>) -> Self {
        Self::Wire(Error::operation_unsupported(detail).in_domain(ErrorDomain::Storage))
    }

    /// The error as a client sees it; `what` could not be done.
    pub(crate) fn into_wire(self, what: &str) -> Error {
        let error = match self {
            Self::Wire(error) => error,
            Self::Turn(error @ TurnError::Busy { .. }) => {
                Error::operation_timeout(format!("cannot {what} now: {error}"))
            }
            Self::Turn(TurnError::Gone) => Error::new(
                ErrorCode::NoStoragePool,
                ErrorDomain::Storage,
                format!("cannot {what}: no such storage pool any more, it was removed meanwhile"),
            ),
            Self::Turn(error @ TurnError::Panicked { .. }) => {
                Error::internal(format!("cannot {what}: {error}"))
            }
            Self::File(FileError::BadName { name, reason }) => Error::operation_invalid(format!(
                "cannot {what}: '{}' is no name for a volume: {reason}",
                name.escape_debug()
            )),
            Self::File(error) => Error::system(format!("cannot {what}: {}", chain(&error))),
            Self::Store(error) => Error::system(format!("cannot {what}: {}", chain(&error))),
            Self::Missing { .. } => Error::operation_unsupported(format!("cannot {what}: {self}")),
            Self::Run(error) => {
                Error::operation_failed(format!("cannot {what}: {}", chain(&error)))
            }
        };
        if error.domain() == ErrorDomain::None {
            error.in_domain(ErrorDomain::Storage)
        } else {
            error
        }
    }
}

/// The error for a definition that cannot be taken.
pub(crate) fn bad_definition(error: impl Into<DefError>) -> Error {
    Error::from(error.into()).in_domain(ErrorDomain::Storage)
}

/// The error for a definition of `name` whose name or UUID is taken.
pub(crate) fn conflict(name: &str, by: &Conflict) -> Error {
    failed(match by {
        Conflict::NameTaken { name, uuid } => {
            format!("pool '{name}' already exists with uuid {uuid}")
        }
        Conflict::UuidTaken { name: known, uuid } => format!(
            "pool '{known}' is already defined with uuid {uuid}: give '{name}' another UUID, or \
             leave it out"
        ),
    })
}

/// A call that does not fit the state of things.
pub(crate) fn invalid(detail: impl Into<String>) -> Error {
    Error::operation_invalid(detail).in_domain(ErrorDomain::Storage)
}

/// An argument that cannot be.
pub(crate) fn invalid_arg(detail: impl Into<String>) -> Error {
    Error::invalid_arg(detail).in_domain(ErrorDomain::Storage)
}

/// An operation that cannot be done.
pub(crate) fn failed(detail: impl Into<String>) -> Error {
    Error::new(ErrorCode::OperationFailed, ErrorDomain::Storage, detail)
}
