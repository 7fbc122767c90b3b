//! QEMU's own little language inside an argument: `key=value,key=value`.

use std::fmt::Write as _;

/// A list of options, in which a comma that belongs to a value is doubled.
#[derive(Default)]
pub(super) struct Options(String);

impl Options {
    /// Adds `key=value`.
    pub(super) fn set(&mut self, key: &str, value: &str) {
        self.flag(key);
        // Writing to a String cannot fail.
        let _ = write!(self.0, "={}", value.replace(',', ",,"));
    }

    /// Adds a key by itself.
    pub(super) fn flag(&mut self, key: &str) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        self.0.push_str(key);
    }

    /// The argument; nothing when there are no options.
    pub(super) fn finish(self) -> Option<String> {
        (!self.0.is_empty()).then_some(self.0)
    }

    /// The argument, of options of which there is one.
    pub(super) fn into_text(self) -> String {
        self.0
    }
}

/// A path as QEMU takes for a path, and not for an option or an address such
/// as `nbd:` or `json:`.
pub(super) fn file_name(path: &str) -> String {
    let first = path.split('/').next().unwrap_or_default();
    if path.starts_with('-') || first.contains(':') { format!("./{path}") } else { path.to_owned() }
}

/// A name for a secret of the volume `name`. QEMU's identifiers begin with a
/// letter and have no others than letters, digits, `-`, `.` and `_`.
pub(super) fn secret_name(name: &str, fallback: &str) -> String {
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let name = if begins && name.chars().all(plain) { name } else { fallback };
    format!("{name}_encrypt0")
}
