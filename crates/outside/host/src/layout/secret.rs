//! The folders of the secret driver and the names of the files in them.

use ostler_core::Uuid;
use std::path::{Path, PathBuf};

/// The folders of the secret driver. Values are not kept beside the key that
/// opens them: a copy of the one folder is of no use without the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretLayout {
    /// Definitions and sealed values: `/etc/libvirt/secrets`.
    pub config: PathBuf,
    /// The host key: `/var/lib/libvirt/secret`.
    pub state: PathBuf,
}

impl SecretLayout {
    pub(super) fn new(config: &Path, state: &Path) -> Self {
        Self { config: config.join("secrets"), state: state.join("secret") }
    }

    /// A secret's definition.
    #[must_use]
    pub fn definition(&self, uuid: Uuid) -> PathBuf {
        self.config.join(format!("{uuid}.xml"))
    }

    /// A secret's value, sealed with the host key.
    #[must_use]
    pub fn sealed_value(&self, uuid: Uuid) -> PathBuf {
        self.config.join(format!("{uuid}.sealed"))
    }

    /// A secret's value as libvirtd keeps it, readable for whoever may read
    /// the file.
    #[must_use]
    pub fn plain_value(&self, uuid: Uuid) -> PathBuf {
        self.config.join(format!("{uuid}.base64"))
    }

    /// The key that values are sealed with.
    #[must_use]
    pub fn host_key(&self) -> PathBuf {
        self.state.join("host-key")
    }
}
