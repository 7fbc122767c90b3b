//! The daemon as a process: what it is told and what it leaves behind.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests make files, run programs and stop at the first surprise"
)]

mod configuration;
mod documents;
mod life;
mod process;
mod sockets;
