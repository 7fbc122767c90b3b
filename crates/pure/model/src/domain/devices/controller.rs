//! `<controller>`: what other devices hang on.

use super::{DeviceInfo, VirtioOptions};
use ostler_core::KiB;
use ostler_xml::{
    OnOff, Text, Value, choice, element, enumeration,
    part::{Unit, amount_of, attr, attr_of, child, group, leaf},
};

choice! {
    /// The kind of a controller, with what its model says. The model is absent
    /// until post-parse chooses one.
    pub enum ControllerKind by "type" {
        "ide" => Ide(Indexed<IdeModel>),
        "fdc" => Fdc(Indexed<NoModel>),
        "scsi" => Scsi(Indexed<ScsiModel>),
        "sata" => Sata(Indexed<NoModel>),
        "virtio-serial" => VirtioSerial(VirtioSerialController),
        "ccid" => Ccid(Indexed<NoModel>),
        "usb" => Usb(UsbController),
        "pci" => Pci(PciController),
        "xenbus" => XenBus(XenBusController),
        "isa" => Isa(Indexed<NoModel>),
        "nvme" => Nvme(NvmeController),
    }
}

/// The number of a controller among those of its kind, and its model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indexed<M> {
    /// The number; absent until post-parse gives one.
    pub index: Option<u32>,
    /// The model.
    pub model: Option<M>,
}

impl<M> Default for Indexed<M> {
    fn default() -> Self {
        Self { index: None, model: None }
    }
}

impl<M: Value> ostler_xml::Element for Indexed<M> {
    fn read(reader: &mut ostler_xml::Reader<'_, '_>) -> ostler_xml::Result<Self> {
        Ok(Self { index: reader.attribute("index")?, model: reader.attribute("model")? })
    }

    fn write_attributes(&self, writer: &mut ostler_xml::Writer) {
        if let Some(index) = &self.index {
            writer.attribute("index", index);
        }
        if let Some(model) = &self.model {
            writer.attribute("model", model);
        }
    }

    fn write_content(&self, _writer: &mut ostler_xml::Writer) {}
}

enumeration! {
    /// No model can be chosen.
    pub enum NoModel {}
}

enumeration! {
    /// The model of an IDE controller.
    pub enum IdeModel { Piix3 = "piix3", Piix4 = "piix4", Ich6 = "ich6" }
}

enumeration! {
    /// The model of a SCSI controller.
    pub enum ScsiModel {
        Auto = "auto", BusLogic = "buslogic", LsiLogic = "lsilogic", LsiSas1068 = "lsisas1068",
        VmPvScsi = "vmpvscsi", IbmVScsi = "ibmvscsi", VirtioScsi = "virtio-scsi",
        LsiSas1078 = "lsisas1078", VirtioTransitional = "virtio-transitional",
        VirtioNonTransitional = "virtio-non-transitional", Ncr53C90 = "ncr53c90",
        Dc390 = "dc390", Am53C974 = "am53c974",
    }
}

enumeration! {
    /// The model of a USB controller.
    pub enum UsbModel {
        Piix3Uhci = "piix3-uhci", Piix4Uhci = "piix4-uhci", Ehci = "ehci",
        Ich9Ehci1 = "ich9-ehci1", Ich9Uhci1 = "ich9-uhci1", Ich9Uhci2 = "ich9-uhci2",
        Ich9Uhci3 = "ich9-uhci3", Vt82c686bUhci = "vt82c686b-uhci", PciOhci = "pci-ohci",
        NecXhci = "nec-xhci", Qusb1 = "qusb1", Qusb2 = "qusb2", QemuXhci = "qemu-xhci",
        /// There is no USB.
        None = "none",
    }
}

enumeration! {
    /// The model of a PCI controller.
    pub enum PciModel {
        PciRoot = "pci-root", PcieRoot = "pcie-root", PciBridge = "pci-bridge",
        DmiToPciBridge = "dmi-to-pci-bridge", PcieToPciBridge = "pcie-to-pci-bridge",
        PcieRootPort = "pcie-root-port", PcieSwitchUpstreamPort = "pcie-switch-upstream-port",
        PcieSwitchDownstreamPort = "pcie-switch-downstream-port",
        PciExpanderBus = "pci-expander-bus", PcieExpanderBus = "pcie-expander-bus",
    }
}

enumeration! {
    /// The model of a virtio-serial controller.
    pub enum VirtioSerialModel {
        Virtio = "virtio", Transitional = "virtio-transitional",
        NonTransitional = "virtio-non-transitional",
    }
}

element! {
    /// A virtio-serial controller.
    #[derive(Default, Copy)]
    pub struct VirtioSerialController {
        pub common: Indexed<VirtioSerialModel> = group(),
        pub ports: Option<u32> = attr("ports"),
        pub vectors: Option<u32> = attr("vectors"),
    }
}

element! {
    /// A USB controller.
    #[derive(Default, Copy)]
    pub struct UsbController {
        pub common: Indexed<UsbModel> = group(),
        pub ports: Option<u32> = attr("ports"),
    }
}

