//! The driver's state.
//!
//! All connections of a daemon to `test:///default` share its domains. They are
//! made with the first connection, and forgotten with the last one.

use crate::Domain;
use ostler_core::Result;
use ostler_driver::object::Shared;
use ostler_driver::{Event, EventBus, ObjectList};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The test driver of one daemon.
#[derive(Debug)]
pub struct TestDriver {
    ourselves: Shared<Self>,
    pub(crate) domains: Arc<ObjectList<Domain>>,
    pub(crate) events: Arc<EventBus<Event>>,
    next_id: AtomicI32,
    connections: Mutex<usize>,
}

impl TestDriver {
    /// A driver without clients and thus without domains. Its events are its own
    /// clients' alone.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Shared::make(|ourselves| Self {
            ourselves,
            domains: Arc::default(),
            events: Arc::default(),
            next_id: AtomicI32::new(1),
            connections: Mutex::new(0),
        })
    }

    /// A number that no guest of these connections has had.
    pub(crate) fn take_id(&self) -> i32 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// Counts a connection in. Before the first one, `prepare` makes the domains that
    /// are there from the beginning.
    ///
    /// # Errors
    /// Those of `prepare`; the connection is not counted then.
    pub(crate) fn admit(
        &self,
        prepare: impl FnOnce(&Arc<Self>) -> Result<()>,
    ) -> Result<Arc<Self>> {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        let driver = self.ourselves.get();
        if *connections == 0 {
            prepare(&driver)?;
        }
        *connections += 1;
        Ok(driver)
    }

    /// Counts a connection out. The domains go with the last one.
    pub(crate) fn disconnect(&self) {
        let mut connections = self.connections.lock().unwrap_or_else(PoisonError::into_inner);
        *connections = connections.saturating_sub(1);
        if *connections == 0 {
            for domain in self.domains.all() {
                // A change that is under way ends with nobody to see it.
                self.domains.clear_id(domain.view().id());
                self.domains.remove(domain.uuid);
            }
            self.next_id.store(1, Ordering::Relaxed);
        }
    }
}
