//! Making a guest's group.

use super::control_file::{hand_down, inherit};
use super::scope::{self, ScopeHolder};
use super::{CgroupError, CgroupTree, GroupName, GuestCgroup};
use crate::file::{self, FileError, blocking};
use ostler_core::chain;
use std::io;
use std::path::{Path, PathBuf};

/// The group that was made for a guest.
#[derive(Debug)]
pub struct MadeGroup {
    /// The group.
    pub group: GuestCgroup,
    /// The process that keeps the scope around it; kept until the emulator is in it.
    pub holder: Option<ScopeHolder>,
}

impl CgroupTree {
    /// Makes the group of a guest: under systemd in a scope, whose holder comes with it.
    /// `None` where the hierarchies cannot be written, are those of a systemd of version 1,
    /// or the system bus cannot be reached.
    ///
    /// # Errors
    /// When it could be made but was not, or another guest has it.
    pub async fn create(&self, name: GroupName) -> Result<Option<MadeGroup>, CgroupError> {
        let Some(systemd) = &self.systemd else {
            let folders = self.folders(&name);
            let made = blocking(move || create(&name, folders)).await?;
            return Ok(made.map(|group| MadeGroup { group, holder: None }));
        };
        if !self.is_unified() || !rustix::process::geteuid().is_root() {
            return Ok(None);
        }
        match scope::create(self, systemd, &name).await {
            Ok((group, holder)) => Ok(Some(MadeGroup { group, holder: Some(holder) })),
            Err(CgroupError::Systemd(error)) if error.is_unreachable() => {
                tracing::warn!(error = %chain(&error), "systemd makes no scopes for guests");
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

/// Makes the folders of a group, and the partition `/machine` if it is that.
fn create(
    name: &GroupName,
    folders: Vec<(String, PathBuf, PathBuf)>,
) -> Result<Option<GuestCgroup>, CgroupError> {
    let mut group = GuestCgroup { folders: Vec::new() };
    for (controller, mount, folder) in folders {
        match create_one(name, &controller, &mount, &folder) {
            Ok(()) => group.folders.push((controller, folder)),
            Err(error) => {
                group.remove_once();
                return match &error {
                    CgroupError::File(error) if is_refusal(error) => Ok(None),
                    _ => Err(error),
                };
            }
        }
    }
    if let Some(process) = group.processes().first() {
        // Nothing was made: whoever was here first removes it.
        let folder = group.folders.swap_remove(0).1;
        return Err(CgroupError::InUse { folder, process: *process });
    }
    Ok((!group.folders.is_empty()).then_some(group))
}

fn create_one(
    name: &GroupName,
    controller: &str,
    mount: &Path,
    folder: &Path,
) -> Result<(), CgroupError> {
    let partition = folder.parent().unwrap_or(mount);
    if !partition.is_dir() {
        if name.partition != CgroupTree::PARTITION {
            let (partition, folder) = (name.partition.clone(), partition.to_owned());
            return Err(CgroupError::NoPartition { partition, folder });
        }
        file::create_folder_blocking(partition, 0o755)?;
    }
    if controller.is_empty() {
        hand_down_controllers(mount, partition);
    }
    inherit(controller, partition)?;
    file::create_folder_blocking(folder, 0o755)?;
    inherit(controller, folder)?;
    Ok(())
}

/// In version 2 a group has the controllers that the one above it hands down.
/// A controller that cannot be had is missed where it is used.
fn hand_down_controllers(mount: &Path, partition: &Path) {
    let inside = partition.strip_prefix(mount).unwrap_or(Path::new(""));
    let mut above = mount.to_owned();
    for name in std::iter::once(Path::new("")).chain(inside.iter().map(Path::new)) {
        above.push(name);
        hand_down(&above);
    }
}

fn is_refusal(error: &FileError) -> bool {
    matches!(
        error.kind(),
        Some(io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
    )
}
