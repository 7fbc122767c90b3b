//! What readers see of a domain.

use super::{Essence, Kept, Machine};
use ostler_core::{Error, ErrorDomain, Result};
use ostler_driver::object::{Snapshot, Standing};
use ostler_driver::{DomainState, ShutoffReason};
use ostler_model::domain::DomainDef;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A domain at one moment. Cloning copies a few pointers.
#[derive(Debug, Clone)]
pub(crate) struct View {
    standing: Standing<Kept>,
    /// The running guest.
    pub(crate) live: Option<Arc<Live>>,
    pub(crate) state: DomainState,
}

/// A guest that has an emulator process.
#[derive(Debug)]
pub(crate) struct Live {
    /// The definition in force, with what was found out at start.
    pub(crate) def: Arc<DomainDef>,
    pub(crate) machine: Arc<Machine>,
}

impl View {
    /// A domain that does not run.
    pub(crate) fn new(standing: Standing<Kept>) -> Self {
        Self { standing, live: None, state: DomainState::Shutoff(ShutoffReason::Unknown) }
    }

    /// The id it runs under, or -1.
    pub(crate) fn id(&self) -> i32 {
        self.live.as_ref().map_or(-1, |live| live.machine.id)
    }

    /// The definition in force: the running guest's, else the one on disk.
    ///
    /// # Errors
    /// There is none any more, or it cannot be understood.
    pub(crate) fn current(&self) -> Result<Arc<DomainDef>> {
        self.definition(self.live.as_deref())
    }

    /// The definition in force of `live`, else the one on disk.
    ///
    /// # Errors
    /// As [`View::current`].
    pub(crate) fn definition(&self, live: Option<&Live>) -> Result<Arc<DomainDef>> {
        match live {
            Some(live) => Ok(Arc::clone(&live.def)),
            None => self.kept()?.def(),
        }
    }

    /// What is told of it while it does not run.
    ///
    /// # Errors
    /// As [`View::current`].
    pub(crate) fn essence(&self) -> Result<&Essence> {
        self.kept()?.essence()
    }

    /// The definition on disk, which a transient domain has not.
    pub(crate) fn kept(&self) -> Result<&Arc<Kept>> {
        self.persistent.as_ref().ok_or_else(|| self.not_persistent())
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

impl Deref for View {
    type Target = Standing<Kept>;

    fn deref(&self) -> &Standing<Kept> {
        &self.standing
    }
}

impl DerefMut for View {
    fn deref_mut(&mut self) -> &mut Standing<Kept> {
        &mut self.standing
    }
}

impl Snapshot for View {
    type Definition = Kept;

    fn is_active(&self) -> bool {
        self.live.is_some()
    }
}
