//! The values of secrets.

use crate::Secrets;
use crate::error::{SecretError, no_secret, told};
use crate::secret::{Life, Secret, Value, View};
use crate::store::Bytes;
use async_trait::async_trait;
use ostler_core::{Error, ErrorCode, Hidden, Result, SecretRef};
use ostler_driver::api::SecretValues;
use ostler_xml::YesNo;
use std::sync::Arc;

#[async_trait]
impl SecretValues for Secrets {
    async fn secret_set_value(&self, secret: &SecretRef, value: Hidden<&[u8]>) -> Result<()> {
        let secret = self.find(secret.uuid)?;
        if value.reveal().is_empty() {
            return Err(told(
                ErrorCode::InvalidArg,
                format!("the new value of secret '{}' is empty", secret.uuid()),
            ));
        }
        let value = Bytes::new(value.reveal().to_vec());
        let work = |driver: &Secrets, secret: &Secret, _: &mut Life| set(driver, secret, value);
        let changed = self.change(&secret, "set value", work).await;
        changed.map_err(|error| error.told(secret.uuid()))
    }

    async fn secret_value(&self, secret: &SecretRef) -> Result<Hidden<Vec<u8>>> {
        let secret = self.find(secret.uuid)?;
        if secret.view().def.private == YesNo::Yes {
            let detail = format!("secret '{}' is private: its value is not told", secret.uuid());
            return Err(told(ErrorCode::InvalidSecret, detail));
        }
        self.value(&secret).await
    }
}

impl Secrets {
    /// The value of a secret, private or not.
    pub(crate) async fn value(&self, secret: &Arc<Secret>) -> Result<Hidden<Vec<u8>>> {
        if matches!(secret.view().value, Value::Unreadable(_)) {
            // The key may have been put back since.
            let again = self.change(secret, "read the value", read_again).await;
            again.map_err(|error| error.told(secret.uuid()))?;
        }
        match &secret.view().value {
            Value::Set(bytes) => Ok(Hidden::new(bytes.reveal().to_vec())),
            Value::Unset => Err(unset(secret)),
            Value::Unreadable(reason) => Err(told(
                ErrorCode::InvalidSecret,
                format!(
                    "the value of secret '{}' cannot be read: {reason}; setting it anew replaces it",
                    secret.uuid()
                ),
            )),
        }
    }
}

fn read_again(driver: &Secrets, secret: &Secret, _: &mut Life) -> Result<(), SecretError> {
    let view = View::clone(&secret.view());
    if let (Value::Unreadable(_), Ok(bytes)) =
        (&view.value, driver.store.read_sealed(secret.uuid()))
    {
        secret.publish(View { value: Value::new(bytes), ..view });
    }
    Ok(())
}

fn unset(secret: &Secret) -> Error {
    no_secret(format!(
        "secret '{}' does not have a value: set one with secret-set-value",
        secret.uuid()
    ))
}

fn set(driver: &Secrets, secret: &Secret, value: Bytes) -> Result<(), SecretError> {
    let view = View::clone(&secret.view());
    if view.def.ephemeral == YesNo::No {
        driver.store.write_value(secret.uuid(), &value)?;
    }
    secret.publish(View { value: Value::new(value), ..view });
    driver.tell_value_changed(secret);
    Ok(())
}
