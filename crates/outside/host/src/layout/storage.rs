//! The folders of the storage driver.

use super::ObjectFolders;
use std::path::{Path, PathBuf};

/// The folders of the storage driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageLayout {
    /// Pools, in `/etc/libvirt/storage` and `/run/libvirt/storage`.
    pub objects: ObjectFolders,
    /// Notes of volumes that are being made where the file system cannot make
    /// them without a name: `/var/lib/libvirt/storage/unfinished`. libvirt has
    /// no such folder.
    pub unfinished: PathBuf,
    /// Where pools are mounted that nobody else is to see: folders by their names
    /// in `/run/libvirt/storage/mounts`. libvirt has no such folder.
    pub mounts: PathBuf,
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
            mounts: runtime.join("mounts"),
            objects: ObjectFolders::new(config, runtime),
            unfinished: state.join("unfinished"),
        }
    }
}
