//! Descriptors that tokio's reactor watches.

use std::{io, os::fd::OwnedFd, sync::Arc};
use tokio::io::{Interest, unix::AsyncFd};

/// Has the current runtime watch `descriptor` for being readable and writable.
pub(crate) fn watch_both(descriptor: Arc<OwnedFd>) -> io::Result<AsyncFd<Arc<OwnedFd>>> {
    // SAFETY: as in `watch_readable`.
    unsafe { AsyncFd::register_with_interest(descriptor, Interest::READABLE | Interest::WRITABLE) }
        .map_err(io::Error::from)
}

/// Has the current runtime watch `descriptor` for being readable.
///
/// # Errors
/// The kernel cannot watch it.
pub fn watch_readable(descriptor: Arc<OwnedFd>) -> io::Result<AsyncFd<Arc<OwnedFd>>> {
    watch(descriptor, Interest::READABLE)
}

/// Has the current runtime watch `descriptor` for being writable.
///
/// # Errors
/// The kernel cannot watch it.
pub fn watch_writable(descriptor: Arc<OwnedFd>) -> io::Result<AsyncFd<Arc<OwnedFd>>> {
    watch(descriptor, Interest::WRITABLE)
}

fn watch(descriptor: Arc<OwnedFd>, interest: Interest) -> io::Result<AsyncFd<Arc<OwnedFd>>> {
    // SAFETY: the number stays the same and open for as long as the AsyncFd
    // lives, because that shares in owning it.
    unsafe { AsyncFd::register_with_interest(descriptor, interest) }.map_err(io::Error::from)
}
