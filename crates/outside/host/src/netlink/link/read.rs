//! Interfaces as the kernel tells of them.

use super::{
    BridgeSettings, PortSettings, VirtualFunction, about, bytes,
    index::{RTM_GETLINK, ask},
};
use crate::netlink::socket::{Message, Refusal, Socket};
use netlink_packet_core::Parseable;
use netlink_packet_route::link::{
    InfoBridge, InfoBridgePort, InfoData, InfoPortData, InfoVlan, LinkAttribute, LinkExtentMask,
    LinkFlags, LinkInfo, LinkMessage,
};
use ostler_core::MacAddress;
use std::io;

/// An interface of the network namespace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// Number, unique in its namespace for as long as the kernel runs.
    pub index: u32,
    /// Name.
    pub name: String,
    /// Kernel's name of the kind: "bridge", "veth", "tun" and so on; `None`
    /// for hardware and the loopback interface.
    pub kind: Option<String>,
    /// MAC address; `None` for interfaces that have none.
    pub mac: Option<MacAddress>,
    /// Largest packet, in bytes.
    pub mtu: u32,
    /// Whether it has been brought up.
    pub up: bool,
    /// Whether something is at its other end.
    pub running: bool,
    /// Whether it was asked to take in packets for others.
    pub promiscuous: bool,
    /// Number of the bridge, or the like, that it is a port of.
    pub master: Option<u32>,
    /// Number of the interface below, or of the other end of the pair.
    pub lower: Option<u32>,
    /// Number of the VLAN that it carries.
    pub vlan: Option<u16>,
    /// Settings, if it is a bridge.
    pub bridge: Option<BridgeSettings>,
    /// Settings, if it is a bridge's port.
    pub port: Option<PortSettings>,
    /// Virtual functions, in the order of their numbers. Only an answer about
    /// one interface has them.
    pub virtual_functions: Vec<VirtualFunction>,
}

/// The interface `name`, with its virtual functions.
pub(crate) fn one(socket: &mut Socket, name: &str) -> Result<Link, Refusal> {
    let answer = ask(socket, name, &[LinkExtentMask::SkipStats, LinkExtentMask::Vf])?;
    Ok(read(&answer)?)
}

/// All interfaces, in the order of their numbers.
pub(in crate::netlink) fn links(socket: &mut Socket) -> Result<Vec<Link>, Refusal> {
    let mut message = about(0);
    message.attributes = vec![LinkAttribute::ExtMask(vec![LinkExtentMask::SkipStats])];
    let answers = socket.list(RTM_GETLINK, &bytes(&message))?;
    let mut links = answers.iter().map(read).collect::<io::Result<Vec<_>>>()?;
    links.sort_unstable_by_key(|link| link.index);
    Ok(links)
}

fn read(answer: &Message) -> io::Result<Link> {
    let message = LinkMessage::parse(&answer.payload).map_err(io::Error::other)?;
    let flags = message.header.flags;
    let mut link = Link {
        index: message.header.index,
        up: flags.contains(LinkFlags::Up),
        running: flags.contains(LinkFlags::Running),
        promiscuous: flags.contains(LinkFlags::Promisc),
        ..Link::default()
    };
    for attribute in message.attributes {
        match attribute {
            LinkAttribute::IfName(name) => link.name = name,
            LinkAttribute::Mtu(mtu) => link.mtu = mtu,
            LinkAttribute::Address(bytes) => {
                link.mac = <[u8; 6]>::try_from(bytes).ok().map(MacAddress::from_bytes);
            }
            LinkAttribute::Controller(index) => link.master = Some(index),
            LinkAttribute::Link(index) => link.lower = Some(index),
            LinkAttribute::LinkInfo(info) => {
                info.iter().for_each(|info| read_info(&mut link, info))
            }
            LinkAttribute::VfInfoList(list) => {
                link.virtual_functions =
                    list.iter().map(|function| VirtualFunction::read(&function.0)).collect();
            }
            _ => {}
        }
    }
    Ok(link)
}

fn read_info(link: &mut Link, info: &LinkInfo) {
    match info {
        LinkInfo::Kind(kind) => link.kind = Some(kind.to_string()),
        LinkInfo::Data(InfoData::Bridge(data)) => {
            link.bridge = Some(BridgeSettings::read(data as &[InfoBridge]));
        }
        LinkInfo::Data(InfoData::Vlan(data)) => {
            link.vlan = data.iter().find_map(|value| match value {
                InfoVlan::Id(id) => Some(*id),
                _ => None,
            });
        }
        LinkInfo::PortData(InfoPortData::BridgePort(data)) => {
            link.port = Some(PortSettings::read(data as &[InfoBridgePort]));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::netlink::{VirtualFunctionChange, VirtualFunctionLink};

    /// The machines that tests run on have no such card, so what is written is
    /// read back: the kernel uses one form for both.
    #[test]
    fn a_change_is_read_back_as_the_state_it_makes() {
        let change = VirtualFunctionChange {
            mac: Some("52:54:00:00:00:07".parse().unwrap()),
            vlan: Some((42, 5)),
            spoof_check: Some(false),
            trusted: Some(true),
            link: Some(VirtualFunctionLink::Up),
        };
        let payload = change.request(4, 3);
        let link = read(&Message { kind: RTM_GETLINK, payload }).unwrap();
        let read = VirtualFunction {
            number: 3,
            mac: change.mac,
            vlan: Some(42),
            priority: Some(5),
            spoof_check: Some(false),
            trusted: Some(true),
            link: Some(VirtualFunctionLink::Up),
        };
        assert_eq!((link.index, link.virtual_functions), (4, vec![read]));
    }
}
