//! Whether a call is about the running guest, the definition on disk, or both.

use crate::{Guest, Live, View};
use ostler_core::flags::DomainModificationImpact as Flags;
use ostler_core::{ErrorDomain, Result};
use std::sync::Arc;

/// The running guest, the definition or both, as a call's `AFFECT_LIVE` and `AFFECT_CONFIG`
/// say.
#[derive(Debug)]
pub struct Impact<G> {
    /// The running guest is meant.
    pub live: Option<Arc<Live<G>>>,
    /// The definition on disk is meant.
    pub config: bool,
}

impl<G: Guest> Impact<G> {
    /// Resolves what a call is to affect: neither flag means the running guest
    /// if there is one, else the definition.
    ///
    /// # Errors
    /// `LIVE` of a domain that does not run, `CONFIG` of a transient one.
    pub fn of(view: &View<G>, flags: Flags) -> Result<Self> {
        let wants_live = flags.contains(Flags::LIVE);
        let wants_config = flags.contains(Flags::CONFIG);
        if wants_live && view.live.is_none() {
            return Err(view.not_running());
        }
        if wants_config && view.persistent.is_none() {
            return Err(view.not_persistent().in_domain(ErrorDomain::Domain));
        }
        let neither = !wants_live && !wants_config;
        let live = view.live.clone().filter(|_| wants_live || neither);
        let config = wants_config || (neither && live.is_none());
        Ok(Self { live, config })
    }
}

impl<G> Clone for Impact<G> {
    fn clone(&self) -> Self {
        Self { live: self.live.clone(), config: self.config }
    }
}
