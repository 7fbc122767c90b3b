//! The driver's state, and what its calls share.

use crate::error::{SecretError, no_secret_with};
use crate::layout::SecretLayout;
use crate::secret::{Life, PATIENCE, Secret, Value};
use crate::store::{Form, Store, Stored};
use ostler_core::enumeration::{SecretEventLifecycleType, SecretUsageType};
use ostler_core::{Result, SecretRef, Uuid};
use ostler_driver::{Event, EventBus, ObjectList, Turn};
use ostler_model::secret::SecretDef;
use std::sync::{Arc, Weak};

/// The secret driver of one daemon.
#[derive(Debug)]
pub struct Secrets {
    ourselves: Weak<Self>,
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
        Arc::new_cyclic(|ourselves| Self {
            ourselves: Weak::clone(ourselves),
            store: Store::new(layout, form),
            secrets: Arc::default(),
            events,
        })
    }

    /// Reads what is on disk. Returns when clients can be served.
    pub async fn start(self: &Arc<Self>) {
        let driver = Arc::clone(self);
        let loading = tokio::task::spawn_blocking(move || {
            for stored in driver.store.load() {
                driver.take_up(stored);
            }
        });
        if loading.await.is_err() {
            tracing::error!("reading the secrets ended in a bug of this program");
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
        let secret = Secret::new(reference, stored.def, value);
        if self.secrets.insert(&name, stored.uuid, secret).is_err() {
            tracing::error!(uuid = %stored.uuid, "another secret on disk is for the same use");
        }
    }

    /// This driver, for what outlives a call.
    pub(crate) fn shared(&self) -> Arc<Self> {
        // It was made in an Arc, and whoever calls holds one.
        #[expect(clippy::expect_used, reason = "`self` is reached through an Arc")]
        self.ourselves.upgrade().expect("held by the caller")
    }

    /// The secret a client means.
    pub(crate) fn find(&self, uuid: Uuid) -> Result<Arc<Secret>> {
        self.secrets.by_uuid(uuid).ok_or_else(|| no_secret_with(uuid))
    }

    /// Makes a change of a secret when its turn comes, on a thread that may
    /// wait for the disk. It goes on also when the client that asked goes away.
    pub(crate) async fn change(
        &self,
        secret: &Arc<Secret>,
        job: &'static str,
        change: impl FnOnce(&Self, &Secret, &mut Life) -> Result<(), SecretError> + Send + 'static,
    ) -> Result<(), SecretError> {
        let (driver, target) = (self.shared(), Arc::clone(secret));
        let work = |mut turn: Turn<Life>| async move {
            if *turn == Life::Gone {
                return Err(SecretError::Gone);
            }
            // The turn goes where the work is: it must not end before that.
            let done = tokio::task::spawn_blocking(move || change(&driver, &target, &mut turn));
            done.await.unwrap_or(Err(SecretError::Bug))
        };
        secret.turns.change(job, PATIENCE, work).await?
    }

    /// The secret for this use, which must be one.
    pub(crate) fn for_use(&self, usage_type: i32, usage_id: &str) -> Option<Arc<Secret>> {
        let is_use = usage_type != SecretUsageType::None as i32;
        is_use.then(|| self.secrets.by_name(&usage_key(usage_type, usage_id)))?
    }

    pub(crate) fn tell_lifecycle(&self, secret: &Secret, event: SecretEventLifecycleType) {
        let secret = secret.reference.clone();
        self.events.publish(Event::SecretLifecycle { secret, event: event as i32, detail: 0 });
    }

    pub(crate) fn tell_value_changed(&self, secret: &Secret) {
        self.events.publish(Event::SecretValueChanged { secret: secret.reference.clone() });
    }
}

/// How clients name a secret of this definition.
pub(crate) fn reference(uuid: Uuid, def: &SecretDef) -> SecretRef {
    SecretRef { uuid, usage_type: def.usage_type() as i32, usage_id: def.usage_id().into() }
}

/// What is unique of a secret beside its UUID: its use, where it has one.
pub(crate) fn key(reference: &SecretRef) -> String {
    let SecretRef { uuid, usage_type, usage_id } = reference;
    if *usage_type == SecretUsageType::None as i32 {
        return uuid.to_string();
    }
    usage_key(*usage_type, usage_id)
}

fn usage_key(usage_type: i32, usage_id: &str) -> String {
    format!("{usage_type}/{usage_id}")
}
