//! The number of a running guest, told apart from those of other drivers.

/// A running guest among those of all drivers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GuestKey {
    /// The scheme of the driver's URIs: `qemu`.
    pub driver: &'static str,
    /// The number that the guest runs under there.
    pub id: i32,
}
