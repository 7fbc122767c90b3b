//! Where the host's trees begin.

use std::path::{Path, PathBuf};

/// The root directory under which /sys, /proc and the like are found: "/" for
/// the host itself, another folder for a recorded one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HostRoot(PathBuf);

impl HostRoot {
    /// The host this program runs on.
    #[must_use]
    pub fn system() -> Self {
        Self(PathBuf::from("/"))
    }

    /// A host recorded under `folder`.
    #[must_use]
    pub fn recorded(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// Whether this is the running host itself, of which more can be asked
    /// than lies in its files.
    #[must_use]
    pub fn is_system(&self) -> bool {
        self.0 == Path::new("/")
    }

    /// The place of `path` (absolute, as on the host) under this root.
    #[must_use]
    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path.trim_start_matches('/'))
    }
}

impl Default for HostRoot {
    fn default() -> Self {
        Self::system()
    }
}
