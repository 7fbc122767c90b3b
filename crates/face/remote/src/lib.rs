//! The typed client of the protocol.

mod uri;

pub use uri::{ConnectUri, UriError};
