//! The typed client of the protocol.

pub mod calls;
mod uri;

pub use uri::{ConnectUri, UriError};
