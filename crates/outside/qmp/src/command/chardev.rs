//! Character devices.

use super::{Done, commands_with_arguments, plain_commands};
use serde::{Deserialize, Serialize};
use serde_json::Value;

plain_commands! {
    /// The character devices, with the names of the PTYs that QEMU made.
    QueryChardev => "query-chardev", Vec<Chardev>;
}

/// A character device.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Chardev {
    pub label: String,
    /// Its backend as QEMU writes it, such as `pty:/dev/pts/3` or
    /// `disconnected:unix:...`.
    pub filename: String,
    /// Whether the guest's side is open.
    pub frontend_open: bool,
}

impl Chardev {
    /// The terminal, when the backend is a PTY.
    #[must_use]
    pub fn pty(&self) -> Option<&str> {
        self.filename.strip_prefix("pty:")
    }
}

/// Adds a character device; the value is its `backend` member.
#[derive(Debug, Clone, Serialize)]
pub struct ChardevAdd<'a> {
    pub id: &'a str,
    pub backend: Value,
}

/// The answer about a new character device.
#[derive(Debug, Clone, Deserialize)]
pub struct ChardevAdded {
    /// The terminal, if it is a PTY.
    pub pty: Option<String>,
}

/// Removes a character device.
#[derive(Debug, Clone, Serialize)]
pub struct ChardevRemove<'a> {
    pub id: &'a str,
}

/// Sends a break.
#[derive(Debug, Clone, Serialize)]
pub struct ChardevSendBreak<'a> {
    pub id: &'a str,
}

commands_with_arguments! {
    ChardevAdd<'_> => "chardev-add", ChardevAdded;
    ChardevRemove<'_> => "chardev-remove", Done;
    ChardevSendBreak<'_> => "chardev-send-break", Done;
}
