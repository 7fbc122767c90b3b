//! Parts of a device, in the order QEMU must be told.
//!
//! Cold start writes the parts as options ([`Part::write`]); hotplug sends the
//! same parts as QMP commands ([`Part::attach`]) and takes them back in reverse
//! with [`Part::detach`]. There is one list per device and one code path that
//! makes it.

use super::QmpCall;
use crate::arguments::chardev::Chardev;
use crate::arguments::{CommaList, CommandLine, Properties};
use ostler_qmp::command::{
    BlockdevAdd, BlockdevDel, ChardevAdd, ChardevRemove, DeviceAdd, DeviceDel, NetdevAdd,
    NetdevDel, ObjectAdd, ObjectDel, RemoveFd,
};

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
        /// Its purpose, for people who look at `query-fdsets`.
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
            Self::Object(object) => Some(QmpCall::of(&ObjectAdd(object.to_value()))),
            Self::Chardev(chardev) => {
                let backend = chardev.backend().to_value();
                Some(QmpCall::of(&ChardevAdd { id: &chardev.id, backend }))
            }
            Self::Netdev(netdev) => Some(QmpCall::of(&NetdevAdd(netdev.to_value()))),
            Self::Blockdev(blockdev) => Some(QmpCall::of(&BlockdevAdd(blockdev.to_value()))),
            Self::Device(device) => Some(QmpCall::of(&DeviceAdd(device.to_value()))),
        }
    }

    /// The QMP command that takes it back. A device is gone only when QEMU's
    /// `DEVICE_DELETED` event says so.
    #[must_use]
    pub fn detach(&self) -> Option<QmpCall> {
        match self {
            Self::Variable { .. } | Self::Flag(_) | Self::Option { .. } => None,
            Self::DescriptorSet { set, .. } => {
                Some(QmpCall::of(&RemoveFd { fdset_id: *set, fd: None }))
            }
            Self::Object(object) => object.text("id").map(|id| QmpCall::of(&ObjectDel { id })),
            Self::Chardev(chardev) => Some(QmpCall::of(&ChardevRemove { id: &chardev.id })),
            Self::Netdev(netdev) => netdev.text("id").map(|id| QmpCall::of(&NetdevDel { id })),
            Self::Blockdev(node) => {
                let name = node.text("node-name");
                name.map(|node_name| QmpCall::of(&BlockdevDel { node_name }))
            }
            Self::Device(device) => device.text("id").map(|id| QmpCall::of(&DeviceDel { id })),
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
        assert_eq!(attach.command(), "device_add");
        let arguments = serde_json::json!({ "driver": "scsi-hd", "id": "scsi0-0-0-0" });
        assert_eq!(*attach.arguments(), arguments);
        let detach = disk.detach().unwrap();
        assert_eq!(detach.command(), "device_del");
        assert_eq!(*detach.arguments(), serde_json::json!({ "id": "scsi0-0-0-0" }));
        let mut line = CommandLine::new("qemu");
        disk.write(&mut line);
        assert_eq!(line.arguments, ["-device", r#"{"driver":"scsi-hd","id":"scsi0-0-0-0"}"#]);
        assert_eq!(Part::option("-bios", "x").attach(), None);
    }
}
