//! The file system of a pool's device.

use super::super::tool::{UNHURRIED, execute};
use super::super::{Overwrite, Work};
use crate::command::filesystem;
use crate::error::{StorageError, bad_definition};
use ostler_host::process::{Exit, Program, RunError, RunLimits, is_installed, run};
use ostler_model::storage::PoolFormat;

/// Makes the file system; with [`Overwrite::No`] only where there is nothing.
pub(super) async fn make(work: &Work, overwrite: Overwrite) -> Result<(), StorageError> {
    let device = filesystem::mount_source(&work.def).map_err(bad_definition)?;
    if work.def.source.format.is_none_or(|format| format == PoolFormat::Auto) {
        return Err(StorageError::invalid(format!(
            "pool '{}' does not say what file system is to be made on '{device}': give its source \
             a <format type='ext4'/>, or another",
            work.def.name
        )));
    }
    let command = filesystem::make(&work.def).map_err(bad_definition)?;
    if overwrite == Overwrite::No
        && let Some(found) = found_on(&device).await?
    {
        return Err(StorageError::invalid(format!(
            "'{device}' holds {found} already: pool '{}' is only built over it with the flag to \
             overwrite",
            work.def.name
        )));
    }
    execute(&command, Vec::new(), UNHURRIED).await?;
    Ok(())
}

/// What blkid finds on a device, if anything.
pub(in crate::backend) async fn found_on(device: &str) -> Result<Option<String>, StorageError> {
    if !is_installed("blkid") {
        return Err(StorageError::Missing { program: "blkid", package: "util-linux" });
    }
    let program = Program::new("blkid")
        .arguments(["-p", "-o", "export", device])
        .inherit_variable("PATH")
        .variable("LC_ALL", "C");
    match run(program, RunLimits::default()).await {
        Ok(output) => Ok(Some(described(&String::from_utf8_lossy(&output.stdout)))),
        // Its way to say that it found nothing.
        Err(RunError::Failed { exit: Exit::Code(2), .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn described(text: &str) -> String {
    let value = |key: &str| text.lines().find_map(|line| line.strip_prefix(key));
    match (value("TYPE="), value("PTTYPE=")) {
        (Some(kind), _) => format!("a file system or member of type '{kind}'"),
        (None, Some(table)) => format!("a partition table of type '{table}'"),
        (None, None) => "something".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_named() {
        assert_eq!(described("DEVNAME=/x\nTYPE=ext4\n"), "a file system or member of type 'ext4'");
        assert_eq!(described("PTTYPE=gpt\n"), "a partition table of type 'gpt'");
    }
}
