//! The storage driver: pools, and the volumes in them.
//!
//! - [`Storage`]: the driver's state; `calls` has what a client calls.
//! - `pool`: a pool's object, its life and what is kept of it on disk.
//! - `volume`: volumes as they are found, told of and carried over streams.
//! - `backend`: the kinds of pools.
//! - `unfinished`: notes of what a killed daemon would leave half done.
//! - [`command`]: the command lines of the programs that do the work.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests make files and run programs as they like")
)]

mod backend;
mod blocking;
mod calls;
pub mod command;
mod driver;
mod error;
mod layout;
mod places;
mod pool;
mod settings;
mod unfinished;
mod volume;

pub use driver::Storage;
pub use layout::StorageLayout;
pub use settings::Settings;
