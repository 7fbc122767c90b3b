//! Finding and listing secrets. Reads snapshots only.

use crate::Secrets;
use crate::error::no_secret;
use crate::secret::Secret;
use async_trait::async_trait;
use ostler_core::enumeration::{Open, SecretUsageType};
use ostler_core::flags::ConnectListAllSecretsFlags as Flags;
use ostler_core::{Result, SecretRef, Uuid};
use ostler_driver::api::SecretListing;
use ostler_xml::YesNo;
use std::sync::Arc;

#[async_trait]
impl SecretListing for Secrets {
    async fn connect_number_of_secrets(&self) -> Result<i32> {
        Ok(i32::try_from(self.secrets.len()).unwrap_or(i32::MAX))
    }

    async fn connect_list_secrets(&self) -> Result<Vec<String>> {
        Ok(self.collect(|secret| Some(secret.uuid().to_string())))
    }

    async fn secret_lookup_by_uuid(&self, uuid: Uuid) -> Result<SecretRef> {
        Ok(self.find(uuid)?.reference.clone())
    }

    async fn secret_lookup_by_usage(
        &self,
        usage_type: Open<SecretUsageType>,
        usage_id: &str,
    ) -> Result<SecretRef> {
        match self.for_use(usage_type, usage_id) {
            Some(secret) => Ok(secret.reference.clone()),
            None => Err(no_secret(format!("no secret with matching usage '{usage_id}'"))),
        }
    }

    async fn connect_list_all_secrets(&self, flags: Flags) -> Result<Arc<[SecretRef]>> {
        Ok(self.collect(|secret| matches(secret, flags).then(|| secret.reference.clone())).into())
    }
}

impl Secrets {
    fn collect<T>(&self, mut pick: impl FnMut(&Secret) -> Option<T>) -> Vec<T> {
        let mut picked = Vec::new();
        self.secrets.for_each(|secret| picked.extend(pick(secret)));
        picked
    }
}

/// Returns whether a secret passes both pairs of filters. A pair of which no flag is set lets
/// all pass.
fn matches(secret: &Secret, flags: Flags) -> bool {
    let Ok(def) = secret.def() else { return false };
    let pair = |with: Flags, without: Flags, has: bool| {
        !flags.intersects(with | without) || flags.contains(if has { with } else { without })
    };
    pair(Flags::EPHEMERAL, Flags::NO_EPHEMERAL, def.ephemeral == YesNo::Yes)
        && pair(Flags::PRIVATE, Flags::NO_PRIVATE, def.private == YesNo::Yes)
}
