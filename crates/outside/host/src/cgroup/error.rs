//! Errors of a group and its settings.

use crate::file::FileError;
use std::path::PathBuf;

/// A group could not be made or changed.
#[derive(Debug, thiserror::Error)]
pub enum CgroupError {
    /// A file or folder of the group does not take it.
    #[error(transparent)]
    File(#[from] FileError),
    /// The group has no such controller.
    #[error(
        "the guest's control group has no controller '{controller}': the host does not have it, \
         or does not hand it down to guests"
    )]
    NoController {
        /// Its name in version 1.
        controller: &'static str,
    },
    /// The controller does not know the setting.
    #[error("controller '{controller}' of this host has no setting '{setting}'")]
    NoSetting {
        /// Its name in version 1.
        controller: &'static str,
        /// The setting's file.
        setting: &'static str,
    },
    /// The partition, which an administrator makes, is not there.
    #[error("the partition '{partition}' is not there: make the group '{}'", folder.display())]
    NoPartition {
        /// As the definition names it.
        partition: String,
        /// The folder that is missing.
        folder: PathBuf,
    },
    /// systemd did not make the scope that a guest's group is in.
    #[error(transparent)]
    Systemd(#[from] crate::systemd::SystemdError),
    /// The process that a scope is made around could not be started.
    #[error("the process that holds a guest's scope cannot be started: {reason}")]
    Holder {
        /// The obstacle.
        reason: String,
    },
    /// Another guest has a group of this name.
    #[error("the control group '{}' is in use by process {process}", folder.display())]
    InUse {
        /// The group's folder.
        folder: PathBuf,
        /// One of the processes in it.
        process: i32,
    },
}
