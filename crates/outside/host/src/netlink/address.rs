//! IP addresses of interfaces.

use super::{
    IpPrefix,
    link::bytes,
    names::Names,
    socket::{CREATE, EXCLUSIVE, Refusal, Socket},
};
use netlink_packet_core::Parseable;
use netlink_packet_route::{
    AddressFamily,
    address::{AddressAttribute, AddressFlags, AddressMessage},
};
use std::{io, net::IpAddr};

const RTM_NEWADDR: u16 = 20;
const RTM_DELADDR: u16 = 21;
const RTM_GETADDR: u16 = 22;

/// An IP address of an interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterfaceAddress {
    /// Interface.
    pub interface: String,
    /// Address, with the prefix of the network that is reached through the
    /// interface.
    pub address: IpPrefix,
    /// Address of all stations of an IPv4 network; for a new address, it is
    /// made from the prefix when not given.
    pub broadcast: Option<std::net::Ipv4Addr>,
    /// Whether an IPv6 address is used without asking whether somebody else
    /// has it already.
    pub no_duplicate_detection: bool,
}

impl InterfaceAddress {
    /// An address of an interface, with the usual broadcast address.
    #[must_use]
    pub fn new(interface: impl Into<String>, address: IpPrefix) -> Self {
        Self {
            interface: interface.into(),
            address,
            broadcast: None,
            no_duplicate_detection: false,
        }
    }

    fn message(&self, index: u32) -> AddressMessage {
        let mut message = AddressMessage::default();
        message.header.index = index;
        message.header.prefix_len = self.address.length;
        message.header.family = family(self.address.address);
        message.attributes = vec![
            AddressAttribute::Local(self.address.address),
            AddressAttribute::Address(self.address.address),
        ];
        if let Some(broadcast) = self.broadcast.or_else(|| usual_broadcast(self.address)) {
            message.attributes.push(AddressAttribute::Broadcast(broadcast));
        }
        if self.no_duplicate_detection {
            message.attributes.push(AddressAttribute::Flags(AddressFlags::Nodad));
        }
        message
    }
}

/// The last address of a network that has more than two.
fn usual_broadcast(prefix: IpPrefix) -> Option<std::net::Ipv4Addr> {
    let IpAddr::V4(address) = prefix.address else { return None };
    let hosts = u32::MAX.checked_shr(prefix.length.into())?;
    (prefix.length < 31).then(|| (u32::from(address) | hosts).into())
}

/// The family of an address, as the kernel calls it.
pub(super) fn family(address: IpAddr) -> AddressFamily {
    if address.is_ipv4() { AddressFamily::Inet } else { AddressFamily::Inet6 }
}

pub(super) fn apply(
    socket: &mut Socket,
    address: &InterfaceAddress,
    wanted: bool,
) -> Result<(), Refusal> {
    let index = super::link::index(socket, &address.interface)?;
    let message = bytes(&address.message(index));
    match wanted {
        true => socket.change(RTM_NEWADDR, CREATE | EXCLUSIVE, &message),
        false => socket.change(RTM_DELADDR, 0, &message),
    }
}

/// The addresses of all interfaces, in the kernel's order.
pub(super) fn list(socket: &mut Socket) -> Result<Vec<InterfaceAddress>, Refusal> {
    let names = Names::read(socket)?;
    let mut addresses = Vec::new();
    for answer in socket.list(RTM_GETADDR, &bytes(&AddressMessage::default()))? {
        let message = AddressMessage::parse(&answer.payload).map_err(io::Error::other)?;
        addresses.extend(read(&message, &names));
    }
    Ok(addresses)
}

fn read(message: &AddressMessage, names: &Names) -> Option<InterfaceAddress> {
    let mut address = None;
    let mut local = None;
    let mut broadcast = None;
    let mut no_duplicate_detection = false;
    for attribute in &message.attributes {
        match attribute {
            AddressAttribute::Address(found) => address = Some(*found),
            AddressAttribute::Local(found) => local = Some(*found),
            AddressAttribute::Broadcast(found) => broadcast = Some(*found),
            AddressAttribute::Flags(flags) => {
                no_duplicate_detection = flags.contains(AddressFlags::Nodad);
            }
            _ => {}
        }
    }
    Some(InterfaceAddress {
        interface: names.of(message.header.index),
        // IPv6 has only the one; of a pair, IPv4 has the other end in it.
        address: IpPrefix::new(local.or(address)?, message.header.prefix_len)?,
        broadcast,
        no_duplicate_detection,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_of_more_than_two_have_a_broadcast_address() {
        let of = |text: &str, length| {
            let prefix = IpPrefix::new(text.parse().unwrap(), length).unwrap();
            usual_broadcast(prefix).map(|address| address.to_string())
        };
        assert_eq!(of("192.168.122.1", 24).as_deref(), Some("192.168.122.255"));
        assert_eq!(of("10.1.2.3", 30).as_deref(), Some("10.1.2.3"));
        assert_eq!(of("10.1.2.3", 31), None);
        assert_eq!(of("10.1.2.3", 32), None);
        assert_eq!(of("fc00::1", 64), None);
    }
}
