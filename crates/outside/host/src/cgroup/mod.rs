//! Control groups: where a guest's process is accounted for and kept within
//! bounds.
//!
//! A guest's group lies where libvirt puts it:
//!
//! ```text
//!   version 1   MOUNT-OF-CONTROLLER/machine/qemu-1-NAME.libvirt-qemu
//!   version 2   MOUNT/machine/qemu-1-NAME.libvirt-qemu
//!   under systemd          .../machine.slice/machine-qemu\x2d1\x2dNAME.scope
//! ```
//!
//! Where the groups cannot be written (in a session, in a container) there are
//! none, and guests run without.

mod group;
mod mounts;
mod name;
#[cfg(test)]
mod tests;

pub use group::{CgroupCpuTimes, GuestCgroup};
pub use name::machine_name;

use crate::HostRoot;
use mounts::Mounts;

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
        // Made by systemd early at boot, and only where it is the first process.
        Some(Self { mounts, systemd: root.has("/run/systemd/system") })
    }

    /// Whether it is the one hierarchy of version 2.
    #[must_use]
    pub fn is_unified(&self) -> bool {
        matches!(self.mounts, Mounts::Unified(_))
    }

    /// The controllers' folders of a guest with this machine name, in each
    /// hierarchy.
    fn folders(&self, machine: &str, driver: &str) -> Vec<(String, std::path::PathBuf)> {
        let inside = if self.systemd {
            format!("machine.slice/machine-{}.scope", name::systemd_escaped(machine))
        } else {
            format!("machine/{machine}.libvirt-{driver}")
        };
        self.mounts.hierarchies().map(|(name, mount)| (name, mount.join(&inside))).collect()
    }
}
