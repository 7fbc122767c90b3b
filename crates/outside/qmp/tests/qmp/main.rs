//! Monitor and agent against real emulators and scripted peers.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test may panic, run an emulator and say why it skips"
)]

mod agent;
mod emulator;
mod peer;
mod real;
mod scripted;
