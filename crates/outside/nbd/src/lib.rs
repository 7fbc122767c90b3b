//! A client of network block devices (NBD): how images that QEMU's programs can
//! open, and we cannot, are read and written.
//!
//! - [`Client`]: one export of a server, from the greeting to the farewell.
//! - `wire`: numbers and headers. `handshake`: what is agreed on. `transmission`:
//!   requests and replies.
//!
//! It blocks, and is for threads that may wait. It opens nothing: it is given a
//! connected stream, whose time limits are its caller's.
//!
//! The server may be buggy, so nothing it says is believed without a bound.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests make files and run programs as they like")
)]

mod error;
mod handshake;
#[cfg(test)]
mod tests;
mod transmission;
mod wire;

pub use error::NbdError;
pub use transmission::{Client, Extent};
