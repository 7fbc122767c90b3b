//! `<hostdev>`: devices of the host that are handed to the guest.

use super::{
    Auth, DeviceInfo, DiskSource, Initiator, InterfaceDriverName, IpAddress, Route, SgIo,
    SourceHost, StartupPolicy, Teaming, VirtioModel,
};
use crate::domain::{HostPciAddress, HostUsbAddress};
use ostler_core::Uuid;
use ostler_xml::{
    Hex, List, OnOff, Source, Text, YesNo, choice, element, enumeration,
    part::{attr, attr_of, child, flag, group, items, leaf, required_child},
};

element! {
    /// `<hostdev>`.
    pub struct Hostdev {
        pub driver: Option<Box<HostdevDriver>> = child("driver"),
        pub kind: HostdevMode = group(),
        pub teaming: Option<Box<Teaming>> = child("teaming"),
        pub readonly: bool = flag("readonly"),
        pub shareable: bool = flag("shareable"),
        pub info: DeviceInfo = group(),
    }
}

choice! {
    /// How a device is handed over.
    pub enum HostdevMode by "mode" or "subsystem" {
        /// By a virtual machine monitor.
        "subsystem" => Subsystem(HostdevSubsystem),
        /// Into a container.
        "capabilities" => Capabilities(HostdevCapabilities),
    }
}

choice! {
    /// Which kind of device.
    pub enum HostdevSubsystem by "type" {
        "usb" => Usb(Box<UsbHostdev>),
        "pci" => Pci(Box<PciHostdev>),
        "scsi" => Scsi(Box<ScsiHostdev>),
        "scsi_host" => ScsiHost(Box<ScsiHostHostdev>),
        "mdev" => Mdev(Box<MdevHostdev>),
    }
}

choice! {
    /// Which kind of device of a container.
    pub enum HostdevCapabilities by "type" {
        "storage" => Storage(Source<CapabilityStorage>),
        "misc" => Misc(Source<CapabilityMisc>),
        "net" => Net(Box<CapabilityNet>),
    }
}

element! {
    /// `<driver>` of `<hostdev>`.
    #[derive(Default)]
    pub struct HostdevDriver {
        pub name: Option<InterfaceDriverName> = attr("name"),
        pub model: Option<Text> = attr("model"),
    }
}

element! {
    /// A USB device.
    #[derive(Default)]
    pub struct UsbHostdev {
        pub managed: Option<YesNo> = attr("managed"),
        pub source: Source<UsbHostdevSource> = group(),
    }
}

enumeration! {
    /// Whether the guest may reset the device.
    pub enum GuestReset { Off = "off", Uninitialized = "uninitialized", On = "on" }
}

element! {
    /// `<source>` of a USB device.
    #[derive(Default)]
    pub struct UsbHostdevSource {
        pub startup_policy: Option<StartupPolicy> = attr("startupPolicy"),
        pub missing: Option<YesNo> = attr("missing"),
        pub guest_reset: Option<GuestReset> = attr("guestReset"),
        pub vendor: Option<Hex<u16, 4>> = attr_of("vendor", "id"),
        pub product: Option<Hex<u16, 4>> = attr_of("product", "id"),
        pub address: Option<HostUsbAddress> = child("address"),
    }
}

element! {
    /// A PCI device.
    #[derive(Default)]
    pub struct PciHostdev {
        pub managed: Option<YesNo> = attr("managed"),
        pub source: Source<PciHostdevSource> = group(),
    }
}

element! {
    /// `<source>` of a PCI device.
    #[derive(Default)]
    pub struct PciHostdevSource {
        pub startup_policy: Option<StartupPolicy> = attr("startupPolicy"),
        pub write_filtering: Option<YesNo> = attr("writeFiltering"),
        pub address: Option<HostPciAddress> = child("address"),
    }
}

element! {
    /// A SCSI device.
    #[derive(Default)]
    pub struct ScsiHostdev {
        pub managed: Option<YesNo> = attr("managed"),
        pub sg_io: Option<SgIo> = attr("sgio"),
        pub raw_io: Option<YesNo> = attr("rawio"),
        pub source: Source<ScsiHostdevSource> = group(),
    }
}

