//! Who is at the other end of a socket.

use std::{io, os::fd::AsFd};

/// Who is at the other end of a unix socket, as the kernel says it was when
/// the peer connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PeerIdentity {
    /// The effective user.
    pub uid: u32,
    /// The effective group.
    pub gid: u32,
    /// The process; it may be gone, and its number may be another's.
    pub pid: u32,
}

impl PeerIdentity {
    /// The identity of a connected socket's peer.
    ///
    /// # Errors
    /// The kernel has none for this socket.
    pub fn of(socket: impl AsFd) -> io::Result<Self> {
        let credentials = rustix::net::sockopt::socket_peercred(socket)?;
        Ok(Self {
            uid: credentials.uid.as_raw(),
            gid: credentials.gid.as_raw(),
            pid: credentials.pid.as_raw_pid().unsigned_abs(),
        })
    }
}
