//! Parts of a guest's group: the groups of its emulator, of each virtual
//! processor and of each IO thread.
//!
//! Only what counts for threads has parts: processors and nodes. In version 2
//! they are threaded groups, and the guest's own group is their domain.

use super::control_file::{inherit, write};
use super::{CgroupError, GuestCgroup};
use crate::file::{blocking, create_folder_blocking};
use std::fs;

/// The controllers of version 1 under which threads are apart.
const OF_THREADS: [&str; 3] = ["cpu", "cpuacct", "cpuset"];

impl GuestCgroup {
    /// The part of this name: `emulator`, `vcpu0`, `iothread1`. It need not be
    /// there: [`GuestCgroup::exists`] tells.
    #[must_use]
    pub fn part(&self, name: &str) -> Self {
        let folders = self.folders.iter().filter(|(controller, _)| {
            controller.is_empty() || OF_THREADS.contains(&controller.as_str())
        });
        let folders = folders.map(|(controller, folder)| (controller.clone(), folder.join(name)));
        Self { folders: folders.collect() }
    }

    /// Returns whether it is there.
    #[must_use]
    pub fn exists(&self) -> bool {
        !self.folders.is_empty() && self.folders.iter().all(|(_, folder)| folder.is_dir())
    }

    /// Makes parts of it; those that are there stay as they are.
    ///
    /// # Errors
    /// A folder cannot be made or set up.
    pub async fn make_parts(&self, names: Vec<String>) -> Result<(), CgroupError> {
        let group = self.clone();
        blocking(move || {
            for name in &names {
                let part = group.part(name);
                for (controller, folder) in &part.folders {
                    if folder.is_dir() {
                        continue;
                    }
                    create_folder_blocking(folder, 0o755)?;
                    if controller.is_empty() {
                        write(&folder.join("cgroup.type"), "threaded")?;
                    }
                    inherit(controller, folder)?;
                }
            }
            if let Some((_, folder)) = group.folders.iter().find(|(name, _)| name.is_empty()) {
                // A controller that is not to be had is missed where it is used.
                for controller in ["+cpu", "+cpuset"] {
                    let _ = write(&folder.join("cgroup.subtree_control"), controller);
                }
            }
            Ok(())
        })
        .await
    }

    /// The numbers of the threads in it.
    #[must_use]
    pub fn threads(&self) -> Vec<i32> {
        let Some((controller, folder)) = self.folders.first() else { return Vec::new() };
        let file = if controller.is_empty() { "cgroup.threads" } else { "tasks" };
        let text = fs::read_to_string(folder.join(file)).unwrap_or_default();
        text.lines().filter_map(|line| line.parse().ok()).collect()
    }

    /// Moves a thread of the guest's emulator into this part.
    ///
    /// # Errors
    /// The thread is gone, or it may not be moved.
    pub async fn take_thread(&self, thread: i32) -> Result<(), CgroupError> {
        let group = self.clone();
        blocking(move || {
            for (controller, folder) in &group.folders {
                let file = if controller.is_empty() { "cgroup.threads" } else { "tasks" };
                write(&folder.join(file), &thread.to_string())?;
            }
            Ok(())
        })
        .await
    }
}
