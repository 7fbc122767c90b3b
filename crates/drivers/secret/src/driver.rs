//! The driver's state, and what its calls share.

use crate::error::no_secret_with;
use crate::layout::SecretLayout;
use crate::secret::{Secret, Value};
use crate::store::{Form, Store, Stored};
use ostler_core::enumeration::{Open, SecretEventLifecycleType, SecretUsageType};
use ostler_core::{Result, SecretRef, Uuid};
use ostler_driver::object::{Shared, Standing, detached_blocking};
use ostler_driver::{Event, EventBus, ObjectList};
use ostler_model::secret::SecretDef;
use std::sync::Arc;

/// The secret driver of one daemon.
#[derive(Debug)]
pub struct Secrets {
    ourselves: Shared<Self>,
    pub(crate) store: Store,
    /// Found by UUID and, as their names, by their uses.
    pub(crate) secrets: Arc<ObjectList<Secret>>,
    events: Arc<EventBus<Event>>,
}

impl Secrets {
    /// The driver over these folders, knowing no secret yet; it keeps values in
    /// `form` and tells of events on the daemon's bus.
    #[must_use]
    pub fn new(layout: SecretLayout, form: Form, events: Arc<EventBus<Event>>) -> Arc<Self> {
        Shared::make(|ourselves| Self {
            ourselves,
            store: Store::new(layout, form),
            secrets: Arc::default(),
            events,
        })
    }

    /// Reads what is on disk. Returns when clients can be served.
    pub async fn start(self: &Arc<Self>) {
        let driver = Arc::clone(self);
        let loading = detached_blocking("read the secrets", move || {
            for stored in driver.store.load() {
                driver.take_up(stored);
            }
        });
        if let Err(error) = loading.await {
            tracing::error!(%error, "cannot use the secrets on disk");
        }
    }

    fn take_up(&self, stored: Stored) {
        let reference = reference(stored.uuid, &stored.def);
        let name = key(&reference);
        let value = match stored.value {
            None => Value::Unset,
            Some(Ok(bytes)) => Value::new(bytes),
            Some(Err(reason)) => Value::Unreadable(reason.into()),
        };
        let standing = Standing::defined(&name, Arc::new(stored.def));
        let secret = Secret::new(reference, standing, value);
        if self.secrets.insert(&name, stored.uuid, secret).is_err() {
            tracing::error!(uuid = %stored.uuid, "another secret on disk is for the same use");
        }
    }

    /// This driver, for what outlives a call.
    pub(crate) fn shared(&self) -> Arc<Self> {
        self.ourselves.get()
    }

    /// The secret a client means.
    pub(crate) fn find(&self, uuid: Uuid) -> Result<Arc<Secret>> {
        self.secrets.by_uuid(uuid).ok_or_else(|| no_secret_with(uuid))
    }

    /// The secret for this use, which must be one.
    pub(crate) fn for_use(
        &self,
        usage_type: Open<SecretUsageType>,
        usage_id: &str,
    ) -> Option<Arc<Secret>> {
        let is_use = usage_type != SecretUsageType::None;
        is_use.then(|| self.secrets.by_name(&usage_key(usage_type, usage_id)))?
    }

    pub(crate) fn emit_lifecycle(&self, secret: &Secret, event: SecretEventLifecycleType) {
        let secret = secret.reference.clone();
        self.events.publish(Event::SecretLifecycle { secret, event: event.into(), detail: 0 });
    }

    pub(crate) fn emit_value_changed(&self, secret: &Secret) {
        self.events.publish(Event::SecretValueChanged { secret: secret.reference.clone() });
    }
}

/// How clients name a secret of this definition.
pub(crate) fn reference(uuid: Uuid, def: &SecretDef) -> SecretRef {
    SecretRef { uuid, usage_type: def.usage_type().into(), usage_id: def.usage_id().into() }
}

/// The unique key of a secret beside its UUID: its use, or nothing where it has none.
pub(crate) fn key(reference: &SecretRef) -> String {
    let SecretRef { uuid, usage_type, usage_id } = reference;
    if *usage_type == SecretUsageType::None {
        return uuid.to_string();
    }
    usage_key(*usage_type, usage_id)
}

fn usage_key(usage_type: Open<SecretUsageType>, usage_id: &str) -> String {
    format!("{}/{usage_id}", usage_type.number())
}
