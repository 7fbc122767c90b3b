//! The folders of the daemon, which are libvirt's.
//!
//! [`Layout`] is pure paths; nothing is looked at or made until
//! [`Layout::create`] is called. Each driver composes its own folders from it,
//! in its module `layout`, and says with which mode they are made; what drivers
//! with named objects have in common is [`ObjectFolders`]. A host can move from
//! libvirtd to ostlerd and back because these paths, and what lies in them, are
//! the same.

mod create;
mod objects;
#[cfg(test)]
mod tests;

pub use objects::ObjectFolders;

use std::path::{Path, PathBuf};

/// The state folders of one daemon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    config: PathBuf,
    runtime: PathBuf,
    state: PathBuf,
    cache: PathBuf,
    log: PathBuf,
    session: bool,
}

/// The folders of a session daemon's user. An unset or relative variable counts as absent, as
/// the XDG base directory specification says.
#[derive(Debug, Clone, Default)]
pub struct SessionFolders {
    /// The user's home.
    pub home: PathBuf,
    /// `XDG_CONFIG_HOME`; `~/.config` without it.
    pub config: Option<PathBuf>,
    /// `XDG_CACHE_HOME`; `~/.cache` without it.
    pub cache: Option<PathBuf>,
    /// `XDG_RUNTIME_DIR`; the cache folder without it.
    pub runtime: Option<PathBuf>,
}

impl Layout {
    /// The folders of the system daemon.
    #[must_use]
    pub fn system() -> Self {
        Self::under(Path::new("/"))
    }

    /// The system daemon's folders, all of them under `folder`: a whole
    /// private daemon.
    #[must_use]
    pub fn private(folder: &Path) -> Self {
        Self::under(folder)
    }

    /// The folders of a user's own daemon.
    #[must_use]
    pub fn session(folders: SessionFolders) -> Self {
        let SessionFolders { home, config, cache, runtime } = folders;
        let absolute = |path: Option<PathBuf>| path.filter(|path| path.is_absolute());
        let config = absolute(config).unwrap_or_else(|| home.join(".config")).join("libvirt");
        let cache = absolute(cache).unwrap_or_else(|| home.join(".cache"));
        let runtime = absolute(runtime).unwrap_or_else(|| cache.clone()).join("libvirt");
        let cache = cache.join("libvirt");
        Self { state: config.clone(), log: cache.clone(), config, runtime, cache, session: true }
    }

    fn under(root: &Path) -> Self {
        let config = root.join("etc/libvirt");
        let runtime = root.join("run/libvirt");
        let state = root.join("var/lib/libvirt");
        let cache = root.join("var/cache/libvirt");
        let log = root.join("var/log/libvirt");
        Self { config, runtime, state, cache, log, session: false }
    }

    /// Configuration: `/etc/libvirt`.
    #[must_use]
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// Folder of what is gone after a boot, the sockets among it: `/run/libvirt`.
    #[must_use]
    pub fn runtime(&self) -> &Path {
        &self.runtime
    }

    /// Folder of what outlives a boot: `/var/lib/libvirt`; a user's is that of
    /// the configuration.
    #[must_use]
    pub fn state(&self) -> &Path {
        &self.state
    }

    /// Folder of what can be found out again: `/var/cache/libvirt`.
    #[must_use]
    pub fn cache(&self) -> &Path {
        &self.cache
    }

    /// Folder of logs: `/var/log/libvirt`; a user's is that of the cache.
    #[must_use]
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// Returns whether these are a user's folders.
    #[must_use]
    pub fn is_session(&self) -> bool {
        self.session
    }

    /// The daemon's own configuration file, called as libvirtd's is.
    #[must_use]
    pub fn daemon_config(&self) -> PathBuf {
        self.config.join("libvirtd.conf")
    }

    /// A listening socket by its file name (`libvirt-sock`).
    #[must_use]
    pub fn socket(&self, name: &str) -> PathBuf {
        self.runtime.join(name)
    }

    /// The daemon's pid file, whose lock keeps a second daemon away from these
    /// folders. A system daemon's lies in /run beside libvirtd's.
    #[must_use]
    pub fn daemon_pid_file(&self) -> PathBuf {
        match (self.session, self.runtime.parent()) {
            (false, Some(run)) => run.join("ostlerd.pid"),
            _ => self.runtime.join("ostlerd.pid"),
        }
    }
}
