//! MAC addresses, in libvirt's spelling.

use super::ParseIdentityError;
use std::{fmt, str::FromStr};

/// An Ethernet MAC address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MacAddress([u8; 6]);

impl MacAddress {
    /// The address of these six bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 6]) -> Self {
        Self(bytes)
    }

    /// An address under `prefix` whose last three bytes are the caller's
    /// random ones. QEMU guests have the prefix 52:54:00.
    #[must_use]
    pub const fn from_random_bytes(prefix: [u8; 3], random: [u8; 3]) -> Self {
        Self([prefix[0], prefix[1], prefix[2], random[0], random[1], random[2]])
    }

    /// Its six bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 6] {
        &self.0
    }

    /// Returns whether it addresses many stations, so that no interface can have it.
    #[must_use]
    pub const fn is_multicast(&self) -> bool {
        self.0[0] & 1 == 1
    }
}

impl fmt::Display for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{g:02x}")
    }
}

impl fmt::Debug for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for MacAddress {
    type Err = ParseIdentityError;

    /// Reads six colon-separated bytes of one or two hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseIdentityError::new("MAC address", text);
        let mut bytes = [0; 6];
        let mut parts = text.split(':');
        for byte in &mut bytes {
            let part = parts
                .next()
                .filter(|part| matches!(part.len(), 1 | 2) && !part.starts_with('+'))
                .ok_or_else(error)?;
            *byte = u8::from_str_radix(part, 16).map_err(|_| error())?;
        }
        if parts.next().is_some() { Err(error()) } else { Ok(Self(bytes)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        assert_eq!(
            "52:54:0:1:2:Af".parse::<MacAddress>().expect("a MAC").to_string(),
            "52:54:00:01:02:af"
        );
        for bad in
            ["", "52:54:00:01:02", "52:54:00:01:02:03:04", "52:54:00:01:02:+3", "52-54-00-01-02-03"]
        {
            assert!(bad.parse::<MacAddress>().is_err(), "{bad}");
        }
    }
}
