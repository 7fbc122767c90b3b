//! A call as it was read from a connection.

use ostler_protocol::Packet;
use std::os::fd::OwnedFd;

/// A call with the descriptors that came with it.
pub(super) struct Request {
    pub(super) packet: Packet,
    pub(super) descriptors: Vec<OwnedFd>,
}
