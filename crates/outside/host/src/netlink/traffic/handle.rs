//! Handles of queues and classes.

use std::fmt;

/// A handle: `major:minor` in hexadecimal. Of a queue the minor part is 0; its
/// classes have its major part and a minor part of their own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle {
    /// Number of the queue.
    pub major: u16,
    /// Number of the class in its queue.
    pub minor: u16,
}

impl Handle {
    /// The outgoing side of an interface, as a parent.
    pub const ROOT: Self = Self::new(0xffff, 0xffff);
    /// The incoming side of an interface, as a parent.
    pub const INGRESS: Self = Self::new(0xffff, 0xfff1);
    /// The queue on the incoming side.
    pub const INGRESS_QUEUE: Self = Self::new(0xffff, 0);

    /// The handle `major:minor`.
    #[must_use]
    pub const fn new(major: u16, minor: u16) -> Self {
        Self { major, minor }
    }

    pub(super) fn number(self) -> u32 {
        u32::from(self.major) << 16 | u32::from(self.minor)
    }

    pub(super) fn from_number(number: u32) -> Self {
        let [a, b, c, d] = number.to_be_bytes();
        Self::new(u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]))
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (*self, self.minor) {
            (Self::ROOT, _) => f.write_str("root"),
            (Self::INGRESS, _) => f.write_str("ingress"),
            (_, 0) => write!(f, "{:x}:", self.major),
            (_, minor) => write!(f, "{:x}:{minor:x}", self.major),
        }
    }
}
