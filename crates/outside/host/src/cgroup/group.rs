//! A guest's own group.

use super::{CgroupTree, GroupName, mounts::CONTROLLERS};
use crate::{
    file::{FileError, FileOperation, blocking},
    process::CgroupEntrance,
};
use ostler_core::Bytes;
use rustix::fs::{Mode, OFlags};
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

/// How often removal is tried of a group whose processes are just ending.
const REMOVALS: u32 = 20;

/// The control group of a guest, in each hierarchy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestCgroup {
    /// A controller of the hierarchy, and the folder. Version 2 has one, and
    /// no controller's name with it.
    pub(super) folders: Vec<(String, PathBuf)>,
}

/// Processor time of all that ran in a group, in nanoseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CgroupCpuTimes {
    /// All of it.
    pub total: u64,
    /// In programs.
    pub user: u64,
    /// In the kernel.
    pub system: u64,
}

impl CgroupTree {
    /// The group of a guest that runs.
    #[must_use]
    pub fn existing(&self, name: &GroupName) -> Option<GuestCgroup> {
        let folders = self.folders(name).into_iter();
        let folders: Vec<_> = folders
            .filter(|(_, _, folder)| folder.is_dir())
            .map(|(controller, _, folder)| (controller, folder))
            .collect();
        (!folders.is_empty()).then_some(GuestCgroup { folders })
    }
}

impl GuestCgroup {
    /// The way into this group for a program that is started.
    ///
    /// # Errors
    /// When the group is gone or cannot be entered.
    pub async fn entrance(&self) -> Result<CgroupEntrance, FileError> {
        let folders = self.folders.clone();
        blocking(move || match folders.as_slice() {
            [(controller, folder)] if controller.is_empty() => {
                let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
                let opened = rustix::fs::open(folder, flags, Mode::empty());
                Ok(CgroupEntrance::Folder(FileError::of(FileOperation::Open, folder, opened)?))
            }
            _ => {
                let open = |(_, folder): &(String, PathBuf)| {
                    let tasks = folder.join("tasks");
                    let flags = OFlags::WRONLY | OFlags::CLOEXEC;
                    let opened = rustix::fs::open(&tasks, flags, Mode::empty());
                    FileError::of(FileOperation::Open, &tasks, opened)
                };
                Ok(CgroupEntrance::Tasks(folders.iter().map(open).collect::<Result<_, _>>()?))
            }
        })
        .await
    }

    /// The folder in the hierarchy of `controller`.
    #[must_use]
    pub fn folder(&self, controller: &str) -> Option<&Path> {
        self.folders
            .iter()
            .find(|(name, _)| name.is_empty() || name == controller)
            .map(|(_, folder)| folder.as_path())
    }

    /// Processor time used so far. `None` where it is not counted.
    #[must_use]
    pub fn cpu_times(&self) -> Option<CgroupCpuTimes> {
        if self.is_unified() {
            let text = self.text("cpu", "cpu.stat")?;
            let time = |name| field(&text, name)?.checked_mul(1000);
            return Some(CgroupCpuTimes {
                total: time("usage_usec")?,
                user: time("user_usec")?,
                system: time("system_usec")?,
            });
        }
        let total = self.text("cpuacct", "cpuacct.usage")?.trim().parse().ok()?;
        let text = self.text("cpuacct", "cpuacct.stat")?;
        let tick = crate::processor::nanoseconds_per_tick();
        let time = |name| field(&text, name)?.checked_mul(tick);
        Some(CgroupCpuTimes { total, user: time("user")?, system: time("system")? })
    }

    /// Memory charged to it. `None` where it is not counted.
    #[must_use]
    pub fn memory(&self) -> Option<Bytes> {
        let file = if self.is_unified() { "memory.current" } else { "memory.usage_in_bytes" };
        self.text("memory", file)?.trim().parse().ok().map(Bytes)
    }

    /// The numbers of the processes in it.
    #[must_use]
    pub fn processes(&self) -> Vec<i32> {
        let Some((_, folder)) = self.folders.first() else { return Vec::new() };
        let text = fs::read_to_string(folder.join("cgroup.procs")).unwrap_or_default();
        text.lines().filter_map(|line| line.parse().ok()).collect()
    }

    /// Removes it once its last process has ended; that it is gone is no
    /// error. A process that is ending as this is called is waited for.
    ///
    /// # Errors
    /// When processes are left in it, or we may not.
    pub async fn remove(&self) -> Result<(), FileError> {
        let mut tries = 1;
        loop {
            let group = self.clone();
            match blocking(move || group.remove_once()).await {
                Some(error) if error.kind() == Some(io::ErrorKind::ResourceBusy) => {
                    if tries == REMOVALS {
                        return Err(error);
                    }
                    tokio::time::sleep(Duration::from_millis(tries.into())).await;
                    tries += 1;
                }
                Some(error) => return Err(error),
                None => return Ok(()),
            }
        }
    }

    /// Removes what can be removed, and gives the first error.
    pub(super) fn remove_once(&self) -> Option<FileError> {
        let mut first = None;
        for (_, folder) in &self.folders {
            for part in fs::read_dir(folder).into_iter().flatten().flatten() {
                if part.file_type().is_ok_and(|kind| kind.is_dir()) {
                    // One that is still in use shows when the whole is removed.
                    let _ = rustix::fs::rmdir(part.path());
                }
            }
            match rustix::fs::rmdir(folder) {
                Ok(()) | Err(rustix::io::Errno::NOENT) => {}
                Err(error) => {
                    first.get_or_insert(FileError::failed(FileOperation::Remove, folder, error));
                }
            }
        }
        first
    }

    /// Returns whether it is in the one hierarchy of version 2.
    #[must_use]
    pub fn is_unified(&self) -> bool {
        self.folders.iter().any(|(name, _)| name.is_empty())
    }

    pub(super) fn text(&self, controller: &str, file: &str) -> Option<String> {
        debug_assert!(controller == "cpu" || CONTROLLERS.contains(&controller));
        fs::read_to_string(self.folder(controller)?.join(file)).ok()
    }
}

/// The number on the line `NAME NUMBER`.
fn field(text: &str, name: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.trim().parse().ok())
}
