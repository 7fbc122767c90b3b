//! What readers see of a domain.

use super::Machine;
use ostler_core::{Error, ErrorDomain};
use ostler_driver::{DomainState, ShutoffReason};
use ostler_model::domain::DomainDef;
use std::sync::Arc;

/// A domain at one moment. Cloning copies a few pointers.
#[derive(Debug, Clone)]
pub(crate) struct View {
    pub(crate) name: Arc<str>,
    /// The definition on disk; a transient domain has none.
    pub(crate) persistent: Option<Arc<DomainDef>>,
    /// The running guest.
    pub(crate) live: Option<Arc<Live>>,
    pub(crate) state: DomainState,
    pub(crate) autostart: bool,
    pub(crate) autostart_once: bool,
}

/// A guest that has an emulator process.
#[derive(Debug)]
pub(crate) struct Live {
    /// The definition in force, with what was found out at start.
    pub(crate) def: Arc<DomainDef>,
    pub(crate) machine: Arc<Machine>,
}

impl View {
    /// A defined domain that does not run.
    pub(crate) fn defined(def: Arc<DomainDef>) -> Self {
        Self { persistent: Some(Arc::clone(&def)), ..Self::transient(&def) }
    }

    /// A domain without a definition on disk, before it is started.
    pub(crate) fn transient(def: &DomainDef) -> Self {
        Self {
            name: (*def.name).into(),
            persistent: None,
            live: None,
            state: DomainState::Shutoff(ShutoffReason::Unknown),
            autostart: false,
            autostart_once: false,
        }
    }

    /// The id it runs under, or -1.
    pub(crate) fn id(&self) -> i32 {
        self.live.as_ref().map_or(-1, |live| live.machine.id)
    }

    /// The definition in force: the running guest's, else the one on disk.
    pub(crate) fn current(&self) -> Option<&Arc<DomainDef>> {
        self.live.as_ref().map(|live| &live.def).or(self.persistent.as_ref())
    }

    /// Whether this machine runs it.
    pub(crate) fn is_run_by(&self, machine: &Arc<Machine>) -> bool {
        self.live.as_ref().is_some_and(|live| Arc::ptr_eq(&live.machine, machine))
    }

    /// The error for a call that needs a running guest.
    pub(crate) fn not_running(&self) -> Error {
        Error::operation_invalid(format!("domain '{}' is not running", self.name))
            .in_domain(ErrorDomain::Domain)
    }

    /// The error for a call that needs a definition on disk.
    pub(crate) fn not_persistent(&self) -> Error {
        Error::operation_invalid(format!(
            "domain '{}' is transient: it has no definition on disk",
            self.name
        ))
    }
}
