//! Byte transports with peer identity: unix sockets.
//!
//! - [`Listener`] binds a socket safely (permissions before the first client,
//!   stale files removed, live ones respected) or takes one over from the
//!   service manager, and accepts connections.
//! - [`Socket`] is one connection: bytes and descriptors both ways, never
//!   blocking.
//! - [`Inbox`] reads ahead, so that one system call brings many packets.
//! - [`Outbox`] gathers what is to be sent, from any task, and writes it with
//!   as few system calls as can be; what a slow peer does not take waits there
//!   up to a limit.
//! - [`PeerIdentity`] is who is at the other end, by the kernel's word.
//!
//! What the bytes mean is not known here.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests make files and run programs as they like")
)]

mod inbox;
mod listener;
mod outbox;
mod peer;
mod socket;
#[cfg(test)]
mod tests;

pub use inbox::{Inbox, Intake, ReceiveError};
pub use listener::{BindOptions, Listener, ListenerError};
pub use outbox::{Outbox, Overflow, Packet};
pub use peer::PeerIdentity;
pub use socket::{Received, Socket};
