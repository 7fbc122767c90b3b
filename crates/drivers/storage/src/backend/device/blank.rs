//! Whether a device holds anything, before a pool is built over it.

use crate::backend::Work;
use crate::backend::tool::execute;
use crate::command::{Command, Tool};
use crate::error::StorageError;
use ostler_host::process::{Exit, RunError, RunLimits};

/// An error if there is something on the device that a pool is built on.
pub(in crate::backend) async fn expect_blank(
    work: &Work,
    device: &str,
) -> Result<(), StorageError> {
    match found_on(device).await? {
        None => Ok(()),
        Some(found) => Err(StorageError::invalid(format!(
            "'{device}' holds {found} already: pool '{}' is only built over it with the flag to \
             overwrite",
            work.def.name
        ))),
    }
}

/// The file system or table that blkid finds on a device, if any.
async fn found_on(device: &str) -> Result<Option<String>, StorageError> {
    let command = Command::new(Tool::Blkid, ["-p", "-o", "export", device]);
    match execute(&command, Vec::new(), RunLimits::default()).await {
        Ok(output) => Ok(Some(described(&String::from_utf8_lossy(&output.stdout)))),
        // Its way to say that it found nothing.
        Err(StorageError::Run(RunError::Failed { exit: Exit::Code(2), .. })) => Ok(None),
        Err(error) => Err(error),
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