enumeration! {
    /// How a SCSI device is reached.
    pub enum ScsiProtocol { Adapter = "adapter", Iscsi = "iscsi" }
}

element! {
    /// `<source>` of a SCSI device.
    #[derive(Default)]
    pub struct ScsiHostdevSource {
        pub protocol: Option<ScsiProtocol> = attr("protocol"),
        pub name: Option<Text> = attr("name"),
        pub adapter: Option<Text> = attr_of("adapter", "name"),
        pub address: Option<ScsiUnit> = child("address"),
        pub hosts: List<SourceHost> = items("host"),
        pub auth: Option<Box<Auth>> = child("auth"),
        pub initiator: Option<Initiator> = child("initiator"),
    }
}

element! {
    /// `<address>` of a SCSI device.
    #[derive(Default, Copy)]
    pub struct ScsiUnit {
        pub bus: Option<u32> = attr("bus"),
        pub target: Option<u32> = attr("target"),
        pub unit: Option<u64> = attr("unit"),
    }
}

element! {
    /// A whole SCSI host.
    #[derive(Default)]
    pub struct ScsiHostHostdev {
        pub managed: Option<YesNo> = attr("managed"),
        pub model: Option<VirtioModel> = attr("model"),
        pub source: Source<ScsiHostSource> = group(),
    }
}

element! {
    /// `<source>` of a SCSI host.
    #[derive(Default)]
    pub struct ScsiHostSource {
        pub protocol: Option<Text> = attr("protocol"),
        pub wwpn: Option<Text> = attr("wwpn"),
    }
}

enumeration! {
    /// The interface of a mediated device.
    pub enum MdevModel { VfioPci = "vfio-pci", VfioCcw = "vfio-ccw", VfioAp = "vfio-ap" }
}

element! {
    /// A mediated device.
    pub struct MdevHostdev {
        pub managed: Option<YesNo> = attr("managed"),
        pub model: MdevModel = ostler_xml::part::required("model"),
        pub display: Option<OnOff> = attr("display"),
        pub ramfb: Option<OnOff> = attr("ramfb"),
        pub source: MdevSource = required_child("source"),
    }
}

element! {
    /// `<source>` of a mediated device.
    pub struct MdevSource {
        pub uuid: Uuid = ostler_xml::part::required_attr_of("address", "uuid"),
    }
}

element! {
    /// A block device of a container.
    #[derive(Default)]
    pub struct CapabilityStorage {
        pub block: Option<Text> = leaf("block"),
    }
}

element! {
    /// A character device of a container.
    #[derive(Default)]
    pub struct CapabilityMisc {
        pub character: Option<Text> = leaf("char"),
    }
}

element! {
    /// A network card of a container.
    #[derive(Default)]
    pub struct CapabilityNet {
        pub source: Source<CapabilityInterface> = group(),
        pub addresses: List<IpAddress> = items("ip"),
        pub routes: List<Route> = items("route"),
    }
}

element! {
    /// `<source>` of a network card of a container.
    #[derive(Default)]
    pub struct CapabilityInterface {
        pub interface: Option<Text> = leaf("interface"),
    }
}

impl Hostdev {
    /// The image of an iSCSI device, as a disk would name it.
    #[must_use]
    pub fn iscsi_source(&self) -> Option<DiskSource> {
        let HostdevMode::Subsystem(HostdevSubsystem::Scsi(scsi)) = &self.kind else { return None };
        if scsi.source.protocol != Some(ScsiProtocol::Iscsi) {
            return None;
        }
        let source = super::NetworkSource {
            protocol: Some(super::NetworkProtocol::Iscsi),
            name: scsi.source.name.clone(),
            hosts: scsi.source.hosts.clone(),
            initiator: scsi.source.initiator.clone(),
            ..super::NetworkSource::default()
        };
        let mut source = DiskSource::Network(Box::new(Source(source)));
        source.extras_mut().auth = scsi.source.auth.clone();
        Some(source)
    }
}
