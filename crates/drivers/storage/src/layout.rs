//! Folders of the storage driver.

use ostler_host::{Layout, ObjectFolders};
use std::path::PathBuf;

/// The folders of the storage driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageLayout {
    /// Pools, in `/etc/libvirt/storage` and `/run/libvirt/storage`.
    pub objects: ObjectFolders,
    /// Notes of volumes that are being made where the file system cannot make
    /// them without a name: `/var/lib/libvirt/storage/unfinished`. libvirt has
    /// no such folder.
    pub unfinished: PathBuf,
    /// Folder of the mounts of pools that nobody else is to see, by their names:
    /// `/run/libvirt/storage/mounts`. libvirt has no such folder.
    pub mounts: PathBuf,
    /// Mode of the folder of active pools.
    runtime_mode: u32,
}

impl StorageLayout {
    /// The storage driver's folders in those of a daemon.
    #[must_use]
    pub fn of(layout: &Layout) -> Self {
        let runtime = layout.runtime().join("storage");
        let runtime = if layout.is_session() { runtime.join("run") } else { runtime };
        Self {
            mounts: runtime.join("mounts"),
            objects: ObjectFolders::new(layout.config().join("storage"), runtime),
            unfinished: layout.state().join("storage/unfinished"),
            runtime_mode: layout.private_mode(),
        }
    }

    /// The folders that are made when the daemon starts, and their modes.
    #[must_use]
    pub fn folders(&self) -> Vec<(PathBuf, u32)> {
        vec![
            (self.objects.config.clone(), 0o700),
            (self.objects.autostart.clone(), 0o700),
            (self.objects.runtime.clone(), self.runtime_mode),
            (self.unfinished.clone(), 0o700),
            (self.mounts.clone(), 0o700),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_system_has_libvirts_folders() {
        let storage = StorageLayout::of(&Layout::system());
        assert_eq!(storage.objects.definition("pool"), Path::new("/etc/libvirt/storage/pool.xml"));
        assert_eq!(
            storage.objects.autostart_link("pool"),
            Path::new("/etc/libvirt/storage/autostart/pool.xml")
        );
        assert_eq!(storage.objects.status("pool"), Path::new("/run/libvirt/storage/pool.xml"));
        assert_eq!(storage.unfinished, Path::new("/var/lib/libvirt/storage/unfinished"));
    }
}
