//! One command of the monitor, ready to be sent.

use ostler_qmp::command::Command;
use ostler_qmp::{Monitor, Pending};
use serde_json::Value;

/// A typed command of [`ostler_qmp::command`] with its arguments written out,
/// so that commands of several types stand in one list. Its answer tells
/// nothing but that it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QmpCall {
    command: &'static str,
    arguments: Value,
}

impl QmpCall {
    /// The command.
    pub(crate) fn of<C: Command>(command: &C) -> Self {
        // Arguments are plain structs with names for keys: that serializes.
        let arguments = serde_json::to_value(command).unwrap_or_default();
        Self { command: C::NAME, arguments }
    }

    /// The command's name.
    #[must_use]
    pub const fn command(&self) -> &'static str {
        self.command
    }

    /// Its arguments.
    #[must_use]
    pub const fn arguments(&self) -> &Value {
        &self.arguments
    }

    /// Sends it.
    pub(crate) fn send(self, monitor: &Monitor) -> Pending<Value> {
        monitor.execute(self.command, Some(self.arguments))
    }
}
