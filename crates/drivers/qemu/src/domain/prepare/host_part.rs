//! The resources that the host made for a guest or for one of its devices.

use super::monitor_socket::MonitorSocket;
use crate::devices::{Need, Prepared, PreparedDescriptor, Role};
use crate::error::QemuError;
use crate::guest::EmulatorProcess;
use ostler_model::domain::Interface;
use std::os::fd::OwnedFd;

/// The first number of an inherited descriptor: after the standard three.
const FIRST_DESCRIPTOR: i32 = 3;

/// How the emulator is told of descriptors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tokens {
    /// By their numbers in the new process.
    Inherited,
    /// By the names under which the monitor passes them.
    Passed,
}

/// A descriptor for the emulator: its number in the new process or its name in
/// the monitor, and the set that it joins there.
pub(crate) type Handed = (OwnedFd, String, Option<u32>);

/// The resources that the host made.
pub(crate) struct HostPart {
    /// The answers, for the command line.
    pub(crate) prepared: Prepared,
    /// Device and name of each tap device.
    pub(crate) taps: Vec<(String, String)>,
    tokens: Tokens,
    descriptors: Vec<Handed>,
    pub(super) monitor: Option<MonitorSocket>,
}

impl HostPart {
    pub(super) fn new(tokens: Tokens) -> Self {
        Self {
            prepared: Prepared::default(),
            taps: Vec::new(),
            tokens,
            descriptors: Vec::new(),
            monitor: None,
        }
    }

    /// Notes a descriptor and gives it its token.
    pub(super) fn add(&mut self, need: &Need, role: Role, descriptor: OwnedFd) {
        let token = match self.tokens {
            Tokens::Inherited => {
                let count = i32::try_from(self.descriptors.len()).unwrap_or(i32::MAX);
                FIRST_DESCRIPTOR.saturating_add(count).to_string()
            }
            Tokens::Passed => passed_name(&need.device, role),
        };
        self.descriptors.push((descriptor, token.clone(), need.set));
        self.prepared.descriptors.push(PreparedDescriptor {
            device: need.device.clone(),
            role,
            token,
            set: need.set,
        });
    }

    /// Takes the descriptors out, to be handed to the emulator.
    pub(crate) fn take_descriptors(&mut self) -> Vec<Handed> {
        std::mem::take(&mut self.descriptors)
    }

    /// Takes the descriptors out, each with its number in the new process.
    pub(crate) fn take_inherited(&mut self) -> impl Iterator<Item = (OwnedFd, i32)> {
        let descriptors = self.take_descriptors().into_iter();
        descriptors.zip(FIRST_DESCRIPTOR..).map(|((descriptor, ..), number)| (descriptor, number))
    }

    /// Takes this daemon's end of the monitor.
    pub(crate) fn take_monitor(&mut self, machine: &EmulatorProcess) -> Result<OwnedFd, QemuError> {
        let missing = || QemuError::Source {
            role: "the monitor socket".to_owned(),
            path: machine.monitor_socket.clone(),
            reason: "it was not made".to_owned(),
        };
        Ok(self.monitor.take().ok_or_else(missing)?.into_connected())
    }
}

/// The name under which the monitor passes a descriptor.
fn passed_name(device: &str, role: Role) -> String {
    match role {
        Role::Tap(queue) => format!("{device}-tap{queue}"),
        Role::Vhost(queue) => format!("{device}-vhost{queue}"),
        Role::Storage(number) => format!("{device}-image{number}"),
        Role::Source => format!("{device}-source"),
        Role::Log => format!("{device}-log"),
        Role::Tpm => format!("{device}-tpm"),
        Role::TpmCancel => format!("{device}-cancel"),
        Role::Vdpa => format!("{device}-vdpa"),
        Role::Helper => format!("{device}-helper"),
        Role::Secret => format!("{device}-secret"),
    }
}

/// The names under which a card's descriptors are passed.
pub(crate) fn passed_names(alias: &str, card: &Interface) -> Vec<String> {
    let queues = card.driver.as_ref().and_then(|driver| driver.queues).unwrap_or(1);
    let queues = u16::try_from(queues.max(1)).unwrap_or(u16::MAX);
    (0..queues)
        .flat_map(|queue| [Role::Tap(queue), Role::Vhost(queue)])
        .map(|role| passed_name(alias, role))
        .collect()
}
