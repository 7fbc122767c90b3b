//! A definition's life: made, replaced, removed.
//!
//! ```text
//!                 ephemeral='no'                        ephemeral='yes'
//!   define ──> XML on disk, then visible      define ──> visible
//!                  │          ^                              │      ^
//!                  └──────────┼───────── redefine ───────────┼──────┘
//!                             └──────────────────────────────┘
//! ```
//!
//! UUID and use are taken before anything is written, so two clients that
//! define the same at once do not both get to the disk.

use crate::Secrets;
use crate::driver::{key, reference};
use crate::error::{SecretError, internal, wire_error};
use crate::secret::{InTurn, Secret, Value};
use async_trait::async_trait;
use ostler_core::enumeration::{SecretEventLifecycleType, SecretUsageType};
use ostler_core::flags::SecretDefineFlags;
use ostler_core::{Error, ErrorCode, ErrorDomain, Result, SecretRef, Uuid};
use ostler_driver::api::SecretDefinition;
use ostler_driver::object::{self, Family, Link, Standing, Step, detached_blocking};
use ostler_driver::{Conflict, ObjectList};
use ostler_model::secret::SecretDef;
use ostler_xml::{Problem, XmlError, YesNo};
use std::sync::Arc;

#[async_trait]
impl SecretDefinition for Secrets {
    /// Refuses what it does not understand, with and without the flag to validate.
    async fn secret_define_xml(&self, xml: &str, _flags: SecretDefineFlags) -> Result<SecretRef> {
        let definition = Keyed::new(read(xml)?);
        let uuid = definition.reference.uuid;
        let defined = object::define(&Keeper(self.shared()), Arc::new(definition)).await;
        Ok(defined.map_err(|error| error.into_wire(uuid))?.reference.clone())
    }

    async fn secret_xml_desc(&self, secret: &SecretRef) -> Result<String> {
        Ok(self.find(secret.uuid)?.def()?.to_xml())
    }

    async fn secret_undefine(&self, secret: &SecretRef) -> Result<()> {
        let (secret, driver) = (self.find(secret.uuid)?, self.shared());
        let erase = move |secret: InTurn| async move {
            let uuid = secret.uuid();
            detached_blocking("undefine", move || driver.store.remove(uuid)).await??;
            Ok(())
        };
        let removed = object::undefine(&Keeper(self.shared()), &secret, erase).await;
        removed.map_err(|error| error.into_wire(secret.uuid()))
    }
}

/// A definition with what is unique of it.
pub(crate) struct Keyed {
    reference: SecretRef,
    key: String,
    def: Arc<SecretDef>,
}

impl Keyed {
    fn new(def: SecretDef) -> Self {
        let reference = reference(def.uuid.unwrap_or_default(), &def);
        Self { key: key(&reference), reference, def: Arc::new(def) }
    }
}

/// Reads, completes and checks a definition.
fn read(xml: &str) -> Result<SecretDef> {
    let mut def = SecretDef::parse(xml).map_err(unreadable)?;
    // The kernel's generator does not fail once it is initialised.
    def.complete(|| Uuid::from_random_bytes(ostler_host::random_bytes().unwrap_or_default()));
    def.validate().map_err(|error| Error::from(error).in_domain(ErrorDomain::Secret))?;
    Ok(def)
}

/// The error for XML that cannot be read: not well formed, or not understood.
fn unreadable(error: XmlError) -> Error {
    let code = match error.problem() {
        Problem::NotWellFormed(_) => ErrorCode::XmlDetail,
        _ => ErrorCode::XmlError,
    };
    wire_error(code, error.to_string())
}

/// The driver as the keeper of its secrets' lives.
#[derive(Clone)]
pub(crate) struct Keeper(Arc<Secrets>);

impl Family for Keeper {
    type Object = Secret;
    type Definition = Keyed;
    type Error = SecretError;

    fn objects(&self) -> &Arc<ObjectList<Secret>> {
        &self.0.secrets
    }

    fn identity(definition: &Keyed) -> (&str, Uuid) {
        (&definition.key, definition.reference.uuid)
    }

