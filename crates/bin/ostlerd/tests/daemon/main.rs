//! The daemon as a process: what it is told and what it leaves behind.

mod configuration;
mod life;
mod process;
mod sockets;
