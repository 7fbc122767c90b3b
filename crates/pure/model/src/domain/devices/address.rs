//! The address of a device in the guest.

use crate::domain::PciAttributes;
use ostler_core::PciAddress;
use ostler_xml::{
    Hex, OnOff, Value, choice, element,
    part::{attr, attr_or, child},
};

choice! {
    /// `<address>` of a device.
    pub enum Address by "type" {
        "pci" => Pci(PciPlace),
        "drive" => Drive(DrivePlace),
        "virtio-serial" => VirtioSerial(VirtioSerialPlace),
        "ccid" => Ccid(CcidPlace),
        "usb" => Usb(UsbPlace),
        "spapr-vio" => SpaprVio(SpaprVioPlace),
        "virtio-s390" => VirtioS390,
        "ccw" => Ccw(CcwPlace),
        "virtio-mmio" => VirtioMmio,
        "isa" => Isa(IsaPlace),
        "dimm" => Dimm(DimmPlace),
        /// Not to be seen by the guest.
        "unassigned" => Unassigned,
    }
}

element! {
    /// On a PCI bus.
    #[derive(Default)]
    pub struct PciPlace {
        /// Absent: to be assigned.
        pub at: Option<PciAddress> = PciAttributes,
        pub multifunction: Option<OnOff> = attr("multifunction"),
        pub zpci: Option<Box<Zpci>> = child("zpci"),
    }
}

element! {
    /// The names of a PCI function on s390.
    #[derive(Default)]
    pub struct Zpci {
        pub uid: Option<Hex<u32, 4>> = attr("uid"),
        pub fid: Option<Hex<u32, 8>> = attr("fid"),
    }
}

element! {
    /// On a disk controller.
    #[derive(Default, Copy, Eq, Hash)]
    pub struct DrivePlace {
        pub controller: u32 = attr_or("controller", 0),
        pub bus: u32 = attr_or("bus", 0),
        pub target: u32 = attr_or("target", 0),
        pub unit: u32 = attr_or("unit", 0),
    }
}

element! {
    /// On a virtio-serial controller.
    #[derive(Default, Copy, Eq, Hash)]
    pub struct VirtioSerialPlace {
        pub controller: u32 = attr_or("controller", 0),
        pub bus: u32 = attr_or("bus", 0),
        /// 0: to be assigned.
        pub port: u32 = attr_or("port", 0),
    }
}

element! {
    /// On a smartcard controller.
    #[derive(Default, Copy, Eq, Hash)]
    pub struct CcidPlace {
        pub controller: u32 = attr_or("controller", 0),
        pub slot: u32 = attr_or("slot", 0),
    }
}

/// A USB port: the hubs' ports down to the device's, `1.2.3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UsbPort([u8; 4]);

impl UsbPort {
    /// How many hubs can stand behind each other.
    pub const DEPTH: usize = 4;

    /// The port behind these; 0 ends them.
    #[must_use]
    pub const fn new(path: [u8; Self::DEPTH]) -> Self {
        Self(path)
    }

    /// The ports on the way.
    #[must_use]
    pub fn path(&self) -> &[u8] {
        let length = self.0.iter().position(|port| *port == 0).unwrap_or(Self::DEPTH);
        &self.0[..length]
    }

    /// The port `port` of a hub at this port.
    #[must_use]
    pub fn below(mut self, port: u8) -> Option<Self> {
        *self.0.iter_mut().find(|place| **place == 0)? = port;
        Some(self)
    }
}

impl Value for UsbPort {
    fn from_text(text: &str) -> Option<Self> {
        let mut path = [0; Self::DEPTH];
        let mut parts = text.split('.');
        for place in &mut path {
            match parts.next() {
                Some(part) => *place = u8::from_text(part).filter(|port| *port > 0)?,
                None => break,
            }
        }
        (parts.next().is_none() && path[0] > 0).then_some(Self(path))
    }

    fn push_to(&self, out: &mut String, in_attribute: bool) {
        for (index, port) in self.path().iter().enumerate() {
            if index > 0 {
                out.push('.');
            }
            port.push_to(out, in_attribute);
        }
    }

    fn expected() -> String {
        "a USB port such as 1 or 1.2.3, of at most four steps".to_owned()
    }
}

element! {
    /// On a USB controller or hub.
    #[derive(Default, Copy, Eq, Hash)]
    pub struct UsbPlace {
        pub bus: u32 = attr_or("bus", 0),
        /// Absent: to be assigned.
        pub port: Option<UsbPort> = attr("port"),
    }
}

element! {
    /// On the virtual IO bus of POWER.
    #[derive(Default)]
    pub struct SpaprVioPlace {
        pub reg: Option<Hex<u64, 8>> = attr("reg"),
    }
}

element! {
    /// On the channels of s390.
    #[derive(Default)]
    pub struct CcwPlace {
        pub cssid: Option<Hex<u8, 1>> = attr("cssid"),
        pub ssid: Option<Hex<u8, 1>> = attr("ssid"),
        pub devno: Option<Hex<u16, 4>> = attr("devno"),
    }
}

element! {
    /// On the ISA bus.
    #[derive(Default)]
    pub struct IsaPlace {
        pub iobase: Option<Hex<u32, 1>> = attr("iobase"),
        pub irq: Option<Hex<u32, 1>> = attr("irq"),
    }
}

element! {
    /// In a memory slot.
    #[derive(Default)]
    pub struct DimmPlace {
        pub slot: Option<u32> = attr("slot"),
        pub base: Option<Hex<u64, 1>> = attr("base"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usb_ports() {
        for text in ["1", "1.2.3.4"] {
            let port = UsbPort::from_text(text).expect("a port");
            let mut out = String::new();
            port.push_to(&mut out, true);
            assert_eq!(out, text);
        }
        for bad in ["", "0", "1.", "1.2.3.4.5", "256", "1.0.1"] {
            assert_eq!(UsbPort::from_text(bad), None, "{bad}");
        }
    }
}
