//! A secret: its definition, its value, and one change of them at a time.

use crate::store::Bytes;
use arc_swap::{ArcSwap, Guard};
use ostler_core::{Hidden, SecretRef, Uuid};
use ostler_driver::Turns;
use ostler_model::secret::SecretDef;
use std::sync::Arc;
use std::time::Duration;

/// How long a change waits for the one before it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// One secret. Neither its UUID nor its use ever changes.
#[derive(Debug)]
pub(crate) struct Secret {
    pub(crate) reference: SecretRef,
    view: ArcSwap<View>,
    pub(crate) turns: Turns<Life>,
}

/// Whether a secret is still there: who had to wait for a turn may find that
/// it was undefined meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Life {
    Here,
    Gone,
}

/// The snapshot of a secret that readers get.
#[derive(Debug, Clone)]
pub(crate) struct View {
    pub(crate) def: Arc<SecretDef>,
    pub(crate) value: Value,
}

/// The value of a secret.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// None was set yet.
    Unset,
    Set(Hidden<Arc<Bytes>>),
    /// There is one on disk, and it cannot be used for this reason.
    Unreadable(Arc<str>),
}

impl Value {
    pub(crate) fn new(bytes: Bytes) -> Self {
        Self::Set(Hidden::new(Arc::new(bytes)))
    }
}

impl Secret {
    pub(crate) fn new(reference: SecretRef, def: SecretDef, value: Value) -> Arc<Self> {
        let view = View { def: Arc::new(def), value };
        let (view, turns) = (ArcSwap::from_pointee(view), Turns::new(Life::Here));
        Arc::new(Self { reference, view, turns })
    }

    pub(crate) fn uuid(&self) -> Uuid {
        self.reference.uuid
    }

    pub(crate) fn view(&self) -> Guard<Arc<View>> {
        self.view.load()
    }

    /// Shows readers something new. Only who has the turn does.
    pub(crate) fn publish(&self, view: View) {
        self.view.store(Arc::new(view));
    }
}
