//! The guest as a whole: its power, clock, users, processors and name.

use super::command::{agent_commands_with_arguments, plain_agent_commands};
use crate::command::Done;
use serde::{Deserialize, Serialize};

plain_agent_commands! {
    /// Version and commands of the agent.
    GuestInfo => "guest-info", AgentInfo;
    /// Suspends to disk; answers only when it fails.
    GuestSuspendDisk => "guest-suspend-disk", Done;
    /// Suspends to memory; answers only when it fails.
    GuestSuspendRam => "guest-suspend-ram", Done;
    /// Suspends to memory and disk; answers only when it fails.
    GuestSuspendHybrid => "guest-suspend-hybrid", Done;
    /// The clock, in nanoseconds since 1970.
    GuestGetTime => "guest-get-time", i64;
    /// The processors as the guest sees them.
    GuestGetVcpus => "guest-get-vcpus", Vec<GuestVcpu>;
    /// The host name.
    GuestGetHostName => "guest-get-host-name", GuestHostName;
    /// The operating system.
    GuestGetOsInfo => "guest-get-osinfo", GuestOsInfo;
    /// The time zone.
    GuestGetTimezone => "guest-get-timezone", GuestTimezone;
    /// How much the processors have to do.
    GuestGetLoad => "guest-get-load", GuestLoad;
    /// Who is logged in.
    GuestGetUsers => "guest-get-users", Vec<GuestUser>;
}

/// Version and commands of the agent.
#[derive(Debug, Clone, Deserialize)]
pub struct AgentInfo {
    pub version: String,
    pub supported_commands: Vec<AgentCommandInfo>,
}

impl AgentInfo {
    /// Returns whether the agent has a command and may carry it out.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.supported_commands.iter().any(|command| command.enabled && command.name == name)
    }
}

/// A command that the agent has.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AgentCommandInfo {
    pub name: String,
    pub enabled: bool,
    #[serde(default)]
    pub success_response: bool,
}

/// Shuts the guest down; answers only when it fails.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct GuestShutdown {
    pub mode: ShutdownMode,
}

/// How a guest ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ShutdownMode {
    Powerdown,
    Halt,
    Reboot,
}

/// Sets the clock, to a time in nanoseconds since 1970 or from the hardware's.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct GuestSetTime {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<i64>,
}

/// A processor as the guest sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct GuestVcpu {
    pub logical_id: i64,
    pub online: bool,
    #[serde(default)]
    pub can_offline: bool,
}

/// Turns processors on and off in the guest.
#[derive(Debug, Clone, Serialize)]
pub struct GuestSetVcpus<'a> {
    pub vcpus: &'a [GuestVcpu],
}

/// Sets a user's password.
#[derive(Clone, Serialize)]
pub struct GuestSetUserPassword<'a> {
    pub username: &'a str,
    /// In base 64.
    pub password: &'a str,
    /// Whether it is hashed already.
    pub crypted: bool,
}

impl std::fmt::Debug for GuestSetUserPassword<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GuestSetUserPassword")
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}

/// The host name.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct GuestHostName {
    pub host_name: String,
}

/// The operating system; what it does not tell is absent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct GuestOsInfo {
    pub id: Option<String>,
    pub name: Option<String>,
    pub pretty_name: Option<String>,
    pub version: Option<String>,
    pub version_id: Option<String>,
    pub kernel_release: Option<String>,
    pub kernel_version: Option<String>,
    pub machine: Option<String>,
    pub variant: Option<String>,
    pub variant_id: Option<String>,
}

/// The time zone.
#[derive(Debug, Clone, Deserialize)]
pub struct GuestTimezone {
    pub zone: Option<String>,
    /// Seconds east of UTC.
    pub offset: i32,
}

/// Somebody who is logged in.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct GuestUser {
    pub user: String,
    pub domain: Option<String>,
    /// Seconds since 1970.
    pub login_time: f64,
}

/// How many wait for a processor on average, over 1, 5 and 15 minutes.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct GuestLoad {
    pub load1m: f64,
    pub load5m: f64,
    pub load15m: f64,
}

/// The keys that let a user in.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct GuestSshGetAuthorizedKeys<'a> {
    pub username: &'a str,
}

/// The keys, a line each.
#[derive(Debug, Clone, Deserialize)]
pub struct GuestSshKeys {
    pub keys: Vec<String>,
}

/// Adds keys that let a user in.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct GuestSshAddAuthorizedKeys<'a> {
    pub username: &'a str,
    pub keys: &'a [&'a str],
    /// Whether those that are there go.
    pub reset: bool,
}

/// Takes keys away.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct GuestSshRemoveAuthorizedKeys<'a> {
    pub username: &'a str,
    pub keys: &'a [&'a str],
}

agent_commands_with_arguments! {
    GuestSshGetAuthorizedKeys<'_> => "guest-ssh-get-authorized-keys", GuestSshKeys;
    GuestSshAddAuthorizedKeys<'_> => "guest-ssh-add-authorized-keys", Done;
    GuestSshRemoveAuthorizedKeys<'_> => "guest-ssh-remove-authorized-keys", Done;
    GuestShutdown => "guest-shutdown", Done;
    GuestSetTime => "guest-set-time", Done;
    GuestSetVcpus<'_> => "guest-set-vcpus", i64;
    GuestSetUserPassword<'_> => "guest-set-user-password", Done;
}
