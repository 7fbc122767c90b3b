//! `--address`: the place of a disk in the guest, as `pci:0.0.5.0`.

use crate::{failure::Failure, xml::Build};
use std::str::FromStr;

/// The place of a disk in the guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Address {
    Pci {
        domain: u32,
        bus: u32,
        slot: u32,
        function: u32,
    },
    Ccw {
        cssid: u32,
        ssid: u32,
        devno: u32,
    },
    /// A unit of a controller of the kind that the target's name stands for.
    Drive {
        kind: Drive,
        controller: u32,
        bus: u32,
        unit: u32,
    },
    Usb {
        bus: u32,
        port: u32,
    },
}

/// Controllers whose disks have the same form of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drive {
    Ide,
    Sata,
    Scsi,
}

impl FromStr for Address {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self, Failure> {
        let invalid = || {
            Failure::new("Invalid address.").hint(format!(
                "'{text}' is none of pci:domain.bus.slot.function, ccw:cssid.ssid.devno, \
                 ide:, sata: or scsi:controller.bus.unit, usb:bus.port"
            ))
        };
        let (kind, places) = text.split_once(':').ok_or_else(invalid)?;
        let drive = |kind| {
            let [controller, bus, unit] = numbers(places, 10)?;
            Some(Self::Drive { kind, controller, bus, unit })
        };
        let address = match kind {
            "pci" => numbers(places, 16).map(|[domain, bus, slot, function]| Self::Pci {
                domain,
                bus,
                slot,
                function,
            }),
            "ccw" => {
                numbers(places, 16).map(|[cssid, ssid, devno]| Self::Ccw { cssid, ssid, devno })
            }
            "usb" => numbers(places, 10).map(|[bus, port]| Self::Usb { bus, port }),
            "ide" => drive(Drive::Ide),
            "sata" => drive(Drive::Sata),
            "scsi" => drive(Drive::Scsi),
            _ => None,
        };
        address.ok_or_else(invalid)
    }
}

/// Exactly `N` numbers between dots or colons.
fn numbers<const N: usize>(text: &str, radix: u32) -> Option<[u32; N]> {
    let number = |word: &str| {
        let word = if radix == 16 { word.strip_prefix("0x").unwrap_or(word) } else { word };
        let digits = !word.is_empty() && word.chars().all(|c| c.is_digit(radix));
        digits.then(|| u32::from_str_radix(word, radix).ok())?
    };
    let numbers: Option<Vec<u32>> = text.split(['.', ':']).map(number).collect();
    numbers?.try_into().ok()
}

impl Address {
    /// Fails when disks with such a target name lie elsewhere.
    pub(super) fn fits(self, target: &str) -> Result<(), Failure> {
        let (fits, expected) = match target.get(..2) {
            Some("vd") => (
                matches!(self, Self::Pci { .. } | Self::Ccw { .. }),
                "a pci:0000.00.00.00 or ccw:00.0.0000",
            ),
            Some("sd") => (
                matches!(
                    self,
                    Self::Usb { .. } | Self::Drive { kind: Drive::Scsi | Drive::Sata, .. }
                ),
                "a scsi:00.00.00 or usb:00.00 or sata:00.00.00",
            ),
            Some("hd") => (matches!(self, Self::Drive { kind: Drive::Ide, .. }), "an ide:00.00.00"),
            _ => (true, ""),
        };
        match fits {
            true => Ok(()),
            false => Err(Failure::new(format!("expecting {expected} address."))
                .hint(format!("the target '{target}' stands for the bus of the disk"))),
        }
    }

    /// Writes the `<address>`; `multifunction` counts for PCI only.
    pub(super) fn write(self, xml: &mut Build, multifunction: bool) {
        let (kind, places) = match self {
            Self::Pci { domain, bus, slot, function } => (
                "pci",
                vec![
                    ("domain", format!("0x{domain:04x}")),
                    ("bus", format!("0x{bus:02x}")),
                    ("slot", format!("0x{slot:02x}")),
                    ("function", format!("0x{function:x}")),
                ],
            ),
            Self::Ccw { cssid, ssid, devno } => (
                "ccw",
                vec![
                    ("cssid", format!("0x{cssid:x}")),
                    ("ssid", format!("0x{ssid:x}")),
                    ("devno", format!("0x{devno:04x}")),
                ],
            ),
            Self::Drive { controller, bus, unit, .. } => (
                "drive",
                vec![
                    ("controller", controller.to_string()),
                    ("bus", bus.to_string()),
                    ("unit", unit.to_string()),
                ],
            ),
            Self::Usb { bus, port } => {
                ("usb", vec![("bus", bus.to_string()), ("port", port.to_string())])
            }
        };
        let mut attributes = vec![("type", Some(kind))];
        attributes.extend(places.iter().map(|(name, value)| (*name, Some(value.as_str()))));
        if multifunction && kind == "pci" {
            attributes.push(("multifunction", Some("on")));
        }
        xml.empty("address", &attributes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, target: &str, expected: &str) {
        let address: Address = text.parse().expect(text);
        address.fits(target).expect(target);
        let mut xml = Build::new("x", &[]);
        address.write(&mut xml, true);
        let xml = xml.finish();
        assert_eq!(xml.lines().nth(1).map(str::trim_start), Some(expected), "{text}");
    }

    #[test]
    fn reads_every_kind() {
        check(
            "pci:12.34.1e.7",
            "vda",
            "<address type='pci' domain='0x0012' bus='0x34' slot='0x1e' function='0x7' \
             multifunction='on'/>",
        );
        check(
            "ccw:0xfe.0.1",
            "vda",
            "<address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/>",
        );
        let drive = "<address type='drive' controller='1' bus='2' unit='10'/>";
        check("scsi:1.2.10", "sda", drive);
        check("sata:1.2.10", "sdb", drive);
        check("ide:1:2:10", "hda", drive);
        check("usb:12.34", "sda", "<address type='usb' bus='12' port='34'/>");
        check("scsi:1.2.10", "xvda", drive);
    }

    #[test]
    fn refuses_what_is_no_address() {
        for bad in [
            "",
            "pci",
            "pci:",
            "pci:0.0.5",
            "pci:0.0.5.",
            "pci:0.0.5.0.0",
            "pci:zz.0.0.0",
            "pci:-1.0.5.0",
            "PCI:0.0.5.0",
            "scsi:0x1.0.1",
            "scsi:4294967296.0.1",
            "usb:1",
            "usb:1.2x",
            "virtio:1",
            "0000:00:05.0",
        ] {
            assert!(bad.parse::<Address>().is_err(), "{bad}");
        }
        for (bad, target) in [("ide:0.0.1", "sda"), ("pci:0.0.5.0", "hda"), ("usb:1.2", "vda")] {
            assert!(bad.parse::<Address>().expect(bad).fits(target).is_err(), "{bad} {target}");
        }
    }
}
