//! The folders of the storage driver and the names of the files in them.

use std::path::{Path, PathBuf};

/// The folders of the storage driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageLayout {
    /// Pools' definitions: `/etc/libvirt/storage`.
    pub config: PathBuf,
    /// Links to the definitions of pools that start with the daemon:
    /// `/etc/libvirt/storage/autostart`.
    pub autostart: PathBuf,
    /// What active pools are like: `/run/libvirt/storage`.
    pub runtime: PathBuf,
    /// Notes of volumes that are being made where the file system cannot make
    /// them without a name: `/var/lib/libvirt/storage/unfinished`. libvirt has
    /// no such folder.
    pub unfinished: PathBuf,
}

impl StorageLayout {
    pub(super) fn system(config: &Path, runtime: &Path, state: &Path) -> Self {
        Self::new(config.join("storage"), runtime.join("storage"), &state.join("storage"))
    }

    pub(super) fn session(config: &Path, runtime: &Path) -> Self {
        let config = config.join("storage");
        Self::new(config.clone(), runtime.join("storage/run"), &config)
    }

    fn new(config: PathBuf, runtime: PathBuf, state: &Path) -> Self {
        Self {
            autostart: config.join("autostart"),
            config,
            runtime,
            unfinished: state.join("unfinished"),
        }
    }

    /// A pool's definition.
    #[must_use]
    pub fn definition(&self, name: &str) -> PathBuf {
        self.config.join(format!("{name}.xml"))
    }

    /// The link that has a pool started with the daemon.
    #[must_use]
    pub fn autostart_link(&self, name: &str) -> PathBuf {
        self.autostart.join(format!("{name}.xml"))
    }

    /// What an active pool is like, for the next daemon.
    #[must_use]
    pub fn status(&self, name: &str) -> PathBuf {
        self.runtime.join(format!("{name}.xml"))
    }
}
