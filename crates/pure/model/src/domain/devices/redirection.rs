//! USB over the network, and hubs.

use super::{CharacterSource, DeviceInfo};
use ostler_xml::{
    Text, UpperHex, YesNo, element, enumeration,
    part::{attr, group, required},
};

enumeration! {
    /// What is redirected.
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
        pub version: Option<Text> = AnyOr(attr("version")),
        pub allow: YesNo = required("allow"),
    }
}

/// An attribute that may also say "any" in the form `-1`.
struct AnyOr(ostler_xml::part::Attr);

impl<V: ostler_xml::Value> ostler_xml::Part<Option<V>> for AnyOr {
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
    /// What a hub is for.
    pub enum HubKind { Usb = "usb" }
}

element! {
    /// `<hub>`.
    pub struct Hub {
        pub kind: HubKind = required("type"),
        pub info: DeviceInfo = group(),
    }
}
