//! The values other drivers ask for: private ones too, which no client sees.

use crate::Secrets;
use crate::error::no_secret;
use async_trait::async_trait;
use ostler_core::enumeration::SecretUsageType;
use ostler_core::{Hidden, Result};
use ostler_driver::{SecretLookup, SecretUsage, SecretValues};

#[async_trait]
impl SecretValues for Secrets {
    async fn secret_value(&self, lookup: &SecretLookup) -> Result<Hidden<Vec<u8>>> {
        let secret = match lookup {
            SecretLookup::Uuid(uuid) => self.find(*uuid)?,
            SecretLookup::Usage { kind, id } => self
                .for_use(number(*kind) as i32, id)
                .ok_or_else(|| no_secret(format!("there is no {lookup}: define it first")))?,
        };
        self.value(&secret).await
    }
}

const fn number(kind: SecretUsage) -> SecretUsageType {
    match kind {
        SecretUsage::Volume => SecretUsageType::Volume,
        SecretUsage::Ceph => SecretUsageType::Ceph,
        SecretUsage::Iscsi => SecretUsageType::Iscsi,
        SecretUsage::Tls => SecretUsageType::Tls,
        SecretUsage::Vtpm => SecretUsageType::Vtpm,
    }
}
