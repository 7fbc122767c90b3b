//! Randomness, from the kernel.

use ostler_core::Uuid;
use std::io;

/// `N` random bytes from the kernel's generator, for UUIDs, MAC addresses and
/// the names of temporary files.
///
/// # Errors
/// When the kernel has no generator to offer, which no supported one does.
pub fn random_bytes<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(io::Error::from)?;
    Ok(bytes)
}

/// A random UUID (version 4).
///
/// # Errors
/// As [`random_bytes`].
pub fn random_uuid() -> io::Result<Uuid> {
    Ok(Uuid::from_random_bytes(random_bytes()?))
}
