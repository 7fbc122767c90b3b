//! Addresses of the host's own devices and of devices on a PCI bus.

use ostler_core::PciAddress;
use ostler_xml::{Hex, Part, Reader, Result, Writer, element, part::attr};

/// The attributes `domain`, `bus`, `slot` and `function`. All absent is no
/// address; an absent one among others is 0.
pub(crate) struct PciAttributes;

impl Part<Option<PciAddress>> for PciAttributes {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<PciAddress>> {
        let domain: Option<Hex<u32, 4>> = reader.attribute("domain")?;
        let bus: Option<Hex<u8, 2>> = reader.attribute("bus")?;
        let slot: Option<Hex<u8, 2>> = reader.attribute("slot")?;
        let function: Option<Hex<u8, 1>> = reader.attribute("function")?;
        if domain.is_none() && bus.is_none() && slot.is_none() && function.is_none() {
            return Ok(None);
        }
        let slot = slot.unwrap_or_default().0;
        let function = function.unwrap_or_default().0;
        if slot > 31 {
            return Err(reader.bad_attribute("slot", "a slot from 0x00 to 0x1f".to_owned()));
        }
        if function > 7 {
            return Err(reader.bad_attribute("function", "a function from 0x0 to 0x7".to_owned()));
        }
        Ok(Some(PciAddress {
            domain: domain.unwrap_or_default().0,
            bus: bus.unwrap_or_default().0,
            slot,
            function,
        }))
    }

    fn write_attributes(&self, address: &Option<PciAddress>, writer: &mut Writer) {
        let Some(address) = address else { return };
        writer.attribute("domain", &Hex::<u32, 4>(address.domain));
        writer.attribute("bus", &Hex::<u8, 2>(address.bus));
        writer.attribute("slot", &Hex::<u8, 2>(address.slot));
        writer.attribute("function", &Hex::<u8, 1>(address.function));
    }
}

element! {
    /// `<address>` of a PCI device of the host.
    #[derive(Default)]
    pub struct HostPciAddress {
        pub at: Option<PciAddress> = PciAttributes,
    }
}

element! {
    /// `<address>` of a USB device of the host.
    #[derive(Default)]
    pub struct HostUsbAddress {
        pub bus: Option<u32> = attr("bus"),
        pub device: Option<u32> = attr("device"),
    }
}
