//! The version of libvirt that the daemon gives itself out for.

/// The version of libvirt whose behaviour clients find here, which they choose their
/// calls by: one million times the major number, one thousand times the minor number,
/// and the release.
pub(crate) const LIBRARY_VERSION: u64 = 11_003_000;
