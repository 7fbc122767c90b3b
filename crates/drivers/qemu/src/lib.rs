//! The QEMU driver: guests run by QEMU, alone (TCG) or with KVM.
//!
//! - [`Qemu`]: the driver's state; `connection` has what a client calls.
//! - `definition`: from a client's XML to a definition that can be kept;
//!   [`complete`]: its defaults and addresses; [`validate`]: its rules.
//! - `domain`: a domain's life and what is kept of it on disk; `guest`: its emulator
//!   process and what is noted of it.
//! - `startup`: what happens when the daemon starts.
//! - [`emulator`]: what an emulator can do, found out once and kept.
//! - [`command`], [`devices`], [`scene`], [`arguments`], from above: an emulator's
//!   command line.
//! - [`firmware`], `facts`: what the host adds.
//! - `statistics`: what running guests use.
//! - `agent`, `console`, `keys`: ways into a guest.
//! - `emit`: events.
//! - `layout`: the driver's folders.
//! - [`traits`]: facts about an emulator by which definitions are completed.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests make files and run programs as they like")
)]

mod agent;
pub mod arguments;
pub mod command;
pub mod complete;
mod connection;
mod console;
mod definition;
pub mod devices;
mod domain;
mod driver;
mod emit;
pub mod emulator;
mod error;
mod facts;
pub mod firmware;
mod graphics;
mod guest;
pub mod honoured;
mod image;
mod keys;
mod layout;
mod passwords;
pub mod scene;
mod settings;
mod startup;
mod statistics;
pub mod traits;
pub mod validate;

pub use driver::{Parts, Qemu};
pub use layout::QemuLayout;
pub use settings::Settings;
