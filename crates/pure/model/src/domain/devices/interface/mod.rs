//! `<interface>`: network cards.

mod options;
mod source;
mod virtual_port;

pub use options::*;
pub use source::*;
pub use virtual_port::*;

use super::DeviceInfo;
use ostler_core::MacAddress;
use ostler_xml::{
    List, Text, YesNo, element, enumeration,
    part::{attr, attr_of, child, group, items},
};

element! {
    /// `<interface>`.
    pub struct Interface {
        /// Given by the caller when the XML has none.
        pub mac: Option<InterfaceMac> = child("mac"),
        /// The network that it is connected to.
        pub source: InterfaceSource = group(),
        pub managed: Option<YesNo> = attr("managed"),
        pub trust_guest_rx_filters: Option<YesNo> = attr("trustGuestRxFilters"),
        pub vlan: Option<Box<Vlan>> = child("vlan"),
        pub virtual_port: Option<Box<VirtualPort>> = child("virtualport"),
        pub addresses: List<IpAddress> = items("ip"),
        pub routes: List<Route> = items("route"),
        pub port_forwards: List<PortForward> = items("portForward"),
        pub script: Option<Text> = attr_of("script", "path"),
        pub downscript: Option<Text> = attr_of("downscript", "path"),
        pub backend_domain: Option<Text> = attr_of("backenddomain", "name"),
        pub bandwidth: Option<Box<InterfaceBandwidth>> = child("bandwidth"),
        pub port: Option<PortOptions> = child("port"),
        pub target: Option<InterfaceTarget> = child("target"),
        pub guest: Option<Box<InterfaceGuest>> = child("guest"),
        pub model: Option<InterfaceModel> = child("model"),
        pub driver: Option<Box<InterfaceDriver>> = child("driver"),
        pub backend: Option<Box<InterfaceBackend>> = child("backend"),
        pub filter: Option<Box<FilterReference>> = child("filterref"),
        pub tune: Option<InterfaceTune> = child("tune"),
        pub link: Option<LinkState> = attr_of("link", "state"),
        pub mtu: Option<u32> = attr_of("mtu", "size"),
        pub coalesce: Option<Coalesce> = child("coalesce"),
        pub teaming: Option<Box<Teaming>> = child("teaming"),
        pub info: DeviceInfo = group(),
    }
}

enumeration! {
    /// Who chose a MAC address.
    pub enum MacKind { Generated = "generated", Static = "static" }
}

element! {
    /// `<mac>`.
    pub struct InterfaceMac {
        pub address: Option<MacAddress> = attr("address"),
        pub kind: Option<MacKind> = attr("type"),
        pub check: Option<YesNo> = attr("check"),
    }
}

enumeration! {
    /// Whether the cable is in.
    pub enum LinkState { Up = "up", Down = "down" }
}

element! {
    /// `<model>` of `<interface>`.
    pub struct InterfaceModel {
        pub kind: Text = ostler_xml::part::required("type"),
    }
}

element! {
    /// `<target>` of `<interface>`: the device on the host.
    #[derive(Default)]
    pub struct InterfaceTarget {
        pub dev: Option<Text> = attr("dev"),
        pub managed: Option<YesNo> = attr("managed"),
    }
}

element! {
    /// `<guest>`: the device in a container.
    #[derive(Default)]
    pub struct InterfaceGuest {
        pub dev: Option<Text> = attr("dev"),
        pub actual: Option<Text> = attr("actual"),
    }
}

impl Interface {
    /// Returns whether the card is on USB rather than on a bus of its own kind.
    #[must_use]
    pub fn is_usb(&self) -> bool {
        self.model.as_ref().is_some_and(|model| &*model.kind == "usb-net")
    }
}