    fn make(&self, uuid: Uuid, standing: Standing<SecretDef>) -> Arc<Secret> {
        let reference = match &standing.persistent {
            Some(def) => reference(uuid, def),
            None => {
                SecretRef { uuid, usage_type: SecretUsageType::None.into(), usage_id: "".into() }
            }
        };
        Secret::new(reference, standing, Value::Unset)
    }

    fn taken(&self, definition: &Keyed, by: &Conflict) -> SecretError {
        let wanted = &definition.reference;
        match self.0.secrets.by_uuid(wanted.uuid) {
            Some(known) if known.reference != *wanted => other_use(&known.reference),
            _ => taken(by, wanted),
        }
        .into()
    }

    fn write_blocking(
        &self,
        definition: &Arc<Keyed>,
        before: Option<&InTurn>,
    ) -> Result<Arc<SecretDef>, SecretError> {
        let Keyed { def, reference, .. } = &**definition;
        match before {
            None if def.ephemeral == YesNo::No => {
                self.0.store.add(reference.uuid, def.to_xml(), None)?;
            }
            None => {}
            Some(secret) => replace(&self.0, secret, def)?,
        }
        Ok(Arc::clone(def))
    }

    /// No secret starts: nothing of it is active.
    fn check_autostart(&self, secret: &InTurn) -> Result<(), SecretError> {
        let detail = format!("secret '{}' has no autostart", secret.uuid());
        Err(wire_error(ErrorCode::OperationInvalid, detail).into())
    }

    async fn set_link(&self, _: &InTurn, _: Link, _: bool) -> Result<(), SecretError> {
        Ok(())
    }

    fn tell(&self, secret: &Secret, step: Step) {
        self.0.emit_lifecycle(
            secret,
            match step {
                Step::Added | Step::Updated => SecretEventLifecycleType::Defined,
                Step::Removed => SecretEventLifecycleType::Undefined,
            },
        );
    }
}

/// Brings what is on disk of a secret to its new definition.
fn replace(driver: &Secrets, secret: &InTurn, def: &SecretDef) -> Result<(), SecretError> {
    let (before, uuid) = (secret.def()?, secret.uuid());
    if before.private == YesNo::Yes && def.private == YesNo::No {
        return Err(internal(format!(
            "secret '{uuid}' is private and cannot be made public: undefine it and set its value \
             anew"
        ))
        .into());
    }
    match (before.ephemeral, def.ephemeral) {
        (YesNo::No, YesNo::No) => driver.store.write_definition(uuid, def.to_xml())?,
        (YesNo::No, YesNo::Yes) => driver.store.remove(uuid)?,
        (YesNo::Yes, YesNo::No) => {
            let value = match &secret.view().value {
                Value::Set(bytes) => Some(bytes.reveal().clone()),
                Value::Unset | Value::Unreadable(_) => None,
            };
            driver.store.add(uuid, def.to_xml(), value.as_ref().map(|bytes| bytes.as_slice()))?;
        }
        (YesNo::Yes, YesNo::Yes) => {}
    }
    Ok(())
}

/// The error for a UUID or a use that another secret has.
fn taken(conflict: &Conflict, reference: &SecretRef) -> Error {
    match conflict {
        Conflict::NameTaken { uuid, .. } => internal(format!(
            "a secret with UUID {uuid} is defined for use with '{}' already: give this one that \
             UUID to replace it, or undefine it",
            reference.usage_id
        )),
        Conflict::UuidTaken { uuid, .. } => {
            internal(format!("a secret with UUID {uuid} is being defined by another client"))
        }
    }
}

/// The error for a secret that is to get another use.
fn other_use(known: &SecretRef) -> Error {
    let known_use = match &*known.usage_id {
        "" => "for no use in particular".to_owned(),
        id => format!("for use with '{id}'"),
    };
    internal(format!(
        "a secret with UUID {} is defined {known_use} already: undefine it, or give this one \
         another UUID",
        known.uuid
    ))
}
