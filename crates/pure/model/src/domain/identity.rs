//! Identities that a definition leaves out.

use ostler_core::{MacAddress, Uuid};

/// Source of new identities. A driver makes them of random bytes, a test counts.
pub trait IdentitySource {
    /// A new UUID.
    fn uuid(&mut self) -> Uuid;

    /// A new MAC address for a guest.
    fn mac_address(&mut self) -> MacAddress;
}
