//! Folders of the secret driver, and the names of the files in them.

use ostler_core::Uuid;
use ostler_host::Layout;
use std::path::PathBuf;

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
    /// The secret driver's folders in those of a daemon.
    #[must_use]
    pub fn of(layout: &Layout) -> Self {
        Self { config: layout.config().join("secrets"), state: layout.state().join("secret") }
    }

    /// The folders that are made when the daemon starts, and their modes.
    #[must_use]
    pub fn folders(&self) -> Vec<(PathBuf, u32)> {
        vec![(self.config.clone(), 0o700), (self.state.clone(), 0o700)]
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn values_lie_apart_from_the_key_that_opens_them() {
        let secret = SecretLayout::of(&Layout::system());
        let value = secret.sealed_value(Uuid::from_bytes([0x11; 16]));
        let name = "/etc/libvirt/secrets/11111111-1111-1111-1111-111111111111.sealed";
        assert_eq!(value, Path::new(name));
        assert_eq!(secret.host_key(), Path::new("/var/lib/libvirt/secret/host-key"));
    }
}
