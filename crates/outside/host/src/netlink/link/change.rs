//! Changes of interfaces.

use super::{BridgeSettings, RTM_NEWLINK, RTM_SETLINK, about, bytes, index};
use crate::netlink::socket::{Refusal, Socket};
use netlink_packet_route::link::{LinkAttribute, LinkFlags};
use ostler_core::MacAddress;
use rustix::fs::{Mode, OFlags};
use std::{os::fd::AsRawFd, path::PathBuf};

/// A network namespace that an interface is moved to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Namespace {
    /// The one of the process with this number.
    Process(u32),
    /// The one that this file stands for, as /run/netns/NAME.
    Path(PathBuf),
}

/// A change of an interface, done in one request: the kernel applies MTU, MAC
/// address, name, bridge and state in this order and stops at the first that
/// it refuses. What is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkChange {
    /// New name. Older kernels rename only interfaces that are down.
    pub name: Option<String>,
    /// MAC address.
    pub mac: Option<MacAddress>,
    /// Largest packet, in bytes.
    pub mtu: Option<u32>,
    /// Bridge that the interface becomes a port of; `Some(None)` takes it off
    /// its bridge.
    pub master: Option<Option<String>>,
    /// Whether the interface is up.
    pub up: Option<bool>,
    /// Whether it takes in packets for others.
    pub promiscuous: Option<bool>,
    /// Namespace that it is moved to.
    pub namespace: Option<Namespace>,
    /// Settings of a bridge; for other interfaces the kernel refuses them.
    pub bridge: Option<BridgeSettings>,
}

impl LinkChange {
    /// Brings an interface up, or takes it down.
    #[must_use]
    pub fn up(up: bool) -> Self {
        Self { up: Some(up), ..Self::default() }
    }
}

pub(crate) fn apply(socket: &mut Socket, name: &str, change: &LinkChange) -> Result<(), Refusal> {
    let mut message = about(index(socket, name)?);
    for (flag, wanted) in [(LinkFlags::Up, change.up), (LinkFlags::Promisc, change.promiscuous)] {
        if let Some(wanted) = wanted {
            message.header.change_mask |= flag;
            message.header.flags.set(flag, wanted);
        }
    }
    let master = match &change.master {
        None => None,
        Some(None) => Some(0),
        Some(Some(bridge)) => Some(index(socket, bridge)?),
    };
    let opened = match &change.namespace {
        Some(Namespace::Path(path)) => {
            Some(rustix::fs::open(path, OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty())?)
        }
        _ => None,
    };
    let namespace = match (&change.namespace, &opened) {
        (Some(Namespace::Process(process)), _) => Some(LinkAttribute::NetNsPid(*process)),
        (_, Some(opened)) => Some(LinkAttribute::NetNsFd(opened.as_raw_fd())),
        _ => None,
    };
    message.attributes = [
        change.mtu.map(LinkAttribute::Mtu),
        change.mac.map(|mac| LinkAttribute::Address(mac.as_bytes().to_vec())),
        change.name.clone().map(LinkAttribute::IfName),
        master.map(LinkAttribute::Controller),
        namespace,
        change.bridge.as_ref().map(BridgeSettings::info),
    ]
    .into_iter()
    .flatten()
    .collect();
    // Only this kind of request changes what belongs to the kind of interface.
    let kind = if change.bridge.is_some() { RTM_NEWLINK } else { RTM_SETLINK };
    socket.change(kind, 0, &bytes(&message))
}
