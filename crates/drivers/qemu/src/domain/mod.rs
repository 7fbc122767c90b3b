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
//! - `store`: definitions and status on disk. `status_file`: the latter's XML.
//! - `define`, `rename`: the definition's life. `autostart`: its links.
//! - `start`, `stop`, `control`: the machine's life.
//! - `watch`: what the monitor tells by itself.
//! - `recover`: finding everything again after the daemon was gone.

pub(crate) mod control;
mod machine;
pub(crate) mod status_file;
pub(crate) mod stop;
pub(crate) mod store;
mod view;
mod watch;

pub(crate) use machine::{Ending, Machine};
pub(crate) use view::{Live, View};

use arc_swap::{ArcSwap, Guard};
use ostler_core::{Error, ErrorObject, Uuid};
use ostler_driver::Turns;
use std::sync::Arc;
use std::time::Duration;

/// How long a change waits for the one before it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// One domain.
#[derive(Debug)]
pub(crate) struct Domain {
    /// It never changes.
    pub(crate) uuid: Uuid,
    view: ArcSwap<View>,
    pub(crate) turns: Turns<()>,
}

impl Domain {
    pub(crate) fn new(uuid: Uuid, view: View) -> Arc<Self> {
        Arc::new(Self { uuid, view: ArcSwap::from_pointee(view), turns: Turns::new(()) })
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
