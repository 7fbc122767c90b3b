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
//! - [`View`]: the picture of a domain that readers get; they never wait.
//! - [`Machine`]: one emulator process, its monitor and its agent.
//! - `kept`: the definition of a domain that does not run.
//! - `store`: the text of definitions. `status_file`: the XML of status files.
//! - `load`: the definitions on disk when the daemon starts.
//! - `define`, `rename`: the words of this driver for the definition's life,
//!   which is `ostler_driver::object`'s. `autostart`: starting with the daemon.
//! - `edit`: changing a definition; `memory`, `processors`: how much of them.
//! - `start`, `stop`, `control`: the machine's life.
//! - `taint`: what in a running guest is not of our making.
//! - `watch`: events of the monitor.
//! - `recover`: finding everything again after the daemon was gone.

pub(crate) mod autostart;
pub(crate) mod control;
pub(crate) mod define;
pub(crate) mod edit;
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
mod view;
mod watch;

pub(crate) use kept::{DiskName, Essence, Kept, Sizes};
pub(crate) use machine::{Ending, Machine};
pub(crate) use view::{Live, View};

use crate::error::QemuError;
use ostler_core::{Error, ErrorObject, Result, Uuid};
use ostler_driver::object::{self, Change, Defined, Object};
use std::future::Future;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::AtomicI32;

/// A domain in its turn.
pub(crate) type InTurn = object::InTurn<Domain>;

/// One domain.
#[derive(Debug)]
pub(crate) struct Domain {
    object: Object<View>,
    /// How long its agent may take to show that it is there: seconds, or one
    /// of libvirt's `virDomainAgentResponseTimeoutValues`.
    pub(crate) agent_timeout: AtomicI32,
}

impl Domain {
    pub(crate) fn new(uuid: Uuid, view: View) -> Arc<Self> {
        Arc::new(Self { object: Object::new(uuid, view), agent_timeout: AtomicI32::new(-1) })
    }

    /// Publishes what became of `machine`, if that is the one that runs it now.
    /// Says whether it was.
    pub(crate) fn publish_for(&self, machine: &Arc<Machine>, change: impl Fn(&mut View)) -> bool {
        self.observe_if(|view| view.is_run_by(machine), change)
    }

    /// Runs `work` in the domain's turn, to its end: also when the client that
    /// asked goes away.
    ///
    /// # Errors
    /// The turn did not come, or `work` failed; either is told about this domain.
    pub(crate) async fn change<R, F, Work>(
        self: &Arc<Self>,
        job: &'static str,
        work: F,
    ) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(InTurn) -> Work + Send + 'static,
        Work: Future<Output = Result<R, QemuError>> + Send + 'static,
    {
        self.change_kind(Change::modify(job), work).await
    }

    /// As [`Domain::change`], for a change of another kind.
    ///
    /// # Errors
    /// As [`Domain::change`].
    pub(crate) async fn change_kind<R, F, Work>(
        self: &Arc<Self>,
        change: Change,
        work: F,
    ) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(InTurn) -> Work + Send + 'static,
        Work: Future<Output = Result<R, QemuError>> + Send + 'static,
    {
        self.change_as(change, work).await.map_err(|error: QemuError| error.about(self))
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

impl Deref for Domain {
    type Target = Object<View>;

    fn deref(&self) -> &Object<View> {
        &self.object
    }
}

impl Defined for Domain {
    type View = View;
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
