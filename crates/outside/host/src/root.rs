//! The root of the host's trees.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
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

    /// Returns whether this is the running host itself, of which more can be asked than lies in
    /// its files.
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

/// Reading the small files by which a kernel tells of itself. They are made
/// when they are read, so reading them waits for no disk.
impl HostRoot {
    /// The text of the file `path`, without the blanks around it.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        let bytes = std::fs::read(self.path(path)).ok()?;
        let text = String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Some(match text.trim() {
            trimmed if trimmed.len() == text.len() => text,
            trimmed => trimmed.to_owned(),
        })
    }

    /// The decimal number that the file `path` holds.
    pub(crate) fn number<T: std::str::FromStr>(&self, path: &str) -> Option<T> {
        self.text(path)?.parse().ok()
    }

    /// The names in the folder `path`, sorted; none if it is absent.
    pub(crate) fn names(&self, path: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.path(path)) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        names.sort_unstable();
        names
    }

    /// The numbers N of the entries `prefixN` in the folder `path`, in order.
    pub(crate) fn numbered(&self, path: &str, prefix: &str) -> Vec<u32> {
        let mut numbers: Vec<u32> = self
            .names(path)
            .iter()
            .filter_map(|name| {
                let digits = name.strip_prefix(prefix)?;
                digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
            })
            .collect();
        numbers.sort_unstable();
        numbers
    }

    /// Writes `value` to the file of a setting, which must be there.
    pub(crate) fn write_setting(&self, path: &str, value: &str) -> io::Result<()> {
        write_setting(&self.path(path), value)
    }

    /// Returns whether something is at `path`.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }
}

/// Writes a line to the file of a kernel setting. One that is not there is not made,
/// under a recorded root either.
pub(crate) fn write_setting(file: &Path, value: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).truncate(true).open(file)?;
    file.write_all(format!("{value}\n").as_bytes())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::HostRoot;

    /// A host made of files, under a temporary folder.
    pub(crate) struct MadeHost {
        pub(crate) host: HostRoot,
        _folder: tempfile::TempDir,
    }

    pub(crate) fn host(files: &[(String, String)]) -> MadeHost {
        let folder = tempfile::tempdir().unwrap();
        let host = HostRoot::recorded(folder.path());
        for (path, text) in files {
            let path = host.path(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        MadeHost { host, _folder: folder }
    }
}
