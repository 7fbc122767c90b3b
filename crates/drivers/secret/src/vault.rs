//! The values other drivers ask for: private ones too, which no client sees.

use crate::Secrets;
use crate::error::{no_secret, wire_error};
use crate::secret::Secret;
use async_trait::async_trait;
use ostler_core::enumeration::SecretUsageType;
use ostler_core::{ErrorCode, Hidden, Result, Uuid};
use ostler_driver::{SecretLookup, SecretUsage, SecretVault};

#[async_trait]
impl SecretVault for Secrets {
    async fn secret_value(&self, lookup: &SecretLookup) -> Result<Hidden<Vec<u8>>> {
        let secret = match lookup {
            SecretLookup::Uuid(uuid) => self.find(*uuid)?,
            SecretLookup::UuidFor { uuid, kind } => {
                let secret = self.find(*uuid)?;
                check_use(&secret, *kind)?;
                secret
            }
            SecretLookup::Usage { kind, id } => self
                .for_use(number(*kind).into(), id)
                .ok_or_else(|| no_secret(format!("there is no {lookup}: define it first")))?,
        };
        self.value(&secret).await
    }

    fn secret_for(&self, kind: SecretUsage, id: &str) -> Option<Uuid> {
        Some(self.for_use(number(kind).into(), id)?.uuid())
    }
}

/// A secret that is for nothing named may be used for everything.
fn check_use(secret: &Secret, wanted: SecretUsage) -> Result<()> {
    let is = secret.def()?.usage_type();
    if is == SecretUsageType::None || is == number(wanted) {
        return Ok(());
    }
    Err(wire_error(
        ErrorCode::ConfigUnsupported,
        format!("secret '{}' is not of the type '{}'", secret.uuid(), wanted.name()),
    ))
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
