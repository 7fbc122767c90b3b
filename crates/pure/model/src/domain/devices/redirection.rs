//! USB over the network, and hubs.

use super::{CharacterSource, DeviceInfo};
use ostler_xml::{
    UpperHex, Value, YesNo, element, enumeration,
    part::{attr, group, required},
};

enumeration! {
    /// The bus that is redirected.
    pub enum RedirectedBus { Usb = "usb" }
}

element! {
    /// `<redirdev>`.
    pub struct RedirectedDevice {
        pub bus: RedirectedBus = required("bus"),
        pub source: CharacterSource = group(),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// `<usbdev>` of `<redirfilter>`: absent means any.
    pub struct UsbFilter {
        pub class: Option<UpperHex<u8, 2>> = AnyOr(attr("class")),
        pub vendor: Option<UpperHex<u16, 4>> = AnyOr(attr("vendor")),
        pub product: Option<UpperHex<u16, 4>> = AnyOr(attr("product")),
        pub version: Option<UsbVersion> = AnyOr(attr("version")),
        pub allow: YesNo = required("allow"),
    }
}

/// A version in binary coded decimal: `1.10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsbVersion {
    /// Before the point.
    pub major: u8,
    /// Two digits behind it.
    pub minor: u8,
}

impl Value for UsbVersion {
    fn from_text(text: &str) -> Option<Self> {
        let (major, minor) = text.split_once('.')?;
        let minor = match minor.len() {
            1 => u8::from_text(minor)?.checked_mul(10)?,
            2 => u8::from_text(minor)?,
            _ => return None,
        };
        Some(Self { major: u8::from_text(major).filter(|major| *major < 100)?, minor })
    }

    fn push_to(&self, out: &mut String, _in_attribute: bool) {
        out.push_str(&format!("{}.{:02}", self.major, self.minor));
    }

    fn expected() -> String {
        "a USB version such as 1.10".to_owned()
    }
}

/// An attribute that may also say "any" in the form `-1`.
struct AnyOr(ostler_xml::part::Attr);

impl<V: Value> ostler_xml::Part<Option<V>> for AnyOr {
    fn read(&self, reader: &mut ostler_xml::Reader<'_, '_>) -> ostler_xml::Result<Option<V>> {
        if reader.attribute_text(self.0.name()) == Some("-1") {
            return Ok(None);
        }
        self.0.read(reader)
    }

    fn write_attributes(&self, value: &Option<V>, writer: &mut ostler_xml::Writer) {
        self.0.write_attributes(value, writer);
    }
}

enumeration! {
    /// The kind of a hub.
    pub enum HubKind { Usb = "usb" }
}

element! {
    /// `<hub>`.
    pub struct Hub {
        pub kind: HubKind = required("type"),
        pub info: DeviceInfo = group(),
    }
}
