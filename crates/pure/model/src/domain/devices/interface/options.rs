//! Options of any network card.

use crate::domain::{VirtioModel, VirtioOptions};
use ostler_xml::{
    List, OnOff, Text, YesNo, element, enumeration,
    part::{attr, child, group, items, leaf, required},
};

enumeration! {
    /// Who moves the packets.
    pub enum InterfaceDriverName { Qemu = "qemu", Vhost = "vhost", Kvm = "kvm", Vfio = "vfio", Xen = "xen" }
}

enumeration! {
    /// The thread that sends packets.
    pub enum TransmitMode { IoThread = "iothread", Timer = "timer" }
}

element! {
    /// `<driver>` of a network card.
    #[derive(Default)]
    pub struct InterfaceDriver {
        pub name: Option<InterfaceDriverName> = attr("name"),
        pub model: Option<Text> = attr("model"),
        pub txmode: Option<TransmitMode> = attr("txmode"),
        pub ioeventfd: Option<OnOff> = attr("ioeventfd"),
        pub event_idx: Option<OnOff> = attr("event_idx"),
        pub queues: Option<u32> = attr("queues"),
        pub rx_queue_size: Option<u32> = attr("rx_queue_size"),
        pub tx_queue_size: Option<u32> = attr("tx_queue_size"),
        pub rss: Option<OnOff> = attr("rss"),
        pub rss_hash_report: Option<OnOff> = attr("rss_hash_report"),
        pub virtio: VirtioOptions = group(),
        pub host: Option<Box<HostOffloads>> = child("host"),
        pub guest: Option<Box<GuestOffloads>> = child("guest"),
    }
}

element! {
    /// `<host>` of `<driver>`.
    #[derive(Default)]
    pub struct HostOffloads {
        pub csum: Option<OnOff> = attr("csum"),
        pub gso: Option<OnOff> = attr("gso"),
        pub tso4: Option<OnOff> = attr("tso4"),
        pub tso6: Option<OnOff> = attr("tso6"),
        pub ecn: Option<OnOff> = attr("ecn"),
        pub ufo: Option<OnOff> = attr("ufo"),
        pub mrg_rxbuf: Option<OnOff> = attr("mrg_rxbuf"),
    }
}

element! {
    /// `<guest>` of `<driver>`.
    #[derive(Default)]
    pub struct GuestOffloads {
        pub csum: Option<OnOff> = attr("csum"),
        pub tso4: Option<OnOff> = attr("tso4"),
        pub tso6: Option<OnOff> = attr("tso6"),
        pub ecn: Option<OnOff> = attr("ecn"),
        pub ufo: Option<OnOff> = attr("ufo"),
    }
}

enumeration! {
    /// The program that serves a user network.
    pub enum UserBackend { Default = "default", Passt = "passt" }
}

element! {
    /// `<backend>` of a network card.
    #[derive(Default)]
    pub struct InterfaceBackend {
        pub kind: Option<UserBackend> = attr("type"),
        pub tap: Option<Text> = attr("tap"),
        pub vhost: Option<Text> = attr("vhost"),
        pub log_file: Option<Text> = attr("logFile"),
        pub hostname: Option<Text> = attr("hostname"),
        pub fqdn: Option<Text> = attr("fqdn"),
    }
}

element! {
    /// `<filterref>`.
    pub struct FilterReference {
        pub filter: Text = required("filter"),
        pub parameters: List<FilterParameter> = items("parameter"),
    }
}

element! {
    /// `<parameter>` of `<filterref>`.
    pub struct FilterParameter {
        pub name: Text = required("name"),
        pub value: Text = required("value"),
    }
}

element! {
    /// `<tune>`.
    #[derive(Default)]
    pub struct InterfaceTune {
        /// In bytes.
        pub send_buffer: Option<u64> = leaf("sndbuf"),
    }
}

element! {
    /// `<bandwidth>`: in KiB and KiB per second.
    #[derive(Default)]
    pub struct InterfaceBandwidth {
        pub class_id: Option<u32> = ostler_xml::part::live(attr("classID")),
        pub inbound: Option<Rate> = child("inbound"),
        pub outbound: Option<Rate> = child("outbound"),
    }
}

element! {
    /// `<inbound>` and `<outbound>`.
    #[derive(Default, Copy)]
    pub struct Rate {
        pub average: Option<u64> = attr("average"),
        pub peak: Option<u64> = attr("peak"),
        pub floor: Option<u64> = attr("floor"),
        pub burst: Option<u64> = attr("burst"),
    }
}

element! {
    /// `<port>`.
    #[derive(Default, Copy)]
    pub struct PortOptions {
        pub isolated: Option<YesNo> = attr("isolated"),
    }
}

enumeration! {
    /// Which of a pair of cards this is.
    pub enum TeamingKind { Persistent = "persistent", Transient = "transient" }
}

element! {
    /// `<teaming>`: a pair of cards of which one can be taken away.
    pub struct Teaming {
        pub kind: TeamingKind = required("type"),
        pub persistent: Option<Text> = attr("persistent"),
    }
}

enumeration! {
    /// A family of addresses.
    pub enum AddressFamily { Ipv4 = "ipv4", Ipv6 = "ipv6" }
}

element! {
    /// `<ip>`.
    pub struct IpAddress {
        pub address: Text = required("address"),
        pub family: Option<AddressFamily> = attr("family"),
        pub prefix: Option<u32> = attr("prefix"),
        pub peer: Option<Text> = attr("peer"),
    }
}

element! {
    /// `<route>`.
    pub struct Route {
        pub family: Option<AddressFamily> = attr("family"),
        pub address: Text = required("address"),
        pub netmask: Option<Text> = attr("netmask"),
        pub prefix: Option<u32> = attr("prefix"),
        pub gateway: Text = required("gateway"),
        pub metric: Option<u32> = attr("metric"),
    }
}

impl super::InterfaceModel {
    /// Which virtio model it is, if it is one.
    #[must_use]
    pub fn virtio(&self) -> Option<VirtioModel> {
        self.kind.parse().ok()
    }
}
