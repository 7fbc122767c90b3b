//! The daemon's configuration file, written as libvirtd.conf is.
//!
//! [`syntax`] reads the lines, [`keys`] knows every key with the kind of its
//! value, [`Settings`] holds what the daemon acts on. A key that is unknown, a
//! value that cannot be meant, or one that asks for what this version does not
//! have ends the reading with the file and the line.

mod keys;
mod settings;
mod syntax;

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
    let mut reading = Reading { settings: Settings::default(), remarks: Vec::new() };
    let mut seen: Vec<(String, usize)> = Vec::new();
    for entry in syntax::parse(file, text)? {
        let line = entry.line;
        if let Some((key, first)) = seen.iter().find(|(key, _)| *key == entry.key) {
            reading.remarks.push(format!(
                "{}:{line}: '{key}' stands on line {first} already, which counts",
                file.display()
            ));
            continue;
        }
        seen.push((entry.key.clone(), line));
        let remark = keys::take(&mut reading.settings, &entry.key, entry.value)
            .map_err(|what| ConfigError::new(file, line, what))?;
        reading.remarks.extend(remark.map(|remark| format!("{}:{line}: {remark}", file.display())));
    }
    reading.settings.check().map_err(|(key, what)| {
        let line = seen.iter().find(|(name, _)| name == key).map_or(1, |(_, line)| *line);
        ConfigError::new(file, line, what)
    })?;
    Ok(reading)
}

#[cfg(test)]
mod tests;
