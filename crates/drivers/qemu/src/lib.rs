//! The QEMU driver: guests run by QEMU, alone (TCG) or with KVM.
//!
//! - [`Qemu`]: the driver's state; `connection` has what a client calls.
//! - `domain`: a domain's object, its life and what is kept of it on disk.
//! - `emulator`: what an emulator can do, found out once and kept.
//! - `command`, `devices`, [`arguments`]: an emulator's command line.
//! - `statistics`: what running guests use.
//! - `tell`: events.

pub mod arguments;
mod agent;
mod connection;
mod domain;
mod driver;
pub mod emulator;
mod error;
mod ports;
mod settings;
mod statistics;
mod tell;

pub use driver::Qemu;
pub use settings::Settings;
