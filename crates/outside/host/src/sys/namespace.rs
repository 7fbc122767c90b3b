//! Namespaces, for tests.

/// Gives the calling thread a network namespace of its own.
pub(crate) fn leave_network() {
    // SAFETY: concerns this thread alone and takes no pointers.
    let left = unsafe { libc::unshare(libc::CLONE_NEWNET) };
    assert_eq!(left, 0, "unshare: {}", std::io::Error::last_os_error());
}
