//! Properties that every device may have: its name for the emulator, its address, its rank in
//! the boot order.

use super::Address;
use ostler_xml::{
    OnOff, Part, Reader, Result, Text, View, Writer, YesNo, element,
    part::{attr, attr_of, child, group, kept, required},
};

element! {
    /// The part that all devices share.
    #[derive(Default)]
    pub struct DeviceInfo {
        pub boot: Option<Box<Boot>> = child("boot"),
        pub alias: Option<Text> = Alias,
        pub rare: Option<Box<RareInfo>> = group(),
        pub address: Option<Address> = kept("address"),
    }
}

element! {
    /// `<boot>`.
    pub struct Boot {
        pub order: Option<u32> = attr("order"),
        pub load_parameter: Option<Text> = attr("loadparm"),
    }
}

element! {
    /// Properties that few devices have.
    #[derive(Default)]
    pub struct RareInfo {
        /// The first port of the companion, on a USB controller that is one.
        pub master_start_port: Option<UsbStartPort> = child("master"),
        pub rom: Option<Rom> = child("rom"),
        pub acpi_index: Option<u32> = attr_of("acpi", "index"),
    }
}

element! {
    /// `<master>`.
    #[derive(Copy)]
    pub struct UsbStartPort {
        pub start_port: u8 = required("startport"),
    }
}

element! {
    /// `<rom>`: the device's own firmware.
    #[derive(Default)]
    pub struct Rom {
        pub enabled: Option<YesNo> = attr("enabled"),
        pub bar: Option<OnOff> = attr("bar"),
        pub file: Option<Text> = attr("file"),
    }
}

/// Aliases that the user gives begin with this and are kept; all others are
/// made anew at each start.
pub const USER_ALIAS: &str = "ua-";

/// `<alias>`: written where it is the user's or the domain runs.
struct Alias;

impl Part<Option<Text>> for Alias {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<Text>> {
        attr_of("alias", "name").read(reader)
    }

    fn write_content(&self, alias: &Option<Text>, writer: &mut Writer) {
        let Some(name) = alias else { return };
        if name.starts_with(USER_ALIAS) || !writer.view().contains(View::INACTIVE) {
            writer.start("alias");
            writer.attribute("name", name);
            writer.end("alias");
        }
    }
}

impl DeviceInfo {
    /// The rank in the boot order.
    #[must_use]
    pub fn boot_order(&self) -> Option<u32> {
        self.boot.as_ref().and_then(|boot| boot.order)
    }

    /// The first port of the companion controller.
    #[must_use]
    pub fn master_start_port(&self) -> Option<u8> {
        self.rare.as_ref()?.master_start_port.map(|master| master.start_port)
    }
}
