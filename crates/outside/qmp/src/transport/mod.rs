//! A message stream over a unix socket: what monitor and agent share.
//!
//! [`Inbox`] cuts the bytes that come into lines of bounded length; [`Outbox`]
//! keeps what the peer did not take yet, with the descriptors that travel
//! along. Neither waits: the caller does.

mod inbox;
mod outbox;

pub(crate) use inbox::Inbox;
pub(crate) use outbox::{Outbox, Packet};

use std::io;
use std::os::fd::OwnedFd;
use tokio::net::UnixStream;

/// Takes over a connected unix stream socket.
pub(crate) fn adopt(socket: OwnedFd) -> io::Result<UnixStream> {
    let socket = std::os::unix::net::UnixStream::from(socket);
    socket.set_nonblocking(true)?;
    UnixStream::from_std(socket)
}
