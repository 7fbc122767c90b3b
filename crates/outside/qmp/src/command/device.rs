//! Devices, their backends, and the network.

use super::{Done, commands_with_arguments};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Plugs a device; the value holds `driver`, `id`, `bus` and its properties.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct DeviceAdd(pub Value);

/// Asks for a device to be unplugged. It is gone when the event says so.
#[derive(Debug, Clone, Serialize)]
pub struct DeviceDel<'a> {
    /// Id or QOM path.
    pub id: &'a str,
}

/// Makes an object; the value holds `qom-type`, `id` and its properties.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct ObjectAdd(pub Value);

/// Removes an object.
#[derive(Debug, Clone, Serialize)]
pub struct ObjectDel<'a> {
    pub id: &'a str,
}

/// Adds a network backend; the value holds `type`, `id` and its members.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct NetdevAdd(pub Value);

/// Removes a network backend.
#[derive(Debug, Clone, Serialize)]
pub struct NetdevDel<'a> {
    pub id: &'a str,
}

/// Plugs or pulls the cable of a card or backend.
#[derive(Debug, Clone, Serialize)]
pub struct SetLink<'a> {
    pub name: &'a str,
    pub up: bool,
}

/// The receive filter of one card, or of all.
#[derive(Debug, Clone, Default, Serialize)]
pub struct QueryRxFilter<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
}

/// The packets that a card's guest driver wants to receive.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct RxFilter {
    pub name: String,
    pub promiscuous: bool,
    /// `normal`, `none` or `all`.
    pub multicast: String,
    pub unicast: String,
    pub vlan: String,
    pub broadcast_allowed: bool,
    pub multicast_overflow: bool,
    pub unicast_overflow: bool,
    pub main_mac: String,
    pub vlan_table: Vec<u32>,
    pub unicast_table: Vec<String>,
    pub multicast_table: Vec<String>,
}

commands_with_arguments! {
    DeviceAdd => "device_add", Done;
    DeviceDel<'_> => "device_del", Done;
    ObjectAdd => "object-add", Done;
    ObjectDel<'_> => "object-del", Done;
    NetdevAdd => "netdev_add", Done;
    NetdevDel<'_> => "netdev_del", Done;
    SetLink<'_> => "set_link", Done;
    QueryRxFilter<'_> => "query-rx-filter", Vec<RxFilter>;
}
