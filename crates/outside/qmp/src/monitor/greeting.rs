//! The greeting of a monitor.

use crate::command::EmulatorVersion;
use serde::Deserialize;

/// The first message of a monitor, by which it introduces itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Greeting {
    /// QEMU's version.
    pub version: EmulatorVersion,
    /// Protocol features that could be negotiated; we ask for none.
    pub capabilities: Vec<String>,
}
