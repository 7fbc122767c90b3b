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
//! Under systemd the tree is its own: it makes the scope of a guest on request, in
//! version 2. Where the groups cannot be written (in a session, in a container, under a
//! systemd of version 1) there are none, and guests run without.

mod control_file;
mod error;
mod group;
mod make;
mod mounts;
mod name;
mod part;
mod scope;
mod setting;
#[cfg(test)]
mod tests;

pub use error::CgroupError;
pub use group::{CgroupCpuTimes, GuestCgroup};
pub use make::MadeGroup;
pub use name::{GroupName, machine_name};
pub use scope::ScopeHolder;
pub use setting::{BlockDevice, DeviceLimit, Setting};

use crate::HostRoot;
use crate::systemd::Systemd;
use mounts::Mounts;
use std::path::PathBuf;
use std::sync::Arc;

/// The host's control groups.
#[derive(Debug, Clone)]
pub struct CgroupTree {
    mounts: Mounts,
    /// The service manager whose tree it is, on a host that has one.
    systemd: Option<Arc<Systemd>>,
}

impl CgroupTree {
    /// Finds the mounted hierarchies. `None` where there are none.
    #[must_use]
    pub fn find(root: &HostRoot) -> Option<Self> {
        let mounts = Mounts::parse(&root.text("/proc/self/mounts")?, root)?;
        Some(Self { mounts, systemd: Systemd::find(root).map(Arc::new) })
    }

    /// Leaves out the version 1 hierarchies of all controllers but these. `None`
    /// when none is left.
    #[must_use]
    pub fn only(mut self, controllers: &[String]) -> Option<Self> {
        let wanted = |name: &str| controllers.iter().any(|wanted| wanted == name);
        self.mounts.retain(wanted);
        (self.mounts.hierarchies().next().is_some() && !controllers.is_empty()).then_some(self)
    }

    /// The service manager whose tree it is, on a host that has one.
    #[must_use]
    pub fn systemd(&self) -> Option<&Arc<Systemd>> {
        self.systemd.as_ref()
    }

    /// Returns whether it is the one hierarchy of version 2.
    #[must_use]
    pub fn is_unified(&self) -> bool {
        matches!(self.mounts, Mounts::Unified(_))
    }

    /// The partition of guests whose definition names none.
    pub const PARTITION: &'static str = "/machine";

    /// The group's folder in each hierarchy, with a controller of the
    /// hierarchy and its mount.
    fn folders(&self, name: &GroupName) -> Vec<(String, PathBuf, PathBuf)> {
        let inside = name.path(self.systemd.is_some());
        let hierarchies = self.mounts.hierarchies();
        hierarchies.map(|(name, mount)| (name, mount.to_owned(), mount.join(&inside))).collect()
    }
}
