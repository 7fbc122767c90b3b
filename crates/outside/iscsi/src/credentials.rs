//! The credentials of an initiator.

use ostler_core::Hidden;

/// The name and password by which a target authenticates an initiator (CHAP).
#[derive(Debug)]
pub struct Credentials {
    /// The name.
    pub user: String,
    /// The password.
    pub password: Hidden<Vec<u8>>,
}
