//! Secrets that the guest's definition or the configuration names: their values
//! for the emulator, and for nobody else.

use super::master_key::MasterKey;
use crate::Qemu;
use crate::devices::{PreparedSecret, SecretNeed, SecretSource};
use crate::error::QemuError;
use ostler_core::Error;
use ostler_driver::SecretLookup;
use zeroize::Zeroizing;

/// Asks for a value and encrypts it with the guest's master key, as the object
/// `id`.
pub(super) async fn prepare(
    driver: &Qemu,
    id: String,
    need: &SecretNeed,
    key: &MasterKey,
) -> Result<PreparedSecret, QemuError> {
    let vector = ostler_host::random_bytes().map_err(|error| {
        Error::system(format!("{}: its secret cannot be passed on: {error}", need.opens))
    })?;
    Ok(match &need.source {
        SecretSource::Kept(lookup) => {
            let value = value(driver, &need.opens, lookup).await?;
            PreparedSecret::encrypt(id, &value, key, vector)
        }
        SecretSource::Value(text) => {
            PreparedSecret::encrypt(id, text.reveal().as_bytes(), key, vector)
        }
    })
}

async fn value(
    driver: &Qemu,
    opens: &str,
    lookup: &SecretLookup,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let secrets = driver.secrets.as_ref().ok_or_else(|| {
        Error::config_unsupported(format!(
            "{opens} names {lookup}, and this daemon has no secret driver"
        ))
    })?;
    let value = secrets.secret_value(lookup).await.map_err(|error| {
        let detail = error.texts()[0].as_deref().unwrap_or(error.message());
        Error::new(error.code(), error.domain(), format!("{opens}: {detail}"))
    })?;
    Ok(Zeroizing::new(value.into_revealed()))
}
