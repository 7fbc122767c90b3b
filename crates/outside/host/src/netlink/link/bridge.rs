//! Settings of bridges.

use netlink_packet_route::link::{
    BridgeStpState, InfoBridge, InfoData, InfoKind, LinkAttribute, LinkInfo,
};
use std::time::Duration;

/// Settings of a bridge. As a request, what is `None` stays as it is; as an
/// answer, it is what the kernel did not tell of.
///
/// Times are given to the kernel in hundredths of a second.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BridgeSettings {
    /// Whether the bridge takes part in the spanning tree protocol.
    pub stp: Option<bool>,
    /// Time that a port spends in each of the states listening and learning;
    /// with `stp` 2 to 30 seconds, without it from 0.
    pub forward_delay: Option<Duration>,
    /// Time after which a learned address is forgotten; 0 makes the bridge
    /// forward everything to all ports.
    pub ageing_time: Option<Duration>,
    /// Whether packets are kept apart by VLAN. Needs a kernel with VLAN
    /// filtering of bridges.
    pub vlan_filtering: Option<bool>,
    /// VLAN of untagged packets on new ports: 1 to 4094, 0 for none.
    pub default_vlan: Option<u16>,
    /// Whether multicast is forwarded only to where it is subscribed.
    pub multicast_snooping: Option<bool>,
    /// Link-local groups 01:80:c2:00:00:0X that are forwarded, a bit for each X.
    pub group_forward_mask: Option<u16>,
}

impl BridgeSettings {
    pub(super) fn info(&self) -> LinkAttribute {
        let stp = |on| if on { BridgeStpState::KernelStp } else { BridgeStpState::Disabled };
        let data = [
            self.stp.map(stp).map(InfoBridge::StpState),
            self.forward_delay.map(centiseconds).map(InfoBridge::ForwardDelay),
            self.ageing_time.map(centiseconds).map(InfoBridge::AgeingTime),
            self.vlan_filtering.map(InfoBridge::VlanFiltering),
            self.default_vlan.map(InfoBridge::VlanDefaultPvid),
            self.multicast_snooping.map(InfoBridge::MulticastSnooping),
            self.group_forward_mask.map(InfoBridge::GroupFwdMask),
        ];
        LinkAttribute::LinkInfo(vec![
            LinkInfo::Kind(InfoKind::Bridge),
            LinkInfo::Data(InfoData::Bridge(data.into_iter().flatten().collect())),
        ])
    }

    pub(super) fn read(data: &[InfoBridge]) -> Self {
        let mut settings = Self::default();
        for value in data {
            match value {
                InfoBridge::StpState(state) => {
                    settings.stp = Some(!matches!(state, BridgeStpState::Disabled));
                }
                InfoBridge::ForwardDelay(delay) => settings.forward_delay = Some(duration(*delay)),
                InfoBridge::AgeingTime(time) => settings.ageing_time = Some(duration(*time)),
                InfoBridge::VlanFiltering(on) => settings.vlan_filtering = Some(*on),
                InfoBridge::VlanDefaultPvid(vlan) => settings.default_vlan = Some(*vlan),
                InfoBridge::MulticastSnooping(on) => settings.multicast_snooping = Some(*on),
                InfoBridge::GroupFwdMask(mask) => settings.group_forward_mask = Some(*mask),
                _ => {}
            }
        }
        settings
    }
}

fn centiseconds(time: Duration) -> u32 {
    u32::try_from(time.as_millis() / 10).unwrap_or(u32::MAX)
}

fn duration(centiseconds: u32) -> Duration {
    Duration::from_millis(u64::from(centiseconds) * 10)
}
