//! The storage driver: pools, and the volumes in them.
//!
//! - [`Storage`]: the driver's state; `calls` has what a client calls.
//! - [`command`]: the command lines of the programs that do the work.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests make files and run programs as they like")
)]

mod calls;
pub mod command;
mod driver;
mod settings;

pub use driver::Storage;
pub use settings::Settings;
