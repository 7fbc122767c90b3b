//! A domain: its definition, its machine while it runs, and what happens to it.
//!
//! ```text
//!                 readers                                 changes
//!                    │                                       │
//!                    v                                       v
//!   Domain ── view (arc-swap) <── publishes ── one turn at a time (driver::object)
//!                    │                                       │
//!                    └── Live { definition in force, Machine } ── monitor events (watch)
//! ```
//!
//! - [`Domain`], [`View`], [`Live`]: those of `ostler_hypervisor`, whose guest is
//!   a [`Machine`]: one emulator process, its monitor and its agent.
//! - `store`: the text of definitions. `status_file`: the XML of status files.
//! - `load`: the definitions on disk when the daemon starts.
//! - `define`, `rename`: the words of this driver for the definition's life,
//!   which is `ostler_driver::object`'s. `autostart`: starting with the daemon.
//! - `edit`: changing a definition; `memory`, `processors`: how much of them.
//! - `hotplug`: devices that come, go and change.
//! - `start`, `stop`, `control`: the machine's life.
//! - `tune`: the guest's share of the host: control group, processors, limits.
//! - `taint`: what in a running guest is not of our making.
//! - `watch`: events of the monitor.
//! - `recover`: finding everything again after the daemon was gone.

pub(crate) mod autostart;
pub(crate) mod control;
pub(crate) mod define;
pub(crate) mod edit;
pub(crate) mod hotplug;
pub(crate) mod load;
mod machine;
pub(crate) mod memory;
pub(crate) mod processors;
pub(crate) mod recover;
pub(crate) mod rename;
pub(crate) mod start;
pub(crate) mod status_file;
pub(crate) mod stop;
pub(crate) mod store;
pub(crate) mod taint;
pub(crate) mod tune;
mod watch;

pub(crate) use machine::{Ending, Machine};

use crate::error::QemuError;
use ostler_core::{DomainRef, Error};
use ostler_hypervisor::Guest;
pub(crate) use ostler_hypervisor::{DiskName, Kept, Sizes};

/// A domain of this driver.
pub(crate) type Domain = ostler_hypervisor::Domain<Machine>;
/// A domain in its turn.
pub(crate) type InTurn = ostler_hypervisor::InTurn<Machine>;
/// The picture of a domain that readers get.
pub(crate) type View = ostler_hypervisor::View<Machine>;
/// A guest that has an emulator process.
pub(crate) type Live = ostler_hypervisor::Live<Machine>;

impl Guest for Machine {
    type Error = QemuError;

    fn id(&self) -> i32 {
        self.id
    }

    fn told(error: QemuError, domain: &DomainRef) -> Error {
        error.told(&domain.name).about(domain.into())
    }
}

/// The file and alias of the disk that an error of the emulator is about.
pub(crate) fn disk_of(domain: &Domain, error: &ostler_qmp::BlockIoError) -> (String, String) {
    let view = domain.view();
    let disks = view.live.iter().flat_map(|live| &live.def.devices.disks);
    let names = |disk: &&ostler_model::domain::Disk| {
        let alias = disk.info.alias.as_deref().unwrap_or_default();
        let node = crate::image::index(disk).map(|index| format!("libvirt-{index}-format"));
        let path = error.qom_path.as_deref().unwrap_or_default();
        (!alias.is_empty() && (error.device == alias || path.split('/').any(|part| part == alias)))
            || (node.is_some() && node == error.node_name)
    };
    let found = disks.into_iter().find(names);
    let path = found.and_then(crate::image::path).unwrap_or_default();
    let alias = found.and_then(|disk| disk.info.alias.as_deref()).unwrap_or(&error.device);
    (path.to_owned(), alias.to_owned())
}
