//! Names and addresses of interfaces.

use crate::{netlink::name::NAME_MAX, sys::interface};
use ostler_core::MacAddress;
use std::sync::atomic::{AtomicU32, Ordering};

/// The address of the host's end of a guest's interface: the guest's with
/// another first byte, high so that a bridge never takes it for its own.
#[must_use]
pub fn tap_mac(guest: MacAddress) -> MacAddress {
    let mut bytes = *guest.as_bytes();
    bytes[0] = if bytes[0] == 0xfe { 0xfa } else { 0xfe };
    MacAddress::from_bytes(bytes)
}

/// Gives out names `vnet0`, `vnet1` and so on. A name is not given out again
/// until all have been, so that whatever still remembers an interface that is
/// gone does not mistake the next one for it.
#[derive(Debug)]
pub struct TapNames {
    prefix: String,
    next: AtomicU32,
}

impl TapNames {
    /// Names that begin with `prefix`.
    #[must_use]
    pub fn new(prefix: impl Into<String>) -> Self {
        Self { prefix: prefix.into(), next: AtomicU32::new(0) }
    }

    /// Learns of a name in use since before the daemon was started.
    pub fn reserve(&self, name: &str) {
        let number = name.strip_prefix(&self.prefix).and_then(|digits| digits.parse::<u32>().ok());
        if let Some(number) = number {
            self.next.fetch_max(number.wrapping_add(1), Ordering::Relaxed);
        }
    }

    /// A name that no interface has.
    pub(super) fn next(&self) -> String {
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let name = format!("{}{number}", self.prefix);
            if name.len() > NAME_MAX {
                self.next.store(0, Ordering::Relaxed);
            } else if interface::index(&name).is_none() {
                return name;
            }
        }
    }
}
