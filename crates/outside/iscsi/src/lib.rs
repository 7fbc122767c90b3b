//! Asks iSCSI targets what disks they have, without the kernel: RFC 7143 as far
//! as that takes.
//!
//! - [`Session`]: logged in to a target, or to a server to be told of its targets.
//! - [`Disk`]: what a unit of a target is.
//! - `login`: what is agreed on, and CHAP. `pdu`: the units of the protocol.
//!   `scsi`: the questions.
//!
//! It reads and writes no content of disks: QEMU does that. Nothing here has a
//! deadline: who calls drops the future when it has waited for long enough, which
//! closes the connection.

mod credentials;
mod error;
mod login;
mod pdu;
mod scsi;
mod session;
#[cfg(test)]
mod tests;

pub use credentials::Credentials;
pub use error::{IscsiError, LoginRefusal};
pub use scsi::Disk;
pub use session::Session;
