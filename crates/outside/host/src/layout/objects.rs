//! Folders of a driver's objects, each object under its name.

use crate::file;
use std::collections::HashSet;
use std::path::PathBuf;

/// The folders of a driver's objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectFolders {
    /// Definitions: `/etc/libvirt/qemu`.
    pub config: PathBuf,
    /// Links to the definitions of objects that start with the daemon:
    /// `/etc/libvirt/qemu/autostart`.
    pub autostart: PathBuf,
    /// How active objects are, gone after a boot: `/run/libvirt/qemu`.
    pub runtime: PathBuf,
}

impl ObjectFolders {
    /// The folders of objects whose definitions lie in `config` and whose states
    /// lie in `runtime`.
    #[must_use]
    pub fn new(config: PathBuf, runtime: PathBuf) -> Self {
        Self { autostart: config.join("autostart"), config, runtime }
    }

    /// An object's definition.
    #[must_use]
    pub fn definition(&self, name: &str) -> PathBuf {
        self.config.join(format!("{name}.xml"))
    }

    /// The link that has it started with the daemon.
    #[must_use]
    pub fn autostart_link(&self, name: &str) -> PathBuf {
        self.autostart.join(format!("{name}.xml"))
    }

    /// How it is while it is active, for the next daemon.
    #[must_use]
    pub fn status(&self, name: &str) -> PathBuf {
        self.runtime.join(format!("{name}.xml"))
    }

    /// The names of the links there are, without their folder.
    pub async fn autostart_links(&self) -> HashSet<String> {
        let entries = file::list_folder(&self.autostart).await.unwrap_or_default();
        entries.into_iter().map(|entry| entry.name).collect()
    }

    /// Removes the files that a killed daemon was writing.
    pub async fn remove_leftovers(&self) {
        let folders = [self.config.clone(), self.autostart.clone(), self.runtime.clone()];
        // What stays is no harm.
        file::blocking(move || {
            folders.iter().for_each(|folder| drop(file::remove_leftovers_blocking(folder)));
        })
        .await;
    }

    /// Returns whether this is the first daemon since the boot, and notes that there was one: a
    /// daemon that is restarted later does not start again what somebody has stopped since.
    pub async fn is_first_since_boot(&self) -> bool {
        let marker = self.runtime.join("autostarted");
        if file::read_bounded(&marker, 1).await.is_ok() {
            return false;
        }
        let noted = file::write_durable(&marker, Vec::new()).await;
        if let Err(error) = &noted {
            tracing::error!(%error, "cannot note that autostart is done: not starting anything");
        }
        noted.is_ok()
    }
}
