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
pub(crate) fn watch_readable(descriptor: Arc<OwnedFd>) -> io::Result<AsyncFd<Arc<OwnedFd>>> {
    // SAFETY: the number stays the same and open for as long as the AsyncFd
    // lives, because that shares in owning it.
    unsafe { AsyncFd::register_with_interest(descriptor, Interest::READABLE) }
        .map_err(io::Error::from)
}
