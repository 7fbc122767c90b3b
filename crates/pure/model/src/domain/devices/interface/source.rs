//! The network that a card is connected to.

use super::{IpAddress, Route};
use crate::domain::{HostPciAddress, HostUsbAddress, Reconnect};
use ostler_core::Uuid;
use ostler_xml::{
    List, Source, Text, YesNo, choice, element, enumeration,
    part::{attr, attr_of, child, items, live, required},
};

choice! {
    /// The network that a card is connected to.
    pub enum InterfaceSource by "type" {
        /// A network of the emulator's own, or of passt.
        "user" => User(Box<Source<UserSource>>),
        /// A TAP device on no bridge.
        "ethernet" => Ethernet(Box<Source<EthernetSource>>),
        /// A socket of another virtual switch.
        "vhostuser" => VhostUser(Box<Source<VhostUserInterface>>),
        /// A TCP socket that others connect to.
        "server" => Server(Box<Source<SocketSource>>),
        /// A TCP socket of another guest.
        "client" => Client(Box<Source<SocketSource>>),
        /// A multicast group.
        "mcast" => Multicast(Box<Source<SocketSource>>),
        /// A virtual network.
        "network" => Network(Source<NetworkConnection>),
        /// A TAP device on a bridge of the host.
        "bridge" => Bridge(Source<BridgeSource>),
        /// A network inside the hypervisor.
        "internal" => Internal(Source<InternalSource>),
        /// A macvtap device on a card of the host.
        "direct" => Direct(Box<Source<DirectSource>>),
        /// A card of the host that is handed to the guest.
        "hostdev" => Hostdev(Box<Source<HostdevSource>>),
        /// A pair of UDP sockets.
        "udp" => Udp(Box<Source<SocketSource>>),
        /// A vDPA device of the host.
        "vdpa" => Vdpa(Source<DeviceSource>),
        /// Nothing.
        "null" => Null,
        /// A distributed switch of ESX.
        "vds" => Vds(Box<Source<VdsSource>>),
    }
}

element! {
    /// `<source>` of a user network.
    #[derive(Default)]
    pub struct UserSource {
        pub dev: Option<Text> = attr("dev"),
    }
}

element! {
    /// `<source>` of a TAP device: the host's side of it.
    #[derive(Default)]
    pub struct EthernetSource {
        pub addresses: List<IpAddress> = items("ip"),
        pub routes: List<Route> = items("route"),
    }
}

element! {
    /// `<source>` of a socket that speaks vhost-user.
    #[derive(Default)]
    pub struct VhostUserInterface {
        pub kind: Option<Text> = attr("type"),
        pub path: Option<Text> = attr("path"),
        pub mode: Option<VhostUserMode> = attr("mode"),
        pub reconnect: Option<Reconnect> = child("reconnect"),
    }
}

enumeration! {
    /// Who listens on a vhost-user socket.
    pub enum VhostUserMode { Client = "client", Server = "server" }
}

element! {
    /// `<source>` of a socket between guests.
    #[derive(Default)]
    pub struct SocketSource {
        pub address: Option<Text> = attr("address"),
        pub port: Option<u16> = attr("port"),
        pub local: Option<LocalEnd> = child("local"),
    }
}

element! {
    /// `<local>`: the near end of UDP.
    #[derive(Default)]
    pub struct LocalEnd {
        pub address: Option<Text> = attr("address"),
        pub port: Option<u16> = attr("port"),
    }
}

element! {
    /// `<source>` of a virtual network.
    #[derive(Default)]
    pub struct NetworkConnection {
        pub network: Option<Text> = attr("network"),
        pub port_group: Option<Text> = attr("portgroup"),
        pub port_id: Option<Uuid> = live(attr("portid")),
        /// The bridge that the network chose, while the domain runs.
        pub bridge: Option<Text> = live(attr("bridge")),
        pub mac_table_manager: Option<Text> = live(attr("macTableManager")),
    }
}

element! {
    /// `<source>` of a bridge.
    #[derive(Default)]
    pub struct BridgeSource {
        pub network: Option<Text> = live(attr("network")),
        pub port_group: Option<Text> = live(attr("portgroup")),
        pub port_id: Option<Uuid> = live(attr("portid")),
        pub bridge: Option<Text> = attr("bridge"),
        pub mac_table_manager: Option<Text> = live(attr("macTableManager")),
    }
}

element! {
    /// `<source>` of a network inside the hypervisor.
    #[derive(Default)]
    pub struct InternalSource {
        pub name: Option<Text> = attr("name"),
    }
}

enumeration! {
    /// How a macvtap device shares its card.
    pub enum MacvtapMode {
        Vepa = "vepa", Private = "private", Bridge = "bridge", Passthrough = "passthrough",
    }
}

element! {
    /// `<source>` of a macvtap device.
    #[derive(Default)]
    pub struct DirectSource {
        pub network: Option<Text> = live(attr("network")),
        pub port_group: Option<Text> = live(attr("portgroup")),
        pub port_id: Option<Uuid> = live(attr("portid")),
        pub dev: Option<Text> = attr("dev"),
        pub mode: Option<MacvtapMode> = attr("mode"),
    }
}

element! {
    /// `<source>` of a card that is handed over.
    #[derive(Default)]
    pub struct HostdevSource {
        pub network: Option<Text> = live(attr("network")),
        pub port_group: Option<Text> = live(attr("portgroup")),
        pub port_id: Option<Uuid> = live(attr("portid")),
        pub missing: Option<YesNo> = attr("missing"),
        pub address: Option<TypedHostAddress> = child("address"),
    }
}

choice! {
    /// `<address type='...'>` of a device of the host.
    pub enum TypedHostAddress by "type" or "pci" {
        "pci" => Pci(HostPciAddress),
        "usb" => Usb(HostUsbAddress),
    }
}

element! {
    /// `<source dev='...'/>`.
    #[derive(Default)]
    pub struct DeviceSource {
        pub dev: Option<Text> = attr("dev"),
    }
}

element! {
    /// `<source>` of a distributed switch.
    #[derive(Default)]
    pub struct VdsSource {
        pub switch_id: Option<Uuid> = attr("switchid"),
        pub port_id: Option<i64> = attr("portid"),
        pub port_group_id: Option<Text> = attr("portgroupid"),
        pub connection_id: Option<i64> = attr("connectionid"),
    }
}

element! {
    /// `<portForward>`: ports of the host that lead to the guest.
    pub struct PortForward {
        pub protocol: ForwardProtocol = required("proto"),
        pub address: Option<Text> = attr("address"),
        pub dev: Option<Text> = attr("dev"),
        pub ranges: List<PortRange> = items("range"),
    }
}

enumeration! {
    /// The protocol that is passed on.
    pub enum ForwardProtocol { Tcp = "tcp", Udp = "udp" }
}

element! {
    /// `<range>` of `<portForward>`.
    pub struct PortRange {
        pub start: u16 = required("start"),
        pub end: Option<u16> = attr("end"),
        pub to: Option<u16> = attr("to"),
        pub exclude: Option<YesNo> = attr("exclude"),
    }
}

element! {
    /// `<coalesce>`.
    #[derive(Default)]
    pub struct Coalesce {
        pub receive: Option<CoalesceReceive> = child("rx"),
    }
}

element! {
    /// `<rx>` of `<coalesce>`.
    #[derive(Default)]
    pub struct CoalesceReceive {
        pub frames: Option<u32> = attr_of("frames", "max"),
    }
}
