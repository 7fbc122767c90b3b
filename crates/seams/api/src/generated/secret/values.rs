//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Hidden, Result, SecretRef};

/// What drivers do for clients: secret, values.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait SecretValues: Send + Sync {
    /// Sets the secret's value: up to 64 KiB of any bytes.
    ///
    /// `virSecretSetValue`, since 0.7.1.
    async fn secret_set_value(&self, secret: &SecretRef, value: Hidden<&[u8]>) -> Result<()> {
        Err(Error::no_support("virSecretSetValue"))
    }

    /// Gives the secret's value. A private secret is refused with `VIR_ERR_INVALID_SECRET`, one
    /// without a value is refused with `VIR_ERR_NO_SECRET`.
    ///
    /// `virSecretGetValue`, since 0.7.1.
    async fn secret_value(&self, secret: &SecretRef) -> Result<Hidden<Vec<u8>>> {
        Err(Error::no_support("virSecretGetValue"))
    }
}
