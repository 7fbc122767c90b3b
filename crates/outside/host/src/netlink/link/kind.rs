//! Interfaces that can be made, by kind.

use super::{BridgeSettings, RTM_NEWLINK, about, bytes, index};
use crate::netlink::socket::{CREATE, EXCLUSIVE, Refusal, Socket};
use netlink_packet_route::link::{
    self, InfoData, InfoKind, InfoMacVlan, InfoMacVtap, InfoVeth, InfoVlan, LinkAttribute,
    LinkFlags, LinkInfo, LinkMessage,
};
use ostler_core::MacAddress;

/// An interface to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLink {
    /// Name.
    pub name: String,
    /// Kind, with what belongs to it.
    pub kind: LinkKind,
    /// MAC address; the kernel's choice when not given.
    pub mac: Option<MacAddress>,
    /// Largest packet, in bytes; the kernel's choice when not given.
    pub mtu: Option<u32>,
    /// Bridge that it becomes a port of.
    pub master: Option<String>,
    /// Whether it is brought up.
    pub up: bool,
}

impl NewLink {
    /// An interface of this kind, down and on no bridge.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: LinkKind) -> Self {
        Self { name: name.into(), kind, mac: None, mtu: None, master: None, up: false }
    }
}

/// A kind of interface that can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkKind {
    /// A bridge.
    Bridge(BridgeSettings),
    /// A pair of interfaces, each the other's end of the cable.
    Veth {
        /// Name of the other end.
        peer: String,
    },
    /// An interface that swallows what it is given.
    Dummy,
    /// An interface that passes packets on to where they came from, after a
    /// queue of its own: for limits on what comes in.
    Ifb,
    /// The packets of one VLAN on another interface.
    Vlan {
        /// Interface that carries the VLAN.
        lower: String,
        /// Number of the VLAN: 1 to 4094.
        id: u16,
    },
    /// An interface with an address of its own on another interface.
    MacVlan {
        /// The interface below.
        lower: String,
        /// Traffic between interfaces of the same lower one.
        mode: MacVlanMode,
    },
    /// As `MacVlan`, for a program to read and write: /dev/tapN.
    MacVtap {
        /// The interface below.
        lower: String,
        /// Traffic between interfaces of the same lower one.
        mode: MacVlanMode,
    },
}

/// Traffic between MAC VLAN interfaces of the same lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MacVlanMode {
    /// None.
    Private,
    /// By way of the switch outside, which must send it back.
    Vepa,
    /// Directly.
    Bridge,
    /// There is only one, which owns the lower interface.
    Passthrough,
}

impl MacVlanMode {
    fn of(self) -> link::MacVlanMode {
        match self {
            Self::Private => link::MacVlanMode::Private,
            Self::Vepa => link::MacVlanMode::Vepa,
            Self::Bridge => link::MacVlanMode::Bridge,
            Self::Passthrough => link::MacVlanMode::Passthrough,
        }
    }
}

impl LinkKind {
    /// The kernel's name of the kind.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Bridge(_) => "bridge",
            Self::Veth { .. } => "veth",
            Self::Dummy => "dummy",
            Self::Ifb => "ifb",
            Self::Vlan { .. } => "vlan",
            Self::MacVlan { .. } => "macvlan",
            Self::MacVtap { .. } => "macvtap",
        }
    }

    /// The kernel module that brings the kind.
    pub(in crate::netlink) fn module(&self) -> &'static str {
        match self {
            Self::Vlan { .. } => "8021q",
            other => other.name(),
        }
    }

    fn lower(&self) -> Option<&str> {
        match self {
            Self::Vlan { lower, .. }
            | Self::MacVlan { lower, .. }
            | Self::MacVtap { lower, .. } => Some(lower),
            _ => None,
        }
    }

    fn info(&self) -> LinkAttribute {
        let (kind, data) = match self {
            Self::Bridge(settings) => return settings.info(),
            Self::Veth { peer } => {
                let mut message = LinkMessage::default();
                message.attributes = vec![LinkAttribute::IfName(peer.clone())];
                (InfoKind::Veth, Some(InfoData::Veth(InfoVeth::Peer(message))))
            }
            Self::Dummy => (InfoKind::Dummy, None),
            Self::Ifb => (InfoKind::Ifb, None),
            Self::Vlan { id, .. } => {
                (InfoKind::Vlan, Some(InfoData::Vlan(vec![InfoVlan::Id(*id)])))
            }
            Self::MacVlan { mode, .. } => {
                let mode = InfoMacVlan::Mode(mode.of());
                (InfoKind::MacVlan, Some(InfoData::MacVlan(vec![mode])))
            }
            Self::MacVtap { mode, .. } => {
                let mode = InfoMacVtap::Mode(mode.of());
                (InfoKind::MacVtap, Some(InfoData::MacVtap(vec![mode])))
            }
        };
        let mut info = vec![LinkInfo::Kind(kind)];
        info.extend(data.map(LinkInfo::Data));
        LinkAttribute::LinkInfo(info)
    }
}

pub(in crate::netlink) fn create(socket: &mut Socket, new: &NewLink) -> Result<(), Refusal> {
    let mut message = about(0);
    if new.up {
        message.header.flags |= LinkFlags::Up;
        message.header.change_mask |= LinkFlags::Up;
    }
    let lower = new.kind.lower().map(|lower| index(socket, lower)).transpose()?;
    let master = new.master.as_ref().map(|bridge| index(socket, bridge)).transpose()?;
    message.attributes = [
        Some(LinkAttribute::IfName(new.name.clone())),
        new.mac.map(|mac| LinkAttribute::Address(mac.as_bytes().to_vec())),
        new.mtu.map(LinkAttribute::Mtu),
        lower.map(LinkAttribute::Link),
        master.map(LinkAttribute::Controller),
        Some(new.kind.info()),
    ]
    .into_iter()
    .flatten()
    .collect();
    socket.change(RTM_NEWLINK, CREATE | EXCLUSIVE, &bytes(&message))
}
