//! Settings of the ports of bridges.

use super::{RTM_NEWLINK, about, bytes, index};
use crate::netlink::socket::{Refusal, Socket};
use netlink_packet_route::link::{
    InfoBridgePort, InfoPortData, InfoPortKind, LinkAttribute, LinkInfo,
};

/// Settings of an interface as the port of a bridge. As a request, what is
/// `None` stays as it is; as an answer, it is what the kernel did not tell of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PortSettings {
    /// Whether the port exchanges no packets with other isolated ports.
    pub isolated: Option<bool>,
    /// Whether the bridge learns addresses from packets that come in here.
    pub learning: Option<bool>,
    /// Whether packets to unknown addresses are sent out here.
    pub unicast_flood: Option<bool>,
    /// Whether multicast that nobody is known to want is sent out here.
    pub multicast_flood: Option<bool>,
    /// Whether broadcasts are sent out here.
    pub broadcast_flood: Option<bool>,
    /// Whether packets may go out where they came in.
    pub hairpin: Option<bool>,
    /// Whether spanning tree messages that come in here close the port.
    pub bpdu_guard: Option<bool>,
}

impl PortSettings {
    fn data(self) -> Vec<InfoBridgePort> {
        [
            self.isolated.map(InfoBridgePort::Isolated),
            self.learning.map(InfoBridgePort::Learning),
            self.unicast_flood.map(InfoBridgePort::UnicastFlood),
            self.multicast_flood.map(InfoBridgePort::MulticastFlood),
            self.broadcast_flood.map(InfoBridgePort::BroadcastFlood),
            self.hairpin.map(InfoBridgePort::HairpinMode),
            self.bpdu_guard.map(InfoBridgePort::Guard),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    pub(super) fn read(data: &[InfoBridgePort]) -> Self {
        let mut settings = Self::default();
        for value in data {
            match value {
                InfoBridgePort::Isolated(on) => settings.isolated = Some(*on),
                InfoBridgePort::Learning(on) => settings.learning = Some(*on),
                InfoBridgePort::UnicastFlood(on) => settings.unicast_flood = Some(*on),
                InfoBridgePort::MulticastFlood(on) => settings.multicast_flood = Some(*on),
                InfoBridgePort::BroadcastFlood(on) => settings.broadcast_flood = Some(*on),
                InfoBridgePort::HairpinMode(on) => settings.hairpin = Some(*on),
                InfoBridgePort::Guard(on) => settings.bpdu_guard = Some(*on),
                _ => {}
            }
        }
        settings
    }
}

pub(in crate::netlink) fn apply(
    socket: &mut Socket,
    name: &str,
    settings: PortSettings,
) -> Result<(), Refusal> {
    let mut message = about(index(socket, name)?);
    message.attributes = vec![LinkAttribute::LinkInfo(vec![
        LinkInfo::PortKind(InfoPortKind::Bridge),
        LinkInfo::PortData(InfoPortData::BridgePort(settings.data())),
    ])];
    socket.change(RTM_NEWLINK, 0, &bytes(&message))
}
