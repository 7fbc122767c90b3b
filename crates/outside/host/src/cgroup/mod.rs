//! Control groups: they account for a guest's process and keep it within
//! bounds.
//!
//! A guest's group lies where libvirt puts it:
//!
//! ```text
//!   version 1   MOUNT-OF-CONTROLLER/machine/qemu-1-NAME.libvirt-qemu
//!   version 2   MOUNT/machine/qemu-1-NAME.libvirt-qemu
//!   under systemd     .../machine.slice/machine-qemu\x2d1\x2dNAME.scope/libvirt
//!   the parts of it   .../emulator  .../vcpu0  .../iothread1
//! ```
//!
//! - [`CgroupTree`]: the mounted hierarchies; finds and makes groups.
//! - [`GuestCgroup`]: one guest's group. `part` makes the groups of its threads.
//! - `setting`: what a group's files say, in the words of both versions.
//!
//! Where the groups cannot be written (in a session, in a container) there are
//! none, and guests run without. Nor are groups made under systemd, whose tree
//! it is: only one that systemd made as a scope is found.

mod control_file;
mod error;
mod group;
mod mounts;
mod name;
mod part;
mod setting;
#[cfg(test)]
mod tests;

pub use error::CgroupError;
pub use group::{CgroupCpuTimes, GuestCgroup};
pub use name::{GroupName, machine_name};
pub use setting::{BlockDevice, DeviceLimit, Setting};

use crate::HostRoot;
use mounts::Mounts;
use std::path::PathBuf;

/// The host's control groups.
#[derive(Debug, Clone)]
pub struct CgroupTree {
    mounts: Mounts,
    systemd: bool,
}

impl CgroupTree {
    /// Finds the mounted hierarchies. `None` where there are none.
    #[must_use]
    pub fn find(root: &HostRoot) -> Option<Self> {
        let mounts = Mounts::parse(&root.text("/proc/self/mounts")?, root)?;
        // systemd makes this folder early at boot, and only where it is the
        // first process.
        let systemd = root.has("/run/systemd/system");
        Some(Self { mounts, systemd })
    }

    /// Leaves out the version 1 hierarchies of all controllers but these. `None`
    /// when none is left.
    #[must_use]
    pub fn only(mut self, controllers: &[String]) -> Option<Self> {
        let wanted = |name: &str| controllers.iter().any(|wanted| wanted == name);
        self.mounts.retain(wanted);
        (self.mounts.hierarchies().next().is_some() && !controllers.is_empty()).then_some(self)
    }

    /// Whether it is the one hierarchy of version 2.
    #[must_use]
    pub fn is_unified(&self) -> bool {
        matches!(self.mounts, Mounts::Unified(_))
    }

    /// The partition of guests whose definition names none.
    pub const PARTITION: &'static str = "/machine";

    /// The group's folder in each hierarchy, with a controller of the
    /// hierarchy and its mount.
    fn folders(&self, name: &GroupName) -> Vec<(String, PathBuf, PathBuf)> {
        let inside = name.path(self.systemd);
        let hierarchies = self.mounts.hierarchies();
        hierarchies.map(|(name, mount)| (name, mount.to_owned(), mount.join(&inside))).collect()
    }
}
