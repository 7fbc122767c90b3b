//! UUIDs, as libvirt reads and writes them.

use super::ParseIdentityError;
use std::{fmt, str::FromStr};

/// A UUID (RFC 9562), as sixteen bytes in network order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Uuid([u8; 16]);

impl Uuid {
    /// The UUID of these sixteen bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// A random UUID (version 4) made of the caller's sixteen random bytes.
    #[must_use]
    pub const fn from_random_bytes(mut bytes: [u8; 16]) -> Self {
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        Self(bytes)
    }

    /// Its sixteen bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Returns whether it can identify an object: not all bytes are the same.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.0.iter().any(|byte| *byte != self.0[0])
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0_u8; 36];
        let mut at = 0;
        for (index, byte) in self.0.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                text[at] = b'-';
                at += 1;
            }
            text[at] = HEX[usize::from(byte >> 4)];
            text[at + 1] = HEX[usize::from(byte & 15)];
            at += 2;
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Uuid {
    type Err = ParseIdentityError;

    /// Reads 32 hexadecimal digits; hyphens and blanks between them and
    /// around them do not matter.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut bytes = [0_u8; 16];
        let mut digits = 0_usize;
        for character in text.trim().chars().filter(|c| !matches!(c, '-' | ' ')) {
            let digit = character
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
                .filter(|_| digits < 32)
                .ok_or_else(|| ParseIdentityError::new("UUID", text))?;
            bytes[digits / 2] = (bytes[digits / 2] << 4) | digit;
            digits += 1;
        }
        if digits == 32 { Ok(Self(bytes)) } else { Err(ParseIdentityError::new("UUID", text)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        let text = "c7a5fdbd-edaf-9455-926a-d65c16db1809";
        let uuid: Uuid = text.parse().expect("a UUID");
        assert_eq!(uuid.to_string(), text);
        assert_eq!("c7a5fdbdedaf9455926aD65C16db1809".parse(), Ok(uuid));
        for bad in [
            "",
            "c7a5",
            "c7a5fdbd-edaf-9455-926a-d65c16db180",
            "x7a5fdbd-edaf-9455-926a-d65c16db1809",
            "c7a5fdbd-edaf-9455-926a-d65c16db18090",
        ] {
            assert!(bad.parse::<Uuid>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_random_one_is_of_version_4() {
        let uuid = Uuid::from_random_bytes([0xff; 16]);
        assert_eq!(uuid.to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert!(uuid.is_usable() && !Uuid::default().is_usable());
    }
}
