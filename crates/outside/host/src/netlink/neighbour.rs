//! Neighbours: which MAC address has an IP address, and which port of a bridge
//! a MAC address is behind.

use super::{
    address::family,
    link::{bytes, index},
    names::Names,
    socket::{APPEND, CREATE, EXCLUSIVE, REPLACE, Refusal, Socket},
};
use netlink_packet_core::Parseable;
use netlink_packet_route::{
    AddressFamily,
    neighbour::{
        NeighbourAddress, NeighbourAttribute, NeighbourFlags, NeighbourMessage, NeighbourState,
    },
};
use ostler_core::MacAddress;
use std::{io, net::IpAddr};

const RTM_NEWNEIGH: u16 = 28;
const RTM_DELNEIGH: u16 = 29;
const RTM_GETNEIGH: u16 = 30;

/// A station on the network of an interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Interface by which it is reached.
    pub interface: String,
    /// Its IP address.
    pub address: IpAddr,
    /// Its MAC address; `None` while the kernel is asking for it.
    pub mac: Option<MacAddress>,
    /// Whether somebody set it, so that it is never asked for.
    pub permanent: bool,
}

/// An entry of a bridge's forwarding database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForwardingEntry {
    /// Port, or the bridge itself for an address that is the host's own.
    pub interface: String,
    /// MAC address behind the port. A group's may be behind several.
    pub mac: MacAddress,
    /// VLAN in which it is; `None` without VLAN filtering.
    pub vlan: Option<u16>,
    /// Whether the entry is in the database of the interface itself and not in
    /// that of the bridge which it is a port of.
    pub own: bool,
    /// Whether the address is that of the port itself, so that packets to it
    /// are for the host.
    pub local: bool,
    /// Whether somebody set it, so that it is neither forgotten nor moved.
    pub fixed: bool,
}

impl ForwardingEntry {
    /// An address that stays behind a port of a bridge.
    #[must_use]
    pub fn fixed(port: impl Into<String>, mac: MacAddress) -> Self {
        Self { interface: port.into(), mac, vlan: None, own: false, local: false, fixed: true }
    }
}

pub(super) fn apply(
    socket: &mut Socket,
    neighbour: &Neighbour,
    wanted: bool,
) -> Result<(), Refusal> {
    let mut message = NeighbourMessage::default();
    message.header.ifindex = index(socket, &neighbour.interface)?;
    message.header.family = family(neighbour.address);
    message.header.state =
        if neighbour.permanent { NeighbourState::Permanent } else { NeighbourState::Stale };
    let address = match neighbour.address {
        IpAddr::V4(address) => NeighbourAddress::Inet(address),
        IpAddr::V6(address) => NeighbourAddress::Inet6(address),
    };
    message.attributes = vec![NeighbourAttribute::Destination(address)];
    message.attributes.extend(neighbour.mac.map(link_layer));
    match wanted {
        true => socket.change(RTM_NEWNEIGH, CREATE | REPLACE, &bytes(&message)),
        false => socket.change(RTM_DELNEIGH, 0, &bytes(&message)),
    }
}

pub(super) fn apply_forwarding(
    socket: &mut Socket,
    entry: &ForwardingEntry,
    wanted: bool,
) -> Result<(), Refusal> {
    let mut message = NeighbourMessage::default();
    message.header.ifindex = index(socket, &entry.interface)?;
    message.header.family = AddressFamily::Bridge;
    message.header.flags = if entry.own { NeighbourFlags::Own } else { NeighbourFlags::Controller };
    message.header.state = match (entry.local, entry.fixed) {
        (true, _) => NeighbourState::Permanent,
        (_, true) => NeighbourState::Noarp,
        _ => NeighbourState::Reachable,
    };
    message.attributes = vec![link_layer(entry.mac)];
    message.attributes.extend(entry.vlan.map(NeighbourAttribute::Vlan));
    // A group may be behind several ports: an entry of it is one more.
    let several = if entry.mac.is_multicast() { APPEND } else { EXCLUSIVE };
    match wanted {
        true => socket.change(RTM_NEWNEIGH, CREATE | several, &bytes(&message)),
        false => socket.change(RTM_DELNEIGH, 0, &bytes(&message)),
    }
}

fn link_layer(mac: MacAddress) -> NeighbourAttribute {
    NeighbourAttribute::LinkLayerAddress(mac.as_bytes().to_vec())
}

/// The neighbours of all interfaces, IPv4 and IPv6.
pub(super) fn list(socket: &mut Socket) -> Result<Vec<Neighbour>, Refusal> {
    let names = Names::read(socket)?;
    let read = |message: &NeighbourMessage| {
        let address = message.attributes.iter().find_map(|attribute| match attribute {
            NeighbourAttribute::Destination(NeighbourAddress::Inet(found)) => Some((*found).into()),
            NeighbourAttribute::Destination(NeighbourAddress::Inet6(found)) => {
                Some((*found).into())
            }
            _ => None,
        })?;
        Some(Neighbour {
            interface: names.of(message.header.ifindex),
            address,
            mac: mac(message),
            permanent: message.header.state == NeighbourState::Permanent,
        })
    };
    let messages = messages(socket, AddressFamily::Unspec)?;
    Ok(messages.iter().filter_map(read).collect())
}

/// The forwarding databases of all bridges and interfaces.
pub(super) fn list_forwarding(socket: &mut Socket) -> Result<Vec<ForwardingEntry>, Refusal> {
    let names = Names::read(socket)?;
    let read = |message: &NeighbourMessage| {
        let state = message.header.state;
        let local = state == NeighbourState::Permanent;
        Some(ForwardingEntry {
            interface: names.of(message.header.ifindex),
            mac: mac(message)?,
            vlan: message.attributes.iter().find_map(|attribute| match attribute {
                NeighbourAttribute::Vlan(vlan) => Some(*vlan),
                _ => None,
            }),
            own: message.header.flags.contains(NeighbourFlags::Own),
            local,
            fixed: local || state == NeighbourState::Noarp,
        })
    };
    let messages = messages(socket, AddressFamily::Bridge)?;
    Ok(messages.iter().filter_map(read).collect())
}

fn messages(socket: &mut Socket, family: AddressFamily) -> Result<Vec<NeighbourMessage>, Refusal> {
    let mut request = NeighbourMessage::default();
    request.header.family = family;
    let answers = socket.list(RTM_GETNEIGH, &bytes(&request))?;
    let read = |answer: &super::socket::Message| NeighbourMessage::parse(&answer.payload);
    let messages = answers.iter().map(read).collect::<Result<Vec<_>, _>>();
    Ok(messages.map_err(io::Error::other)?)
}

fn mac(message: &NeighbourMessage) -> Option<MacAddress> {
    message.attributes.iter().find_map(|attribute| match attribute {
        NeighbourAttribute::LinkLayerAddress(bytes) => {
            <[u8; 6]>::try_from(bytes.as_slice()).ok().map(MacAddress::from_bytes)
        }
        _ => None,
    })
}
