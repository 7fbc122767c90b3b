//! The typed client of the protocol.
//!
//! [`Connection::open`] connects to the daemon that a [`ConnectUri`] names.
//! The calls of each object family stand in `calls`, generated from the
//! procedure table; what they rest on is here: serial numbers and replies,
//! events ([`Events`]), streams ([`RemoteStream`]) and keepalive.

pub mod calls;
mod closing;
mod connection;
mod events;
mod keepalive;
mod stream;
#[cfg(test)]
mod tests;
mod uri;

pub use closing::Closing;
pub use connection::{Connection, OpenOptions};
pub use events::{EventMessage, Events};
pub use keepalive::KeepaliveOptions;
pub use stream::{Part, RemoteStream};
pub use uri::{ConnectUri, UriError};
