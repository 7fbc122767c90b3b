//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::ConnectListAllSecretsFlags;
use ostler_core::{Error, Result, SecretRef, Uuid};
use std::sync::Arc;

/// What drivers do for clients: secret, listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait SecretListing: Send + Sync {
    /// Counts the secrets.
    ///
    /// `virConnectNumOfSecrets`, since 0.7.1.
    async fn connect_number_of_secrets(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfSecrets"))
    }

    /// Lists the UUIDs of the secrets, as text.
    ///
    /// `virConnectListSecrets`, since 0.7.1.
    async fn connect_list_secrets(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListSecrets"))
    }

    /// Finds the secret of this UUID. It fails with `VIR_ERR_NO_SECRET` if there is none.
    ///
    /// `virSecretLookupByUUID`, since 0.7.1.
    async fn secret_lookup_by_uuid(&self, uuid: Uuid) -> Result<SecretRef> {
        Err(Error::no_support("virSecretLookupByUUID"))
    }

    /// Finds the secret for this use: a type, and the volume, pool or name that it is for. It fails
    /// with `VIR_ERR_NO_SECRET` if there is none.
    ///
    /// `virSecretLookupByUsage`, since 0.7.1.
    async fn secret_lookup_by_usage(
        &self,
        usage_type: Open<enumeration::SecretUsageType>,
        usage_id: &str,
    ) -> Result<SecretRef> {
        Err(Error::no_support("virSecretLookupByUsage"))
    }

    /// Lists the secrets that the flags select, in one consistent look.
    ///
    /// `virConnectListAllSecrets`, since 0.10.2.
    async fn connect_list_all_secrets(
        &self,
        flags: ConnectListAllSecretsFlags,
    ) -> Result<Arc<[SecretRef]>> {
        Err(Error::no_support("virConnectListAllSecrets"))
    }
}
