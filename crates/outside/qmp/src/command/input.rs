//! Keys.

use super::{Done, commands_with_arguments};
use serde::Serialize;

/// Presses keys together and lets them go.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SendKey<'a> {
    pub keys: &'a [Key<'a>],
    /// How long they are held, in milliseconds; 100 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold_time: Option<u32>,
}

/// One key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "type", content = "data", rename_all = "lowercase")]
pub enum Key<'a> {
    /// By QEMU's number: the AT set 1 scancode, with bit 7 for extended ones.
    Number(u32),
    /// By QEMU's name.
    #[serde(rename = "qcode")]
    Code(&'a str),
}

commands_with_arguments! {
    SendKey<'_> => "send-key", Done;
}
