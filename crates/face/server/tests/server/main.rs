//! The server over real sockets, with a hypervisor in memory behind it.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests make files, run programs and stop at the first surprise"
)]

mod administration;
mod admission;
mod blocking;
mod calls;
mod client;
mod descriptors;
mod driver;
mod events;
mod hostile;
mod keepalive;
mod protocol;
mod streams;
mod verdicts;
