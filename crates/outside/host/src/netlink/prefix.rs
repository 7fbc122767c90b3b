//! Addresses with the length of their network's prefix.

use std::{fmt, net::IpAddr};

/// An IP address and the number of leading bits that name its network, as in
/// `192.168.122.1/24`. The bits after the prefix are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IpPrefix {
    /// Address, IPv4 or IPv6.
    pub address: IpAddr,
    /// Number of leading bits: 0 to 32 for IPv4, 0 to 128 for IPv6.
    pub length: u8,
}

impl IpPrefix {
    /// The network of `length` leading bits that `address` is in; `None` when
    /// an address has fewer bits than that.
    #[must_use]
    pub fn new(address: IpAddr, length: u8) -> Option<Self> {
        let longest = if address.is_ipv4() { 32 } else { 128 };
        (length <= longest).then_some(Self { address, length })
    }

    /// The network of this one address.
    #[must_use]
    pub fn host(address: IpAddr) -> Self {
        Self { address, length: if address.is_ipv4() { 32 } else { 128 } }
    }

    /// The bytes of the address: 4 or 16.
    pub(crate) fn octets(&self) -> Vec<u8> {
        octets(self.address)
    }

    /// The mask of the prefix, as many bytes as the address has.
    pub(crate) fn mask(&self) -> Vec<u8> {
        let bits = u128::MAX.checked_shl(128 - u32::from(self.length)).unwrap_or(0);
        bits.to_be_bytes()[..self.octets().len()].to_vec()
    }
}

/// The bytes of an address: 4 or 16.
pub(crate) fn octets(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    }
}

/// The address that 4 or 16 bytes are.
pub(crate) fn address(octets: &[u8]) -> Option<IpAddr> {
    if let Ok(octets) = <[u8; 4]>::try_from(octets) {
        return Some(IpAddr::from(octets));
    }
    <[u8; 16]>::try_from(octets).ok().map(IpAddr::from)
}

impl fmt::Display for IpPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_have_as_many_bits_as_the_prefix() {
        let mask = |text: &str, length| {
            IpPrefix::new(text.parse().unwrap(), length).map(|prefix| prefix.mask())
        };
        assert_eq!(mask("10.0.0.0", 0), Some(vec![0; 4]));
        assert_eq!(mask("10.0.0.0", 9), Some(vec![255, 128, 0, 0]));
        assert_eq!(mask("10.0.0.0", 32), Some(vec![255; 4]));
        assert_eq!(mask("10.0.0.0", 33), None);
        assert_eq!(mask("fc00::", 7).map(|mask| mask[0]), Some(254));
        assert_eq!(mask("fc00::", 128), Some(vec![255; 16]));
    }
}
