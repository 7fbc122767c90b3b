//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Hidden, Result, SecretRef};

/// What drivers do for clients: secret, values.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait SecretValues: Send + Sync {
    /// `virSecretSetValue`, since 0.7.1.
    async fn secret_set_value(&self, secret: &SecretRef, value: Hidden<&[u8]>) -> Result<()> {
        Err(Error::no_support("virSecretSetValue"))
    }

    /// `virSecretGetValue`, since 0.7.1.
    async fn secret_value(&self, secret: &SecretRef) -> Result<Hidden<Vec<u8>>> {
        Err(Error::no_support("virSecretGetValue"))
    }
}
