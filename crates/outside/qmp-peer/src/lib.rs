//! Peers of QEMU's monitor protocol for tests.
//!
//! - [`Peer`]: one end of a monitor's connection; the test says each line itself.
//! - [`ScriptedEmulator`]: a process and a monitor socket that behave like an emulator:
//!   it answers the questions of a driver, tells of the events that follow from the
//!   commands, and can be made to refuse, to fall silent and to end.
//!
//! Only tests depend on this crate. A peer panics where the test's script is broken.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "test code may panic, bind sockets and run a process"
)]

mod emulator;
mod peer;

pub use emulator::ScriptedEmulator;
pub use peer::{GREETING, Peer};
