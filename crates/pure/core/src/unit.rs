//! Sizes with their unit in the type.

use std::fmt;

/// A size in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Bytes(pub u64);

/// A size in KiB (1024 bytes), the unit of memory sizes in the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct KiB(pub u64);

impl Bytes {
    /// The size in whole KiB, rounded up.
    #[must_use]
    pub const fn to_kib(self) -> KiB {
        KiB(self.0.div_ceil(1024))
    }
}

impl KiB {
    /// The size in bytes, unless it is too large for 64 bits.
    #[must_use]
    pub const fn to_bytes(self) -> Option<Bytes> {
        match self.0.checked_mul(1024) {
            Some(bytes) => Some(Bytes(bytes)),
            None => None,
        }
    }

    /// The size in whole MiB, rounded up.
    #[must_use]
    pub const fn to_mib(self) -> u64 {
        self.0.div_ceil(1024)
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0)
    }
}

impl fmt::Display for KiB {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} KiB", self.0)
    }
}
