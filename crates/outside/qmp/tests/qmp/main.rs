//! Monitor and agent against real emulators and scripted peers.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test may panic and say why it skips"
)]

mod agent;
mod emulator;
mod peer;
mod real;
mod scripted;
