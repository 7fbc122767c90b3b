//! The typed client of the protocol.
//!
//! [`Connection::open`] connects to the daemon that a [`ConnectUri`] names.
//! The typed calls stand in [`calls`], a crate of its own that needs no runtime:
//! `calls::Remote` over a connection has every driver trait. They rest on this
//! crate's serial numbers and replies, events ([`Events`]), streams and keepalive.

mod caller;
mod closing;
mod connection;
mod events;
mod keepalive;
mod multiplex;
mod stream;
#[cfg(test)]
mod tests;
mod uri;

pub use ostler_client as calls;

pub use closing::Closing;
pub use connection::{Connection, OpenOptions};
pub use events::{EventMessage, Events};
pub use keepalive::KeepaliveOptions;
pub use uri::{ConnectUri, UriError};
