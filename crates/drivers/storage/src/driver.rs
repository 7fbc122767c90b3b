//! The driver's state.

use crate::Settings;
use ostler_driver::{Event, EventBus, SecretValues};
use ostler_host::StorageLayout;
use std::fmt;
use std::sync::Arc;

/// The storage driver of one daemon.
pub struct Storage {
    layout: StorageLayout,
    settings: Settings,
    events: Arc<EventBus<Event>>,
    secrets: Option<Arc<dyn SecretValues>>,
}

impl Storage {
    /// The driver over these folders, knowing no pool yet. It tells of events
    /// on `events`, and asks `secrets` for the values it needs.
    #[must_use]
    pub fn new(
        layout: StorageLayout,
        settings: Settings,
        events: Arc<EventBus<Event>>,
        secrets: Option<Arc<dyn SecretValues>>,
    ) -> Arc<Self> {
        Arc::new(Self { layout, settings, events, secrets })
    }
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Storage")
            .field("layout", &self.layout)
            .field("settings", &self.settings)
            .field("events", &self.events)
            .field("secrets", &self.secrets.is_some())
            .finish()
    }
}
