//! PCI addresses, in libvirt's spelling.

use super::ParseIdentityError;
use std::{fmt, str::FromStr};

/// The address of a PCI function: `dddd:bb:ss.f`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct PciAddress {
    /// The domain, also called segment.
    pub domain: u32,
    /// The bus.
    pub bus: u8,
    /// The slot, 0 to 31.
    pub slot: u8,
    /// The function, 0 to 7.
    pub function: u8,
}

impl fmt::Display for PciAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04x}:{:02x}:{:02x}.{:x}", self.domain, self.bus, self.slot, self.function)
    }
}

impl FromStr for PciAddress {
    type Err = ParseIdentityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseIdentityError::new("PCI address (dddd:bb:ss.f)", text);
        let hex = |part: &str| u32::from_str_radix(part, 16).map_err(|_| error());
        let (domain, rest) = text.split_once(':').ok_or_else(error)?;
        let (bus, rest) = rest.split_once(':').ok_or_else(error)?;
        let (slot, function) = rest.split_once('.').ok_or_else(error)?;
        let small = |part: &str, end: u32| {
            hex(part)?
                .try_into()
                .ok()
                .filter(|value: &u8| u32::from(*value) <= end)
                .ok_or_else(error)
        };
        Ok(Self {
            domain: hex(domain)?,
            bus: small(bus, 255)?,
            slot: small(slot, 31)?,
            function: small(function, 7)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        assert_eq!(
            "0000:3f:1f.7".parse::<PciAddress>().expect("an address").to_string(),
            "0000:3f:1f.7"
        );
        for bad in ["", "3f:1f.7", "0000:3f:20.0", "0000:3f:1f.8", "0000:100:00.0"] {
            assert!(bad.parse::<PciAddress>().is_err(), "{bad}");
        }
    }
}
