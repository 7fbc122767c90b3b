//! The guest's network interfaces.

use super::command::plain_agent_commands;
use serde::Deserialize;

plain_agent_commands! {
    /// The interfaces and their addresses.
    GuestNetworkGetInterfaces => "guest-network-get-interfaces", Vec<GuestInterface>;
}

/// An interface.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct GuestInterface {
    pub name: String,
    pub hardware_address: Option<String>,
    #[serde(default)]
    pub ip_addresses: Vec<GuestAddress>,
}

/// An address of an interface.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct GuestAddress {
    pub ip_address: String,
    /// `ipv4` or `ipv6`.
    pub ip_address_type: String,
    pub prefix: u32,
}
