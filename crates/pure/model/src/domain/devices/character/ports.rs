//! The guest's ends: `<serial>`, `<parallel>`, `<console>`, `<channel>`.

use super::{CharacterLog, CharacterSource};
use crate::domain::DeviceInfo;
use ostler_xml::{
    Element, Reader, Result, Text, Writer, choice, element, enumeration,
    part::{attr, attr_of, child, group, live},
};

/// The source of a port. A `<serial>` or `<console>` without a type is a pseudo
/// terminal; `tty` repeats its name for older readers.
#[derive(Debug, Clone, PartialEq)]
pub struct PortSource(pub CharacterSource);

impl Element for PortSource {
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self> {
        let tty = reader.attribute_text("tty");
        if reader.has_attribute("type") {
            return CharacterSource::read(reader).map(Self);
        }
        let mut source = ostler_xml::Source::<super::PtySource>::read(reader)?;
        if source.path.is_none() {
            source.path = tty.map(Into::into);
        }
        Ok(Self(CharacterSource::Pty(source)))
    }

    fn write_attributes(&self, writer: &mut Writer) {
        self.0.write_attributes(writer);
    }

    fn write_content(&self, writer: &mut Writer) {
        self.0.write_content(writer);
    }
}

impl std::ops::Deref for PortSource {
    type Target = CharacterSource;

    fn deref(&self) -> &CharacterSource {
        &self.0
    }
}

enumeration! {
    /// The bus of a serial port.
    pub enum SerialTargetKind {
        Isa = "isa-serial", Usb = "usb-serial", Pci = "pci-serial", SpaprVio = "spapr-vio-serial",
        System = "system-serial", Sclp = "sclp-serial", IsaDebug = "isa-debug",
    }
}

enumeration! {
    /// The model of a serial port.
    pub enum SerialModel {
        IsaSerial = "isa-serial", UsbSerial = "usb-serial", PciSerial = "pci-serial",
        SpaprVty = "spapr-vty", Pl011 = "pl011", SclpConsole = "sclpconsole",
        SclpLineModeConsole = "sclplmconsole", Uart16550a = "16550a",
        IsaDebugConsole = "isa-debugcon",
    }
}

element! {
    /// `<serial>`.
    pub struct Serial {
        pub source: PortSource = group(),
        pub log: Option<Box<CharacterLog>> = child("log"),
        pub target: Option<SerialTarget> = child("target"),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// `<target>` of `<serial>`.
    #[derive(Default, Copy)]
    pub struct SerialTarget {
        pub kind: Option<SerialTargetKind> = attr("type"),
        pub port: Option<u32> = attr("port"),
        pub model: Option<SerialModel> = attr_of("model", "name"),
    }
}

element! {
    /// `<parallel>`.
    pub struct Parallel {
        pub source: PortSource = group(),
        pub log: Option<Box<CharacterLog>> = child("log"),
        pub target: Option<PortTarget> = child("target"),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// `<target port='0'/>`.
    #[derive(Default, Copy)]
    pub struct PortTarget {
        pub port: Option<u32> = attr("port"),
    }
}

enumeration! {
    /// The kind of a console.
    pub enum ConsoleTargetKind {
        Serial = "serial", Xen = "xen", Uml = "uml", Virtio = "virtio", Lxc = "lxc",
        OpenVz = "openvz", Sclp = "sclp", SclpLineMode = "sclplm",
    }
}

element! {
    /// `<target>` of `<console>`.
    #[derive(Default, Copy)]
    pub struct ConsoleTarget {
        pub kind: Option<ConsoleTargetKind> = attr("type"),
        pub port: Option<u32> = attr("port"),
    }
}

element! {
    /// `<console>`. The first one of a guest with serial ports is the same
    /// thing as the first of them.
    pub struct Console {
        pub source: PortSource = group(),
        /// The name of the pseudo terminal, once more.
        pub tty: ConsoleTty = group(),
        pub log: Option<Box<CharacterLog>> = child("log"),
        pub target: Option<ConsoleTarget> = child("target"),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// The attribute `tty` of `<console>`, while the domain runs.
    #[derive(Default)]
    pub struct ConsoleTty {
        pub path: Option<Text> = live(attr("tty")),
    }
}

element! {
    /// `<channel>`.
    pub struct Channel {
        pub source: CharacterSource = group(),
        pub log: Option<Box<CharacterLog>> = child("log"),
        pub target: ChannelTarget = ostler_xml::part::required_child("target"),
        pub info: DeviceInfo = group(),
    }
}

choice! {
    /// `<target>` of `<channel>`.
    pub enum ChannelTarget by "type" {
        /// An address in the guest's user network.
        "guestfwd" => GuestForward(GuestForward),
        /// A port of a virtio-serial controller.
        "virtio" => Virtio(VirtioPort),
        /// A channel of Xen.
        "xen" => Xen(VirtioPort),
    }
}

element! {
    /// The address that is passed on.
    pub struct GuestForward {
        pub address: Option<Text> = attr("address"),
        pub port: Option<u32> = attr("port"),
    }
}

enumeration! {
    /// Whether something in the guest has the port open.
    pub enum ChannelState { Connected = "connected", Disconnected = "disconnected" }
}

element! {
    /// A port by name.
    #[derive(Default)]
    pub struct VirtioPort {
        pub name: Option<Text> = attr("name"),
        pub state: Option<ChannelState> = live(attr("state")),
    }
}
