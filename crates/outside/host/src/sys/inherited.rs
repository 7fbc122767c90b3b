//! Descriptors that the service manager opened for this process
//! (sd_listen_fds(3)).

use std::{
    io,
    os::fd::{FromRawFd, OwnedFd, RawFd},
    sync::atomic::{AtomicBool, Ordering},
};

/// The number of the first descriptor that is passed.
const FIRST: RawFd = 3;

static TAKEN: AtomicBool = AtomicBool::new(false);

/// Takes the first `count` descriptors that were passed, and has them closed
/// on exec. They are given away once; later calls get none.
///
/// # Errors
/// One of the numbers is not open: the environment lies, and none is taken.
pub fn take_inherited_descriptors(count: u16) -> io::Result<Vec<OwnedFd>> {
    if TAKEN.swap(true, Ordering::SeqCst) {
        return Ok(Vec::new());
    }
    let numbers = FIRST..FIRST + RawFd::from(count);
    for number in numbers.clone() {
        // SAFETY: F_SETFD on a number touches no memory; on one that is not
        // open it fails.
        if unsafe { libc::fcntl(number, libc::F_SETFD, libc::FD_CLOEXEC) } < 0 {
            return Err(io::Error::last_os_error());
        }
    }
    // SAFETY: the numbers are open, as was just seen. By the protocol they
    // were opened for this process to own, and TAKEN lets nobody take them
    // twice.
    Ok(numbers.map(|number| unsafe { OwnedFd::from_raw_fd(number) }).collect())
}
