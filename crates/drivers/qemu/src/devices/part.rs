//! What a device is made of, in the order QEMU must be told.
//!
//! Cold start writes the parts as options ([`Part::write`]); hotplug sends the
//! same parts as QMP commands ([`Part::attach`]) and takes them back in reverse
//! with [`Part::detach`]. There is one list per device and one code path that
//! makes it.

use super::chardev::Chardev;
use crate::arguments::{CommaList, CommandLine, Properties};

/// One thing QEMU is asked to make.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A descriptor that joins a set which later parts open as
    /// `/dev/fdset/SET`.
    DescriptorSet {
        /// The set's number.
        set: u32,
        /// The descriptor's number in the new process.
        descriptor: String,
        /// What it is, for people who look at `query-fdsets`.
        opaque: String,
    },
    /// A backend object, a secret, a memory region, ...
    Object(Properties),
    /// A character device's backend.
    Chardev(Chardev),
    /// A network device's backend.
    Netdev(Properties),
    /// A node of the block graph.
    Blockdev(Properties),
    /// The frontend that the guest sees.
    Device(Properties),
    /// A variable of the emulator's environment, which a running process does
    /// not change.
    Variable {
        /// Its name.
        name: &'static str,
        /// Its value.
        value: String,
    },
    /// An option without a value, which has no QMP command.
    Flag(&'static str),
    /// An option that has no QMP command: it can be given at the start only, so
    /// that a device which has such a part cannot be plugged in.
    Option {
        /// The option with its dash.
        option: &'static str,
        /// Its value.
        value: String,
    },
}

/// A QMP command with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct QmpCall {
    /// The command's name.
    pub command: &'static str,
    /// Its arguments.
    pub arguments: Properties,
}

impl QmpCall {
    fn new(command: &'static str, arguments: Properties) -> Self {
        Self { command, arguments }
    }

    fn by(command: &'static str, key: &'static str, part: &Properties, name: &str) -> Option<Self> {
        let id = part.text(name)?.to_owned();
        Some(Self::new(command, Properties::new().with(key, id)))
    }
}

impl Part {
    /// A part that only the command line can express.
    #[must_use]
    pub fn option(option: &'static str, value: impl Into<String>) -> Self {
        Self::Option { option, value: value.into() }
    }

    /// An option that takes a comma list.
    #[must_use]
    pub fn list(option: &'static str, list: CommaList) -> Self {
        Self::option(option, list.into_text())
    }

    /// A variable of the environment.
    #[must_use]
    pub fn variable(name: &'static str, value: impl Into<String>) -> Self {
        Self::Variable { name, value: value.into() }
    }

    /// Writes the part as command-line options.
    pub fn write(&self, line: &mut CommandLine) {
        match self {
            Self::DescriptorSet { set, descriptor, opaque } => line.list(
                "-add-fd",
                CommaList::new().with("set", set).with("fd", descriptor).with("opaque", opaque),
            ),
            Self::Object(object) => line.json("-object", object),
            Self::Chardev(chardev) => line.list("-chardev", chardev.to_list()),
            Self::Netdev(netdev) => line.json("-netdev", netdev),
            Self::Blockdev(blockdev) => line.json("-blockdev", blockdev),
            Self::Device(device) => line.json("-device", device),
            Self::Variable { name, value } => line.variable(name, value.clone()),
            Self::Flag(option) => line.raw(*option),
            Self::Option { option, value } => line.option(option, value.clone()),
        }
    }

    /// The QMP command that makes it in a running guest. `None` where QEMU has
    /// none, and for descriptor sets, which the monitor makes while it passes
    /// the descriptor.
    #[must_use]
    pub fn attach(&self) -> Option<QmpCall> {
        match self {
            Self::DescriptorSet { .. }
            | Self::Variable { .. }
            | Self::Flag(_)
            | Self::Option { .. } => None,
            Self::Object(object) => Some(QmpCall::new("object-add", object.clone())),
            Self::Chardev(chardev) => Some(QmpCall::new("chardev-add", chardev.to_qmp())),
            Self::Netdev(netdev) => Some(QmpCall::new("netdev_add", netdev.clone())),
            Self::Blockdev(blockdev) => Some(QmpCall::new("blockdev-add", blockdev.clone())),
            Self::Device(device) => Some(QmpCall::new("device_add", device.clone())),
        }
    }

    /// The QMP command that takes it back. A device is gone only when QEMU's
    /// `DEVICE_DELETED` event says so.
    #[must_use]
    pub fn detach(&self) -> Option<QmpCall> {
        match self {
            Self::Variable { .. } | Self::Flag(_) | Self::Option { .. } => None,
            Self::DescriptorSet { set, .. } => {
                Some(QmpCall::new("remove-fd", Properties::new().with("fdset-id", *set)))
            }
            Self::Object(object) => QmpCall::by("object-del", "id", object, "id"),
            Self::Chardev(chardev) => Some(QmpCall::new(
                "chardev-remove",
                Properties::new().with("id", chardev.id.clone()),
            )),
            Self::Netdev(netdev) => QmpCall::by("netdev_del", "id", netdev, "id"),
            Self::Blockdev(node) => QmpCall::by("blockdev-del", "node-name", node, "node-name"),
            Self::Device(device) => QmpCall::by("device_del", "id", device, "id"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_knows_how_to_come_and_go() {
        let disk = Part::Device(Properties::device("scsi-hd").with("id", "scsi0-0-0-0"));
        let attach = disk.attach().unwrap();
        assert_eq!(attach.command, "device_add");
        assert_eq!(attach.arguments.to_json(), r#"{"driver":"scsi-hd","id":"scsi0-0-0-0"}"#);
        let detach = disk.detach().unwrap();
        assert_eq!(detach.command, "device_del");
        assert_eq!(detach.arguments.to_json(), r#"{"id":"scsi0-0-0-0"}"#);
        let mut line = CommandLine::new("qemu");
        disk.write(&mut line);
        assert_eq!(line.arguments, ["-device", r#"{"driver":"scsi-hd","id":"scsi0-0-0-0"}"#]);
        assert_eq!(Part::option("-bios", "x").attach(), None);
    }
}
