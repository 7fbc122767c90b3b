//! Routes: where packets for other networks go.

use super::{
    IpPrefix,
    address::family,
    link::bytes,
    names::Names,
    socket::{CREATE, EXCLUSIVE, Refusal, Socket},
};
use netlink_packet_core::Parseable;
use netlink_packet_route::{
    AddressFamily,
    route::{
        RouteAddress, RouteAttribute, RouteHeader, RouteMessage, RouteProtocol, RouteScope,
        RouteType,
    },
};
use std::{io, net::IpAddr};

const RTM_NEWROUTE: u16 = 24;
const RTM_DELROUTE: u16 = 25;
const RTM_GETROUTE: u16 = 26;

/// The table in which routes are when nothing else is said.
const MAIN_TABLE: u32 = 254;

/// A route of the main table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Network that it leads to; length 0 is the default route.
    pub destination: IpPrefix,
    /// Router that packets are handed to; `None` when the network is reached
    /// directly.
    pub gateway: Option<IpAddr>,
    /// Interface that packets leave by. The kernel finds it when there is a
    /// gateway.
    pub interface: Option<String>,
    /// Of several routes to the same network, the one with the lowest is taken.
    pub metric: Option<u32>,
    /// Address that the host's own packets have.
    pub source: Option<IpAddr>,
}

impl Route {
    fn message(&self, interface: Option<u32>) -> RouteMessage {
        let mut message = RouteMessage::default();
        let direct = self.gateway.is_none() && self.destination.address.is_ipv4();
        message.header = RouteHeader {
            address_family: family(self.destination.address),
            destination_prefix_length: self.destination.length,
            table: RouteHeader::RT_TABLE_MAIN,
            protocol: RouteProtocol::Static,
            scope: if direct { RouteScope::Link } else { RouteScope::Universe },
            kind: RouteType::Unicast,
            ..RouteHeader::default()
        };
        message.attributes = [
            Some(RouteAttribute::Destination(self.destination.address.into())),
            self.gateway.map(|gateway| RouteAttribute::Gateway(gateway.into())),
            interface.map(RouteAttribute::Oif),
            self.metric.map(RouteAttribute::Priority),
            self.source.map(|source| RouteAttribute::PrefSource(source.into())),
        ]
        .into_iter()
        .flatten()
        .collect();
        message
    }
}

pub(super) fn apply(socket: &mut Socket, route: &Route, wanted: bool) -> Result<(), Refusal> {
    let interface =
        route.interface.as_ref().map(|name| super::link::index(socket, name)).transpose()?;
    let mut message = route.message(interface);
    if wanted {
        return socket.change(RTM_NEWROUTE, CREATE | EXCLUSIVE, &bytes(&message));
    }
    // Whoever made it and however far it reaches.
    message.header.protocol = RouteProtocol::Unspec;
    message.header.scope = RouteScope::NoWhere;
    socket.change(RTM_DELROUTE, 0, &bytes(&message))
}

/// The unicast routes of the main table, in the kernel's order.
pub(super) fn list(socket: &mut Socket) -> Result<Vec<Route>, Refusal> {
    let names = Names::read(socket)?;
    let mut routes = Vec::new();
    for answer in socket.list(RTM_GETROUTE, &bytes(&RouteMessage::default()))? {
        let message = RouteMessage::parse(&answer.payload).map_err(io::Error::other)?;
        routes.extend(read(&message, &names));
    }
    Ok(routes)
}

fn read(message: &RouteMessage, names: &Names) -> Option<Route> {
    let unspecified = match message.header.address_family {
        AddressFamily::Inet => IpAddr::from([0; 4]),
        AddressFamily::Inet6 => IpAddr::from([0; 16]),
        _ => return None,
    };
    if message.header.kind != RouteType::Unicast {
        return None;
    }
    let mut table = u32::from(message.header.table);
    let mut destination = unspecified;
    let mut route = Route {
        destination: IpPrefix { address: unspecified, length: 0 },
        gateway: None,
        interface: None,
        metric: None,
        source: None,
    };
    for attribute in &message.attributes {
        match attribute {
            RouteAttribute::Table(found) => table = *found,
            RouteAttribute::Destination(found) => destination = ip(found)?,
            RouteAttribute::Gateway(found) => route.gateway = ip(found),
            RouteAttribute::PrefSource(found) => route.source = ip(found),
            RouteAttribute::Priority(metric) => route.metric = Some(*metric),
            RouteAttribute::Oif(index) => route.interface = Some(names.of(*index)),
            _ => {}
        }
    }
    route.destination = IpPrefix::new(destination, message.header.destination_prefix_length)?;
    (table == MAIN_TABLE).then_some(route)
}

fn ip(address: &RouteAddress) -> Option<IpAddr> {
    match address {
        RouteAddress::Inet(address) => Some((*address).into()),
        RouteAddress::Inet6(address) => Some((*address).into()),
        _ => None,
    }
}
