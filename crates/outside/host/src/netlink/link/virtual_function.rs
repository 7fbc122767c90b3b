//! Virtual functions of network cards (SR-IOV), set through the physical one.

use super::{RTM_SETLINK, about, bytes, index};
use crate::netlink::socket::{Refusal, Socket};
use netlink_packet_route::link::{
    LinkAttribute, LinkVfInfo, VfInfo, VfInfoLinkState, VfInfoMac, VfInfoSpoofCheck, VfInfoTrust,
    VfInfoVlan, VfLinkState,
};
use ostler_core::MacAddress;

/// A virtual function as its card tells of it. A card tells only of what it has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VirtualFunction {
    /// Number, from 0.
    pub number: u32,
    /// MAC address.
    pub mac: Option<MacAddress>,
    /// VLAN that the card puts its packets in; 0 is none.
    pub vlan: Option<u16>,
    /// Priority of the VLAN: 0 to 7.
    pub priority: Option<u8>,
    /// Whether packets with a foreign sender's address are thrown away.
    pub spoof_check: Option<bool>,
    /// Whether it may change its address and take in packets for others.
    pub trusted: Option<bool>,
    /// State that it sees of the cable.
    pub link: Option<VirtualFunctionLink>,
}

/// A change of a virtual function. What is `None` stays as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VirtualFunctionChange {
    /// MAC address.
    pub mac: Option<MacAddress>,
    /// VLAN (0 to 4094; 0 is none) and its priority (0 to 7), which the card
    /// takes only together.
    pub vlan: Option<(u16, u8)>,
    /// Whether packets with a foreign sender's address are thrown away.
    pub spoof_check: Option<bool>,
    /// Whether it may change its address and take in packets for others.
    pub trusted: Option<bool>,
    /// State that it sees of the cable.
    pub link: Option<VirtualFunctionLink>,
}

/// State of the cable that a virtual function sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VirtualFunctionLink {
    /// That of the physical function.
    Auto,
    /// Always up: functions of one card reach each other without a cable.
    Up,
    /// Always down.
    Down,
}

impl VirtualFunction {
    pub(super) fn read(info: &[VfInfo]) -> Self {
        let mut function = Self::default();
        for value in info {
            match value {
                VfInfo::Mac(mac) => {
                    function.number = mac.vf_id;
                    let bytes = mac.mac.first_chunk::<6>().copied();
                    function.mac = bytes.map(MacAddress::from_bytes);
                }
                VfInfo::Vlan(vlan) => {
                    function.vlan = u16::try_from(vlan.vlan_id).ok();
                    function.priority = u8::try_from(vlan.qos).ok();
                }
                VfInfo::SpoofCheck(check) => function.spoof_check = Some(check.enabled),
                VfInfo::Trust(trust) => function.trusted = Some(trust.enabled),
                VfInfo::LinkState(link) => {
                    function.link = match link.state {
                        VfLinkState::Auto => Some(VirtualFunctionLink::Auto),
                        VfLinkState::Enable => Some(VirtualFunctionLink::Up),
                        VfLinkState::Disable => Some(VirtualFunctionLink::Down),
                        _ => None,
                    };
                }
                _ => {}
            }
        }
        function
    }
}

impl VirtualFunctionChange {
    fn info(self, number: u32) -> Vec<VfInfo> {
        let link = |link| match link {
            VirtualFunctionLink::Auto => VfLinkState::Auto,
            VirtualFunctionLink::Up => VfLinkState::Enable,
            VirtualFunctionLink::Down => VfLinkState::Disable,
        };
        [
            self.mac.map(|mac| VfInfo::Mac(VfInfoMac::new(number, mac.as_bytes()))),
            self.vlan.map(|(vlan, priority)| {
                VfInfo::Vlan(VfInfoVlan::new(number, vlan.into(), priority.into()))
            }),
            self.spoof_check.map(|on| VfInfo::SpoofCheck(VfInfoSpoofCheck::new(number, on))),
            self.trusted.map(|on| VfInfo::Trust(VfInfoTrust::new(number, on))),
            self.link.map(|state| VfInfo::LinkState(VfInfoLinkState::new(number, link(state)))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The request that makes this change of function `number` of a card.
    pub(super) fn request(self, card: u32, number: u32) -> Vec<u8> {
        let mut message = about(card);
        message.attributes = vec![LinkAttribute::VfInfoList(vec![LinkVfInfo(self.info(number))])];
        bytes(&message)
    }
}

pub(in crate::netlink) fn apply(
    socket: &mut Socket,
    card: &str,
    number: u32,
    change: VirtualFunctionChange,
) -> Result<(), Refusal> {
    let card = index(socket, card)?;
    socket.change(RTM_SETLINK, 0, &change.request(card, number))
}
