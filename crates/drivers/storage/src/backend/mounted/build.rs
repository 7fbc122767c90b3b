//! The file system of a pool's device.

use super::super::tool::{UNHURRIED, execute};
use super::super::{Overwrite, Work, device};
use crate::command::filesystem;
use crate::error::{StorageError, bad_definition};
use ostler_model::storage::PoolFormat;

/// Makes the file system; with [`Overwrite::No`] only where there is nothing.
pub(super) async fn make(work: &Work, overwrite: Overwrite) -> Result<(), StorageError> {
    let path = filesystem::mount_source(&work.def).map_err(bad_definition)?;
    if work.def.source.format.is_none_or(|format| format == PoolFormat::Auto) {
        return Err(StorageError::invalid(format!(
            "pool '{}' does not say what file system is to be made on '{path}': give its source \
             a <format type='ext4'/>, or another",
            work.def.name
        )));
    }
    let command = filesystem::make(&work.def).map_err(bad_definition)?;
    if overwrite == Overwrite::No {
        device::expect_blank(work, &path).await?;
    }
    execute(&command, Vec::new(), UNHURRIED).await?;
    Ok(())
}
