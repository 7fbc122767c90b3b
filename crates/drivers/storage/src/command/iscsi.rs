//! `iscsiadm`, for pools of kind iscsi.
//!
//! A CHAP password is never an argument, which every user of the host could
//! read: nothing here takes one.

use super::{Built, Command, Tool, invalid, operand};
use ostler_model::storage::{PoolHost, PoolSource};

/// The port of iSCSI.
const PORT: u16 = 3260;

/// A target, and the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Host and port.
    portal: String,
    /// Its name.
    name: String,
    /// The interface that speaks with the initiator's name, where it has one.
    interface: Option<String>,
}

/// Host and port as `iscsiadm` takes them.
///
/// # Errors
/// When the host's name reads as an option.
pub fn portal(host: &PoolHost) -> Built<String> {
    let name = operand("iSCSI", "a server", &host.name)?;
    let port = host.port.unwrap_or(PORT);
    if name.contains(':') && !name.starts_with('[') {
        return Ok(format!("[{name}]:{port}"));
    }
    Ok(format!("{name}:{port}"))
}

/// Lists the targets of a server: lines `ADDRESS,GROUP NAME`. Nothing is kept
/// of them.
///
/// # Errors
/// When the host's name reads as an option.
pub fn discover(host: &PoolHost) -> Built<Command> {
    let arguments = ["--mode", "discovery", "--type", "sendtargets", "--op", "nonpersistent"];
    let mut command = Command::new(Tool::Iscsiadm, arguments);
    command.extend(["--portal".to_owned(), portal(host)?]);
    Ok(command)
}

/// Lists the sessions there are: lines `tcp: [NUMBER] ADDRESS,GROUP NAME`.
#[must_use]
pub fn list_sessions() -> Command {
    Command::new(Tool::Iscsiadm, ["--mode", "session"])
}

/// Looks anew for the disks of a session.
#[must_use]
pub fn rescan(session: u32) -> Command {
    Command::new(Tool::Iscsiadm, ["--mode", "session", "--sid", &session.to_string(), "--rescan"])
}

/// Makes an interface that speaks with an initiator's name: two commands.
///
/// # Errors
/// When a name reads as an option.
pub fn make_interface(interface: &str, initiator: &str) -> Built<[Command; 2]> {
    let interface = operand("iSCSI", "an interface", interface)?;
    let initiator = operand("iSCSI", "an initiator's name", initiator)?;
    let mode = ["--mode", "iface", "--interface", interface];
    let mut create = Command::new(Tool::Iscsiadm, mode);
    create.extend(["--op", "new"]);
    let mut name = Command::new(Tool::Iscsiadm, mode);
    name.extend(["--op", "update", "--name", "iface.initiatorname", "--value", initiator]);
    Ok([create, name])
}

impl Target {
    /// The target of a completed source, reached through `interface`.
    ///
    /// # Errors
    /// When the source names no server or target.
    pub fn of(source: &PoolSource, interface: Option<&str>) -> Built<Self> {
        let (Some(host), Some(device)) = (source.hosts.first(), source.devices.first()) else {
            return Err(invalid("iSCSI", "the source needs a <host> and a <device>"));
        };
        Ok(Self {
            portal: portal(host)?,
            name: operand("iSCSI", "a target's name", &device.path)?.to_owned(),
            interface: interface.map(str::to_owned),
        })
    }

    /// Makes it known.
    #[must_use]
    pub fn add(&self) -> Command {
        self.command(&["--op", "new"])
    }

    /// Keeps it from being logged into when the host starts.
    #[must_use]
    pub fn start_by_hand(&self) -> Command {
        self.update("node.startup", "manual")
    }

    /// Has it ask who logs in: the method, then the name. The password is put
    /// into the target's record by other means.
    #[must_use]
    pub fn authenticate(&self, username: &str) -> [Command; 2] {
        [
            self.update("node.session.auth.authmethod", "CHAP"),
            self.update("node.session.auth.username", username),
        ]
    }

    /// Logs in.
    #[must_use]
    pub fn log_in(&self) -> Command {
        self.command(&["--login"])
    }

    /// Forgets it.
    #[must_use]
    pub fn remove(&self) -> Command {
        self.command(&["--op", "delete"])
    }

    /// Logs out.
    #[must_use]
    pub fn log_out(&self) -> Command {
        self.command(&["--logout"])
    }

    fn update(&self, name: &str, value: &str) -> Command {
        // With the equals sign a value that begins with a dash stays a value.
        self.command(&["--op", "update", "--name", name, &format!("--value={value}")])
    }

    fn command(&self, rest: &[&str]) -> Command {
        let arguments = ["--mode", "node", "--portal", &self.portal, "--targetname", &self.name];
        let mut command = Command::new(Tool::Iscsiadm, arguments);
        if let Some(interface) = &self.interface {
            command.extend(["--interface", interface]);
        }
        command.extend(rest.iter().copied());
        command
    }
}
