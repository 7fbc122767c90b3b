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
use crate::error::{SecretError, internal, told};
use crate::secret::{Life, Secret, Value, View};
use async_trait::async_trait;
use ostler_core::enumeration::SecretEventLifecycleType;
use ostler_core::flags::SecretDefineFlags;
use ostler_core::{Error, ErrorCode, ErrorDomain, Result, SecretRef, Uuid};
use ostler_driver::api::SecretDefinition;
use ostler_driver::{Conflict, Reservation};
use ostler_model::secret::SecretDef;
use ostler_xml::{Problem, XmlError, YesNo};
use std::sync::Arc;

#[async_trait]
impl SecretDefinition for Secrets {
    /// Refuses what it does not understand, with and without the flag to validate.
    async fn secret_define_xml(&self, xml: &str, _flags: SecretDefineFlags) -> Result<SecretRef> {
        let def = read(xml)?;
        let reference = reference(def.uuid.unwrap_or_default(), &def);
        loop {
            let existing = self.secrets.by_uuid(reference.uuid);
            let done = match existing {
                Some(secret) => self.replace(&secret, &reference, def.clone()).await,
                None => self.add(&reference, def.clone()).await,
            };
            match done {
                // Undefined while we waited for it: it is a new one then.
                Err(SecretError::Gone) => {}
                Err(error) => return Err(error.told(reference.uuid)),
                Ok(()) => return Ok(reference),
            }
        }
    }

    async fn secret_xml_desc(&self, secret: &SecretRef) -> Result<String> {
        Ok(self.find(secret.uuid)?.view().def.to_xml())
    }

    async fn secret_undefine(&self, secret: &SecretRef) -> Result<()> {
        let secret = self.find(secret.uuid)?;
        let removed = self.change(&secret, "undefine", undefine).await;
        removed.map_err(|error| error.told(secret.uuid()))
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
    told(code, error.to_string())
}

impl Secrets {
    async fn add(&self, reference: &SecretRef, def: SecretDef) -> Result<(), SecretError> {
        let reservation = self
            .secrets
            .reserve(&key(reference), reference.uuid)
            .map_err(|conflict| taken(&conflict, reference))?;
        let (driver, reference) = (self.shared(), reference.clone());
        // Detached from the client: what is begun is finished, also without it.
        let work = tokio::task::spawn_blocking(move || add(&driver, reservation, reference, def));
        work.await.unwrap_or(Err(SecretError::Bug))
    }

    async fn replace(
        &self,
        secret: &Arc<Secret>,
        reference: &SecretRef,
        def: SecretDef,
    ) -> Result<(), SecretError> {
        if secret.reference != *reference {
            return Err(other_use(&secret.reference).into());
        }
        let work = |driver: &Self, secret: &Secret, _: &mut Life| replace(driver, secret, def);
        self.change(secret, "define", work).await
    }
}

fn add(
    driver: &Secrets,
    reservation: Reservation<Secret>,
    reference: SecretRef,
    def: SecretDef,
) -> Result<(), SecretError> {
    if def.ephemeral == YesNo::No {
        driver.store.add(reference.uuid, def.to_xml(), None)?;
    }
    let secret = Secret::new(reference, def, Value::Unset);
    reservation.fill(Arc::clone(&secret));
    driver.tell_lifecycle(&secret, SecretEventLifecycleType::Defined);
    Ok(())
}

fn replace(driver: &Secrets, secret: &Secret, def: SecretDef) -> Result<(), SecretError> {
    let (view, uuid) = (View::clone(&secret.view()), secret.uuid());
    if view.def.private == YesNo::Yes && def.private == YesNo::No {
        return Err(internal(format!(
            "secret '{uuid}' is private and cannot be made public: undefine it and set its value \
             anew"
        ))
        .into());
    }
    match (view.def.ephemeral, def.ephemeral) {
        (YesNo::No, YesNo::No) => driver.store.write_definition(uuid, def.to_xml())?,
        (YesNo::No, YesNo::Yes) => driver.store.remove(uuid)?,
        (YesNo::Yes, YesNo::No) => {
            let value = match &view.value {
                Value::Set(bytes) => Some(bytes.reveal().as_slice()),
                Value::Unset | Value::Unreadable(_) => None,
            };
            driver.store.add(uuid, def.to_xml(), value)?;
        }
        (YesNo::Yes, YesNo::Yes) => {}
    }
    secret.publish(View { def: Arc::new(def), ..view });
    driver.tell_lifecycle(secret, SecretEventLifecycleType::Defined);
    Ok(())
}

fn undefine(driver: &Secrets, secret: &Secret, life: &mut Life) -> Result<(), SecretError> {
    driver.store.remove(secret.uuid())?;
    *life = Life::Gone;
    driver.secrets.remove(secret.uuid());
    driver.tell_lifecycle(secret, SecretEventLifecycleType::Undefined);
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
