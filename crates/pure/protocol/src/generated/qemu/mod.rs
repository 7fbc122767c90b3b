//! @generated from `tables/programs/qemu.json` by `cargo xtask codegen`; do not edit.
//!
//! The structures of the program `qemu`.

mod events;
mod monitor;
mod server;

pub use events::*;
pub use monitor::*;
pub use server::*;
