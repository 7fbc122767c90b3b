//! The monitor itself.

use super::{Done, commands_with_arguments, plain_commands};
use serde::Serialize;

plain_commands! {
    /// Ends the negotiation, with no protocol feature taken.
    QmpCapabilities => "qmp_capabilities", Done;
}

/// A command line of the monitor for people.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct HumanMonitorCommand<'a> {
    /// The command line.
    pub command_line: &'a str,
    /// The processor it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_index: Option<u32>,
}

commands_with_arguments! {
    HumanMonitorCommand<'_> => "human-monitor-command", String;
}
