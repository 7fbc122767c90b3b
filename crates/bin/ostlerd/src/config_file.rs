//! The text of configuration files.

#![allow(clippy::disallowed_methods, reason = "read before anything is served")]

use crate::error::DaemonError;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The text of a configuration file; `None` where there is no such file.
///
/// # Errors
/// The file is there and cannot be read.
pub(crate) fn text(path: &Path) -> Result<Option<String>, DaemonError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(DaemonError::ReadConfig { path: path.to_owned(), source }),
    }
}

/// The error for a file that was named by the user and is not there.
pub(crate) fn missing(path: PathBuf) -> DaemonError {
    DaemonError::ReadConfig { path, source: ErrorKind::NotFound.into() }
}
