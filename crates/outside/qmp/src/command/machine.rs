//! The machine as a whole: running, standing, ending.

use super::{Done, commands_with_arguments, plain_commands};
use serde::{Deserialize, Serialize};

plain_commands! {
    /// Lets the processors stand.
    Stop => "stop", Done;
    /// Lets the processors run.
    Cont => "cont", Done;
    /// Resets the machine.
    SystemReset => "system_reset", Done;
    /// Presses the power button.
    SystemPowerdown => "system_powerdown", Done;
    /// Wakes the guest from S3.
    SystemWakeup => "system_wakeup", Done;
    /// Ends QEMU.
    Quit => "quit", Done;
    /// Injects a non-maskable interrupt.
    InjectNmi => "inject-nmi", Done;
    /// The run state.
    QueryStatus => "query-status", Status;
    /// The guest's name, when it has one.
    QueryName => "query-name", GuestName;
    /// The guest's UUID.
    QueryUuid => "query-uuid", GuestUuid;
    /// Asks for the abilities of the present machine.
    QueryCurrentMachine => "query-current-machine", CurrentMachine;
}

/// The run state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Status {
    /// Whether the processors run.
    pub running: bool,
    /// Why they stand, if they do.
    pub status: RunState,
}

/// QEMU's run states.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RunState {
    Debug,
    Inmigrate,
    InternalError,
    IoError,
    Paused,
    Postmigrate,
    Prelaunch,
    FinishMigrate,
    RestoreVm,
    Running,
    SaveVm,
    Shutdown,
    Suspended,
    Watchdog,
    GuestPanicked,
    Colo,
    /// A state made up since.
    #[serde(untagged)]
    Other(String),
}

/// The guest's name.
#[derive(Debug, Clone, Deserialize)]
pub struct GuestName {
    pub name: Option<String>,
}

/// The guest's UUID.
#[derive(Debug, Clone, Deserialize)]
pub struct GuestUuid {
    #[serde(rename = "UUID")]
    pub uuid: String,
}

/// The abilities of the present machine.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CurrentMachine {
    /// Whether it can be woken from S3.
    pub wakeup_suspend_support: bool,
}

/// Sets the actions on events of the guest; absent members stay as they are.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SetAction<'a> {
    /// `reset` or `shutdown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reboot: Option<&'a str>,
    /// `poweroff` or `pause`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shutdown: Option<&'a str>,
    /// `none`, `pause`, `shutdown` or `exit-failure`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panic: Option<&'a str>,
    /// `reset`, `shutdown`, `poweroff`, `pause`, `debug`, `none` or
    /// `inject-nmi`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watchdog: Option<&'a str>,
}

commands_with_arguments! {
    SetAction<'_> => "set-action", Done;
}
