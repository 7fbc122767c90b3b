//! A domain: its definition, its machine while it runs, and what happens to it.
//!
//! ```text
//!                 readers                                 changes
//!                    │                                       │
//!                    v                                       v
//!   Domain ── view (arc-swap) <── publishes ── one turn at a time (driver::Turns)
//!                    │                                       │
//!                    └── Live { definition in force, Machine } ── monitor events (watch)
//! ```
//!
//! - [`View`]: what readers see; never waits for anything.
//! - [`Machine`]: one emulator process, its monitor and its agent.
//! - `kept`: the definition of one that does not run.
//! - `store`: definitions and status on disk. `status_file`: the latter's XML.
//! - `load`: the definitions on disk when the daemon starts.
//! - `define`, `rename`: the definition's life. `autostart`: its links.
//! - `edit`: changing a definition; `memory`, `processors`: how much of them.
//! - `hotplug`: devices that come, go and change.
//! - `start`, `stop`, `control`: the machine's life.
//! - `taint`: what in a running guest is not of our making.
//! - `turn`: one change at a time.
//! - `watch`: what the monitor tells by itself.
//! - `recover`: finding everything again after the daemon was gone.

pub(crate) mod autostart;
pub(crate) mod control;
pub(crate) mod define;
pub(crate) mod edit;
pub(crate) mod hotplug;
mod kept;
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
mod turn;
mod view;
mod watch;

pub(crate) use kept::{DiskName, Essence, Kept, Sizes};
pub(crate) use machine::{Ending, Machine};
pub(crate) use turn::InTurn;
pub(crate) use view::{Live, View};

use arc_swap::{ArcSwap, Guard};
use ostler_core::{Error, ErrorObject, Uuid};
use ostler_driver::Turns;
use std::sync::Arc;
use std::sync::atomic::AtomicI32;

/// One domain.
#[derive(Debug)]
pub(crate) struct Domain {
    /// It never changes.
    pub(crate) uuid: Uuid,
    view: ArcSwap<View>,
    turns: Turns<()>,
    /// How long its agent may take to show that it is there: seconds, or one
    /// of libvirt's `virDomainAgentResponseTimeoutValues`.
    pub(crate) agent_timeout: AtomicI32,
}

impl Domain {
    pub(crate) fn new(uuid: Uuid, view: View) -> Arc<Self> {
        Arc::new(Self {
            uuid,
            view: ArcSwap::from_pointee(view),
            turns: Turns::new(()),
            agent_timeout: AtomicI32::new(-1),
        })
    }

    /// What it is like now.
    pub(crate) fn view(&self) -> Guard<Arc<View>> {
        self.view.load()
    }

    /// Publishes a changed view. `change` may run more than once.
    pub(crate) fn publish(&self, change: impl Fn(&mut View)) {
        self.view.rcu(|view| {
            let mut view = View::clone(view);
            change(&mut view);
            view
        });
    }

    /// Like [`Domain::publish`], if `machine` is the one that runs it now.
    /// Says whether it was.
    pub(crate) fn publish_for(&self, machine: &Arc<Machine>, change: impl Fn(&mut View)) -> bool {
        let before = self.view.rcu(|view| {
            if !view.is_run_by(machine) {
                return Arc::clone(view);
            }
            let mut view = View::clone(view);
            change(&mut view);
            Arc::new(view)
        });
        before.is_run_by(machine)
    }

    /// The running guest, or an error that says that there is none.
    pub(crate) fn live(&self) -> Result<Arc<Live>, Error> {
        let view = self.view();
        view.live.clone().ok_or_else(|| view.not_running())
    }

    /// This domain as the object of an error.
    pub(crate) fn as_error_object(&self) -> ErrorObject {
        let view = self.view();
        ErrorObject::Domain { name: view.name.to_string(), uuid: self.uuid, id: view.id() }
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
