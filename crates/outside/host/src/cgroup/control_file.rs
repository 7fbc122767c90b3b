//! The files by which the kernel is told of a group.

use crate::file::{FileError, FileOperation};
use std::path::Path;
use std::{fs, io};

/// Writes a file that is there: a group's files are made by the kernel.
pub(super) fn write(path: &Path, text: &str) -> Result<(), FileError> {
    let written = fs::OpenOptions::new()
        .write(true)
        .open(path)
        .and_then(|mut file| io::Write::write_all(&mut file, text.as_bytes()));
    written.map_err(|error| FileError::failed(FileOperation::Write, path, error))
}

/// A new group of controller `cpuset` takes nobody before it has processors
/// and nodes: it gets those of the group above it.
pub(super) fn inherit(controller: &str, folder: &Path) -> Result<(), FileError> {
    if controller != "cpuset" {
        return Ok(());
    }
    let Some(above) = folder.parent() else { return Ok(()) };
    for file in ["cpuset.cpus", "cpuset.mems"] {
        let own = fs::read_to_string(folder.join(file)).unwrap_or_default();
        if own.trim().is_empty() {
            let text = fs::read_to_string(above.join(file)).map_err(|error| {
                FileError::failed(FileOperation::Read, &above.join(file), error)
            })?;
            write(&folder.join(file), text.trim())?;
        }
    }
    // Memory follows when the nodes are changed.
    write(&folder.join("cpuset.memory_migrate"), "1")
}

/// The controllers of version 2 that guests' groups have.
const HANDED_DOWN: [&str; 4] = ["+cpu", "+cpuset", "+memory", "+io"];

/// Hands the controllers of a group down to the groups in it.
pub(super) fn hand_down(group: &Path) {
    for controller in HANDED_DOWN {
        let _ = write(&group.join("cgroup.subtree_control"), controller);
    }
}
