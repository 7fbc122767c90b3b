//! How a driver comes by the value of a secret: the driver of secrets is handed
//! to it at start-up as this trait.
//!
//! Private secrets, whose value no client gets, are given here like all others.

use async_trait::async_trait;
use ostler_core::{Hidden, Result, Uuid};
use std::fmt;

/// The use of a secret: the `type` of its `<usage>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SecretUsage {
    /// The passphrase of an encrypted volume, found by the volume's path.
    Volume,
    /// A key of a Ceph user.
    Ceph,
    /// A password for an iSCSI target.
    Iscsi,
    /// The passphrase of a TLS key.
    Tls,
    /// The passphrase of an emulated TPM's state.
    Vtpm,
}

impl SecretUsage {
    /// As it is written in XML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Volume => "volume",
            Self::Ceph => "ceph",
            Self::Iscsi => "iscsi",
            Self::Tls => "tls",
            Self::Vtpm => "vtpm",
        }
    }
}

/// Which secret is meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SecretLookup {
    /// The one with this UUID.
    Uuid(Uuid),
    /// The one with this UUID, which must be for this, or for nothing named.
    UuidFor {
        /// Which one.
        uuid: Uuid,
        /// The kind of the use.
        kind: SecretUsage,
    },
    /// The one for this use.
    Usage {
        /// The kind of the use.
        kind: SecretUsage,
        /// The object of the use: a volume's path, a name.
        id: String,
    },
}

impl fmt::Display for SecretLookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uuid(uuid) | Self::UuidFor { uuid, .. } => write!(f, "secret {uuid}"),
            Self::Usage { kind, id } => write!(f, "{} secret '{id}'", kind.name()),
        }
    }
}

/// Whoever knows secrets' values.
#[async_trait]
pub trait SecretVault: fmt::Debug + Send + Sync {
    /// The value of a secret.
    ///
    /// # Errors
    /// There is no such secret (`NoSecret`), it is for another use, or it has
    /// no value.
    async fn secret_value(&self, lookup: &SecretLookup) -> Result<Hidden<Vec<u8>>>;

    /// The secret for this use, if there is one. Waits for nothing.
    fn secret_for(&self, kind: SecretUsage, id: &str) -> Option<Uuid>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lookups_are_told_as_people_know_them() {
        let usage = SecretLookup::Usage { kind: SecretUsage::Iscsi, id: "array".into() };
        assert_eq!(usage.to_string(), "iscsi secret 'array'");
    }
}
