//! The picture of a domain that readers get.

use crate::{Essence, Guest, Kept};
use ostler_core::{Error, ErrorDomain, Result};
use ostler_driver::object::{Snapshot, Standing};
use ostler_driver::{DomainState, ShutoffReason};
use ostler_model::domain::DomainDef;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A domain at one moment. Cloning copies a few pointers.
#[derive(Debug)]
pub struct View<G> {
    standing: Standing<Kept>,
    /// The running guest.
    pub live: Option<Arc<Live<G>>>,
    /// Its state, and why.
    pub state: DomainState,
}

/// A running guest.
#[derive(Debug)]
pub struct Live<G> {
    /// The definition in force, with what was found out at start.
    pub def: Arc<DomainDef>,
    /// The guest itself: for QEMU, the emulator's process.
    pub machine: Arc<G>,
}

impl<G> View<G> {
    /// A domain that does not run.
    #[must_use]
    pub const fn new(standing: Standing<Kept>) -> Self {
        Self { standing, live: None, state: DomainState::Shutoff(ShutoffReason::Unknown) }
    }

    /// The definition in force: the running guest's, else the one on disk.
    ///
    /// # Errors
    /// There is none any more, or it cannot be understood.
    pub fn current(&self) -> Result<Arc<DomainDef>> {
        self.definition(self.live.as_deref())
    }

    /// The definition in force of `live`, else the one on disk.
    ///
    /// # Errors
    /// As [`View::current`].
    pub fn definition(&self, live: Option<&Live<G>>) -> Result<Arc<DomainDef>> {
        match live {
            Some(live) => Ok(Arc::clone(&live.def)),
            None => self.kept()?.def(),
        }
    }

    /// The facts of it that are told while it does not run.
    ///
    /// # Errors
    /// As [`View::current`].
    pub fn essence(&self) -> Result<&Essence> {
        self.kept()?.essence()
    }

    /// The definition on disk.
    ///
    /// # Errors
    /// A transient domain has none.
    pub fn kept(&self) -> Result<&Arc<Kept>> {
        self.persistent.as_ref().ok_or_else(|| self.not_persistent())
    }

    /// Returns whether this guest runs it.
    pub fn is_run_by(&self, guest: &Arc<G>) -> bool {
        self.live.as_ref().is_some_and(|live| Arc::ptr_eq(&live.machine, guest))
    }

    /// The error for a call that needs a running guest.
    #[must_use]
    pub fn not_running(&self) -> Error {
        Error::operation_invalid(format!("domain '{}' is not running", self.name))
            .in_domain(ErrorDomain::Domain)
    }

    /// The error for a call that needs a definition on disk.
    #[must_use]
    pub fn not_persistent(&self) -> Error {
        Error::operation_invalid(format!(
            "domain '{}' is transient: it has no definition on disk",
            self.name
        ))
    }
}

impl<G: Guest> View<G> {
    /// The id it runs under, or -1.
    #[must_use]
    pub fn id(&self) -> i32 {
        self.live.as_ref().map_or(-1, |live| live.machine.id())
    }
}

impl<G> Clone for View<G> {
    fn clone(&self) -> Self {
        Self { standing: self.standing.clone(), live: self.live.clone(), state: self.state }
    }
}

impl<G> Deref for View<G> {
    type Target = Standing<Kept>;

    fn deref(&self) -> &Standing<Kept> {
        &self.standing
    }
}

impl<G> DerefMut for View<G> {
    fn deref_mut(&mut self) -> &mut Standing<Kept> {
        &mut self.standing
    }
}

impl<G: Guest> Snapshot for View<G> {
    type Definition = Kept;

    fn is_active(&self) -> bool {
        self.live.is_some()
    }
}
