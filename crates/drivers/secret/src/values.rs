//! The values of secrets.

use crate::Secrets;
use crate::error::{SecretError, no_secret, wire_error};
use crate::secret::{InTurn, Secret, Value};
use crate::store::Bytes;
use async_trait::async_trait;
use ostler_core::{Error, ErrorCode, Hidden, Result, SecretRef};
use ostler_driver::api::SecretValues;
use ostler_driver::object::Defined;
use ostler_xml::YesNo;
use std::sync::Arc;

#[async_trait]
impl SecretValues for Secrets {
    async fn secret_set_value(&self, secret: &SecretRef, value: Hidden<&[u8]>) -> Result<()> {
        let secret = self.find(secret.uuid)?;
        if value.reveal().is_empty() {
            return Err(wire_error(
                ErrorCode::InvalidArg,
                format!("the new value of secret '{}' is empty", secret.uuid()),
            ));
        }
        let value = Bytes::new(value.reveal().to_vec());
        let driver = self.shared();
        let work = move |secret: &InTurn| set(&driver, secret, value);
        let changed = secret.change_blocking("set value", work).await;
        changed.map_err(|error| error.into_wire(secret.uuid()))
    }

    async fn secret_value(&self, secret: &SecretRef) -> Result<Hidden<Vec<u8>>> {
        let secret = self.find(secret.uuid)?;
        if secret.def()?.private == YesNo::Yes {
            let detail = format!("secret '{}' is private: its value is not told", secret.uuid());
            return Err(wire_error(ErrorCode::InvalidSecret, detail));
        }
        self.value(&secret).await
    }
}

impl Secrets {
    /// The value of a secret, private or not.
    pub(crate) async fn value(&self, secret: &Arc<Secret>) -> Result<Hidden<Vec<u8>>> {
        if matches!(secret.view().value, Value::Unreadable(_)) {
            // The key may have been put back since.
            let driver = self.shared();
            let work = move |secret: &InTurn| read_again(&driver, secret);
            let again = secret.change_blocking("read the value", work).await;
            again.map_err(|error| error.into_wire(secret.uuid()))?;
        }
        match &secret.view().value {
            Value::Set(bytes) => Ok(Hidden::new(bytes.reveal().to_vec())),
            Value::Unset => Err(unset(secret)),
            Value::Unreadable(reason) => Err(wire_error(
                ErrorCode::InvalidSecret,
                format!(
                    "the value of secret '{}' cannot be read: {reason}; setting it anew replaces it",
                    secret.uuid()
                ),
            )),
        }
    }
}

fn read_again(driver: &Secrets, secret: &InTurn) -> Result<(), SecretError> {
    if let (Value::Unreadable(_), Ok(bytes)) =
        (&secret.view().value, driver.store.read_sealed(secret.uuid()))
    {
        let value = Value::new(bytes);
        secret.publish(|view| view.value = value.clone());
    }
    Ok(())
}

fn unset(secret: &Secret) -> Error {
    no_secret(format!(
        "secret '{}' does not have a value: set one with secret-set-value",
        secret.uuid()
    ))
}

fn set(driver: &Secrets, secret: &InTurn, value: Bytes) -> Result<(), SecretError> {
    if secret.def()?.ephemeral == YesNo::No {
        driver.store.write_value(secret.uuid(), &value)?;
    }
    let value = Value::new(value);
    secret.publish(|view| view.value = value.clone());
    driver.emit_value_changed(secret);
    Ok(())
}
