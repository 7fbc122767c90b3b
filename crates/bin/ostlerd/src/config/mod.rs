//! The daemon's configuration file, written as libvirtd.conf is.
//!
//! [`syntax`] reads the lines, [`keys`] knows every key with the kind of its
//! value, [`Settings`] holds what the daemon acts on; [`qemu`] and
//! [`secret`] do the same for those drivers' own files. A key that is unknown, a
//! value that cannot be meant, or one that asks for what this version does not
//! have ends the reading with the file and the line.

mod keys;
pub(crate) mod qemu;
pub(crate) mod secret;
mod settings;
mod syntax;
mod value;

pub(crate) use settings::{Admission, HostUuidSource, Settings};

use std::path::{Path, PathBuf};

/// A mistake in a configuration file.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}: {what}", file.display())]
pub(crate) struct ConfigError {
    file: PathBuf,
    line: usize,
    what: String,
}

impl ConfigError {
    fn new(file: &Path, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, what: what.into() }
    }
}

/// Settings and what is to be said about how they were read.
#[derive(Debug)]
pub(crate) struct Reading {
    /// The settings.
    pub(crate) settings: Settings,
    /// Keys that were understood and change nothing here, with the reason.
    pub(crate) remarks: Vec<String>,
}

/// Reads the text of `file`.
pub(crate) fn read(file: &Path, text: &str) -> Result<Reading, ConfigError> {
    let mut settings = Settings::default();
    let (remarks, seen) = take_all(file, text, |key, value| keys::take(&mut settings, key, value))?;
    settings.check().map_err(|(key, what)| {
        let line = seen.iter().find(|(name, _)| name == key).map_or(1, |(_, line)| *line);
        ConfigError::new(file, line, what)
    })?;
    Ok(Reading { settings, remarks })
}

/// The keys of a file with their lines.
type Lines = Vec<(String, usize)>;

/// Hands each entry to `take`. Gives the remarks, and where each key stands.
fn take_all(
    file: &Path,
    text: &str,
    mut take: impl FnMut(&str, syntax::Value) -> Result<Option<String>, String>,
) -> Result<(Vec<String>, Lines), ConfigError> {
    let mut remarks = Vec::new();
    let mut seen = Lines::new();
    for entry in syntax::parse(file, text)? {
        let line = entry.line;
        if let Some((key, first)) = seen.iter().find(|(key, _)| *key == entry.key) {
            remarks.push(format!(
                "{}:{line}: '{key}' stands on line {first} already, which counts",
                file.display()
            ));
            continue;
        }
        seen.push((entry.key.clone(), line));
        let remark =
            take(&entry.key, entry.value).map_err(|what| ConfigError::new(file, line, what))?;
        remarks.extend(remark.map(|remark| format!("{}:{line}: {remark}", file.display())));
    }
    Ok((remarks, seen))
}

#[cfg(test)]
mod tests;
