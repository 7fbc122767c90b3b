//! Options of netlink sockets (netlink(7)).

use std::{
    io,
    os::fd::{AsRawFd, OwnedFd},
};

/// Answers do not repeat the whole request.
pub(crate) const NETLINK_CAP_ACK: libc::c_int = 10;
/// A refusal comes with the kernel's words.
pub(crate) const NETLINK_EXT_ACK: libc::c_int = 11;

/// Switches an option of a netlink socket on.
pub(crate) fn switch_on(socket: &OwnedFd, option: libc::c_int) -> io::Result<()> {
    let on: libc::c_int = 1;
    // `c_int` has four bytes.
    let length: libc::socklen_t = 4;
    // SAFETY: the call reads `length` bytes at the pointer, which are those of `on`.
    let outcome = unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            libc::SOL_NETLINK,
            option,
            (&raw const on).cast(),
            length,
        )
    };
    if outcome < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}
