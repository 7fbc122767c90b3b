//! A secret: its definition, its value, and one change of them at a time.

use crate::error::no_secret_with;
use crate::store::Bytes;
use ostler_core::{Hidden, Result, SecretRef, Uuid};
use ostler_driver::object::{self, Defined, Object, Snapshot, Standing};
use ostler_model::secret::SecretDef;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A secret in its turn.
pub(crate) type InTurn = object::InTurn<Secret>;

/// One secret. Neither its UUID nor its use ever changes.
#[derive(Debug)]
pub(crate) struct Secret {
    pub(crate) reference: SecretRef,
    object: Object<View>,
}

/// The picture of a secret that readers get. It has its definition also when
/// that is ephemeral and thus not on disk.
#[derive(Debug, Clone)]
pub(crate) struct View {
    standing: Standing<SecretDef>,
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
    /// A secret that is not listed yet; `standing` has its definition.
    pub(crate) fn new(
        reference: SecretRef,
        standing: Standing<SecretDef>,
        value: Value,
    ) -> Arc<Self> {
        let object = Object::new(reference.uuid, View { standing, value });
        Arc::new(Self { reference, object })
    }

    /// The definition.
    ///
    /// # Errors
    /// The secret was undefined meanwhile.
    pub(crate) fn def(&self) -> Result<Arc<SecretDef>> {
        self.view().persistent.clone().ok_or_else(|| no_secret_with(self.uuid()))
    }

    pub(crate) fn uuid(&self) -> Uuid {
        self.reference.uuid
    }
}

impl Deref for Secret {
    type Target = Object<View>;

    fn deref(&self) -> &Object<View> {
        &self.object
    }
}

impl Defined for Secret {
    type View = View;
}

impl Deref for View {
    type Target = Standing<SecretDef>;

    fn deref(&self) -> &Standing<SecretDef> {
        &self.standing
    }
}

impl DerefMut for View {
    fn deref_mut(&mut self) -> &mut Standing<SecretDef> {
        &mut self.standing
    }
}

impl Snapshot for View {
    type Definition = SecretDef;

    /// Nothing of a secret is active: it is there as long as it is defined.
    fn is_active(&self) -> bool {
        false
    }
}
