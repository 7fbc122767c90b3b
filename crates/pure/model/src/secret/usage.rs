//! The use of a secret.

use ostler_core::enumeration::SecretUsageType;
use ostler_xml::{Text, choice, element, part::required_leaf};

choice! {
    /// `<usage>`.
    pub enum SecretUsage by "type" {
        /// Nothing in particular; [`complete`](super::SecretDef::complete)
        /// leaves it out.
        "none" => None,
        /// The passphrase of an encrypted volume.
        "volume" => Volume(VolumeUsage),
        /// A key of a Ceph cluster.
        "ceph" => Ceph(NamedUsage),
        /// The CHAP password of an iSCSI target.
        "iscsi" => Iscsi(TargetUsage),
        /// The passphrase of a TLS key.
        "tls" => Tls(NamedUsage),
        /// The key under which a virtual TPM keeps its state.
        "vtpm" => Vtpm(NamedUsage),
    }
}

element! {
    /// A use that is named by a volume's path.
    pub struct VolumeUsage {
        pub volume: Text = required_leaf("volume"),
    }
}

element! {
    /// A use that has a name.
    pub struct NamedUsage {
        pub name: Text = required_leaf("name"),
    }
}

element! {
    /// A use that is named by an iSCSI target.
    pub struct TargetUsage {
        pub target: Text = required_leaf("target"),
    }
}

impl SecretUsage {
    /// Its number in the API.
    #[must_use]
    pub fn number(&self) -> SecretUsageType {
        match self {
            Self::None => SecretUsageType::None,
            Self::Volume(_) => SecretUsageType::Volume,
            Self::Ceph(_) => SecretUsageType::Ceph,
            Self::Iscsi(_) => SecretUsageType::Iscsi,
            Self::Tls(_) => SecretUsageType::Tls,
            Self::Vtpm(_) => SecretUsageType::Vtpm,
        }
    }

    /// The object it is for.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Volume(usage) => Some(&usage.volume),
            Self::Iscsi(usage) => Some(&usage.target),
            Self::Ceph(usage) | Self::Tls(usage) | Self::Vtpm(usage) => Some(&usage.name),
        }
    }
}