element! {
    /// A controller of Xen's devices.
    #[derive(Default, Copy)]
    pub struct XenBusController {
        pub common: Indexed<NoModel> = group(),
        pub max_grant_frames: Option<u32> = attr("maxGrantFrames"),
        pub max_event_channels: Option<u32> = attr("maxEventChannels"),
    }
}

element! {
    /// An NVMe controller.
    #[derive(Default)]
    pub struct NvmeController {
        pub common: Indexed<NoModel> = group(),
        pub serial: Option<Text> = leaf("serial"),
    }
}

element! {
    /// A PCI bus.
    #[derive(Default)]
    pub struct PciController {
        pub common: Indexed<PciModel> = group(),
        /// The device that makes the bus, where several do.
        pub device: Option<PciControllerDevice> = attr_of("model", "name"),
        pub target: Option<Box<PciTarget>> = child("target"),
        pub hole64: Option<KiB> = amount_of("pcihole64", Unit::KiB),
    }
}

enumeration! {
    /// A device that makes a PCI bus.
    pub enum PciControllerDevice {
        PciBridge = "pci-bridge", I82801b11Bridge = "i82801b11-bridge", Ioh3420 = "ioh3420",
        X3130Upstream = "x3130-upstream", Xio3130Downstream = "xio3130-downstream",
        Pxb = "pxb", PxbPcie = "pxb-pcie", PcieRootPort = "pcie-root-port",
        SpaprPciHostBridge = "spapr-pci-host-bridge", PciePciBridge = "pcie-pci-bridge",
    }
}

element! {
    /// `<target>` of a PCI controller.
    #[derive(Default)]
    pub struct PciTarget {
        pub chassis_number: Option<u8> = attr("chassisNr"),
        pub chassis: Option<u8> = attr("chassis"),
        pub port: Option<ostler_xml::Hex<u8, 1>> = attr("port"),
        pub bus_number: Option<u8> = attr("busNr"),
        pub index: Option<u8> = attr("index"),
        pub hotplug: Option<OnOff> = attr("hotplug"),
        pub memory_reserve: Option<KiB> = amount_of("memReserve", Unit::KiB),
        pub node: Option<u32> = leaf("node"),
    }
}

element! {
    /// `<driver>` of a controller.
    #[derive(Default)]
    pub struct ControllerDriver {
        pub queues: Option<u32> = attr("queues"),
        pub cmd_per_lun: Option<u32> = attr("cmd_per_lun"),
        pub max_sectors: Option<u32> = attr("max_sectors"),
        pub ioeventfd: Option<OnOff> = attr("ioeventfd"),
        pub iothread: Option<u32> = attr("iothread"),
        pub virtio: VirtioOptions = group(),
        pub iothreads: ostler_xml::List<super::MappedIoThread> =
            ostler_xml::part::wrapped("iothreads", "iothread"),
    }
}

element! {
    /// `<controller>`.
    pub struct Controller {
        pub kind: ControllerKind = group(),
        pub driver: Option<Box<ControllerDriver>> = child("driver"),
        pub info: DeviceInfo = group(),
    }
}

impl Controller {
    /// A controller of this kind without anything else.
    #[must_use]
    pub fn new(kind: ControllerKind) -> Self {
        Self { kind, driver: None, info: DeviceInfo::default() }
    }

    /// Its number among those of its kind.
    #[must_use]
    pub fn index(&self) -> Option<u32> {
        match &self.kind {
            ControllerKind::Ide(common) => common.index,
            ControllerKind::Scsi(common) => common.index,
            ControllerKind::Fdc(common)
            | ControllerKind::Sata(common)
            | ControllerKind::Ccid(common)
            | ControllerKind::Isa(common) => common.index,
            ControllerKind::VirtioSerial(controller) => controller.common.index,
            ControllerKind::Usb(controller) => controller.common.index,
            ControllerKind::Pci(controller) => controller.common.index,
            ControllerKind::XenBus(controller) => controller.common.index,
            ControllerKind::Nvme(controller) => controller.common.index,
        }
    }

    /// The field of its number.
    pub fn index_mut(&mut self) -> &mut Option<u32> {
        match &mut self.kind {
            ControllerKind::Ide(common) => &mut common.index,
            ControllerKind::Scsi(common) => &mut common.index,
            ControllerKind::Fdc(common)
            | ControllerKind::Sata(common)
            | ControllerKind::Ccid(common)
            | ControllerKind::Isa(common) => &mut common.index,
            ControllerKind::VirtioSerial(controller) => &mut controller.common.index,
            ControllerKind::Usb(controller) => &mut controller.common.index,
            ControllerKind::Pci(controller) => &mut controller.common.index,
            ControllerKind::XenBus(controller) => &mut controller.common.index,
            ControllerKind::Nvme(controller) => &mut controller.common.index,
        }
    }

    /// The model of a PCI controller.
    #[must_use]
    pub fn pci_model(&self) -> Option<PciModel> {
        match &self.kind {
            ControllerKind::Pci(controller) => controller.common.model,
            _ => None,
        }
    }
}
