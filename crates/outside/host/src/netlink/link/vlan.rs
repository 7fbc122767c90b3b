//! VLANs of bridges and their ports.

use super::{RTM_DELLINK, RTM_GETLINK, RTM_SETLINK, about, bytes, index};
use crate::netlink::socket::{Refusal, Socket};
use netlink_packet_core::Parseable;
use netlink_packet_route::{
    AddressFamily,
    link::{
        AfSpecBridge, BridgeFlag, BridgeVlanInfo, BridgeVlanInfoFlags, LinkAttribute,
        LinkExtentMask, LinkMessage,
    },
};
use std::io;

/// A VLAN, or a run of them, of a bridge's port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BridgeVlan {
    /// Port, or the bridge itself for the packets that are the host's own.
    pub interface: String,
    /// First VLAN: 1 to 4094.
    pub first: u16,
    /// Last VLAN of the run; the same as `first` for a single one.
    pub last: u16,
    /// Whether untagged packets that come in are in this VLAN. Only a single
    /// VLAN can be.
    pub native: bool,
    /// Whether packets go out without their tag.
    pub untagged: bool,
}

impl BridgeVlan {
    fn info(&self) -> Vec<AfSpecBridge> {
        let mut flags = BridgeVlanInfoFlags::empty();
        flags.set(BridgeVlanInfoFlags::Pvid, self.native);
        flags.set(BridgeVlanInfoFlags::Untagged, self.untagged);
        let vlan = |vid, more| AfSpecBridge::VlanInfo(BridgeVlanInfo { flags: flags | more, vid });
        if self.first == self.last {
            return vec![vlan(self.first, BridgeVlanInfoFlags::empty())];
        }
        vec![
            vlan(self.first, BridgeVlanInfoFlags::RangeBegin),
            vlan(self.last, BridgeVlanInfoFlags::RangeEnd),
        ]
    }

    fn request(&self, index: u32, of_bridge: bool) -> Vec<u8> {
        let mut message = about(index);
        message.header.interface_family = AddressFamily::Bridge;
        let mut info = self.info();
        if of_bridge {
            info.insert(0, AfSpecBridge::Flags(BridgeFlag::LowerDev));
        }
        message.attributes = vec![LinkAttribute::AfSpecBridge(info)];
        bytes(&message)
    }
}

pub(in crate::netlink) fn apply(
    socket: &mut Socket,
    vlan: &BridgeVlan,
    wanted: bool,
) -> Result<(), Refusal> {
    let link = super::one(socket, &vlan.interface)?;
    let request = vlan.request(link.index, link.bridge.is_some());
    socket.change(if wanted { RTM_SETLINK } else { RTM_DELLINK }, 0, &request)
}

/// The VLANs of an interface, each alone, in order.
pub(in crate::netlink) fn list(
    socket: &mut Socket,
    interface: &str,
) -> Result<Vec<BridgeVlan>, Refusal> {
    let wanted = index(socket, interface)?;
    let mut message = about(0);
    message.header.interface_family = AddressFamily::Bridge;
    message.attributes = vec![LinkAttribute::ExtMask(vec![LinkExtentMask::Brvlan])];
    let mut vlans = Vec::new();
    for answer in socket.list(RTM_GETLINK, &bytes(&message))? {
        let message = LinkMessage::parse(&answer.payload).map_err(io::Error::other)?;
        if message.header.index == wanted {
            vlans.extend(read(interface, &message));
        }
    }
    Ok(vlans)
}

fn read(interface: &str, message: &LinkMessage) -> Vec<BridgeVlan> {
    let vlan = |info: &AfSpecBridge| match info {
        AfSpecBridge::VlanInfo(info) => Some(BridgeVlan {
            interface: interface.to_owned(),
            first: info.vid,
            last: info.vid,
            native: info.flags.contains(BridgeVlanInfoFlags::Pvid),
            untagged: info.flags.contains(BridgeVlanInfoFlags::Untagged),
        }),
        _ => None,
    };
    let specifications = message.attributes.iter().filter_map(|attribute| match attribute {
        LinkAttribute::AfSpecBridge(specification) => Some(specification),
        _ => None,
    });
    specifications.flatten().filter_map(vlan).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `bridge vlan add dev PORT vid 10 pvid untagged` and
    /// `bridge vlan add dev BRIDGE vid 5-7 self` send it.
    #[test]
    fn vlans_are_written_as_the_kernel_reads_them() {
        let single = BridgeVlan {
            interface: "p0".into(),
            first: 10,
            last: 10,
            native: true,
            untagged: true,
        };
        let run =
            BridgeVlan { first: 5, last: 7, native: false, untagged: false, ..single.clone() };
        assert_eq!(&single.request(3, false)[16..], [12, 0, 26, 0, 8, 0, 2, 0, 6, 0, 10, 0]);
        assert_eq!(
            &run.request(3, true)[16..],
            [28, 0, 26, 0, 6, 0, 0, 0, 2, 0, 0, 0, 8, 0, 2, 0, 8, 0, 5, 0, 8, 0, 2, 0, 16, 0, 7, 0]
        );
        let parsed = LinkMessage::parse(&single.request(3, false)).unwrap();
        assert_eq!(read("p0", &parsed), [single]);
    }
}
