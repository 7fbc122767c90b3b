//! Descriptors: those this process was started with, and locks on files.

use std::{
    io,
    os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd},
};

/// Chooses the signal that a descriptor's holder gets (fcntl(2)).
const F_SETSIG: libc::c_int = 10;

/// Takes over the descriptor `number` that this process was started with. The
/// caller takes each number once.
pub(crate) fn inherited(number: RawFd) -> io::Result<OwnedFd> {
    // SAFETY: only asks whether the number is a descriptor.
    if unsafe { libc::fcntl(number, libc::F_GETFD) } < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: it is open, and by the agreement of socket activation it was
    // passed on to be ours; the caller takes it once.
    Ok(unsafe { OwnedFd::from_raw_fd(number) })
}

/// Locks the file of this descriptor for as long as the descriptor is open.
/// `false` when another has it, be it by a lock of this kind or the kind that
/// belongs to a process.
pub(crate) fn lock(file: &OwnedFd) -> io::Result<bool> {
    // SAFETY: all of the structure's members are numbers.
    let mut lock: libc::flock = unsafe { std::mem::zeroed() };
    let number = |value: libc::c_int| libc::c_short::try_from(value).map_err(io::Error::other);
    lock.l_type = number(libc::F_WRLCK)?;
    lock.l_whence = number(libc::SEEK_SET)?;
    // SAFETY: the call reads a flock, which this is.
    if unsafe { libc::fcntl(file.as_raw_fd(), libc::F_OFD_SETLK, &raw const lock) } == 0 {
        return Ok(true);
    }
    match io::Error::last_os_error() {
        error if matches!(error.raw_os_error(), Some(libc::EAGAIN | libc::EACCES)) => Ok(false),
        error => Err(error),
    }
}

/// Returns whether anybody has the file open for writing; ours, which asks, must be open for
/// reading only. `false` where the system does not tell.
pub(crate) fn is_open_for_writing(file: &OwnedFd) -> io::Result<bool> {
    let number = file.as_raw_fd();
    // Who opens the file to write in the moment of the lease waits for its end, and
    // the holder gets a signal: one that nobody minds.
    // SAFETY: only sets a number of the descriptor.
    if unsafe { libc::fcntl(number, F_SETSIG, libc::SIGURG) } < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: only asks for a lease, which takes no memory.
    if unsafe { libc::fcntl(number, libc::F_SETLEASE, libc::F_RDLCK) } < 0 {
        return match io::Error::last_os_error() {
            error if error.raw_os_error() == Some(libc::EAGAIN) => Ok(true),
            // No leases on this file system, or not on others' files.
            _ => Ok(false),
        };
    }
    // SAFETY: as above; it gives the lease back.
    match unsafe { libc::fcntl(number, libc::F_SETLEASE, libc::F_UNLCK) } {
        0 => Ok(false),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Returns whether somebody else has a lock on any part of the file.
pub(crate) fn is_locked(file: &OwnedFd) -> io::Result<bool> {
    // SAFETY: all of the structure's members are numbers.
    let mut lock: libc::flock = unsafe { std::mem::zeroed() };
    let number = |value: libc::c_int| libc::c_short::try_from(value).map_err(io::Error::other);
    lock.l_type = number(libc::F_WRLCK)?;
    lock.l_whence = number(libc::SEEK_SET)?;
    // SAFETY: the call reads and writes a flock, which this is.
    if unsafe { libc::fcntl(file.as_raw_fd(), libc::F_OFD_GETLK, &raw mut lock) } != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(lock.l_type != number(libc::F_UNLCK)?)
}
