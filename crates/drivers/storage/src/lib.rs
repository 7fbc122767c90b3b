//! The storage driver: pools, and the volumes in them.
//!
//! Its modules from the bottom up; each uses only those above it in this list:
//!
//! - [`command`]: the command lines of the programs that do the work.
//! - `layout`: folders of the driver.
//! - `volume`: one volume as the last refresh found it, and its XML.
//! - `inventory`: all volumes of an active pool and its space. `jobs`: what is being
//!   done with them.
//! - `unfinished`: notes of what a killed daemon would leave half done.
//! - `transfer`: readers and writers of volumes, and both over a client's stream.
//! - `backend`: the contract of the kinds of pools, one folder per kind, and the
//!   registry that names the one for a kind.
//! - `pool`: a pool's object and what readers see of it.
//! - `driver`: [`Storage`], the state that all calls share.
//! - `lifecycle`: a pool defined, started, refreshed, stopped, and kept on disk.
//! - `calls`, `places`: the interfaces for clients and for the disks of guests.

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
mod inventory;
mod jobs;
mod layout;
mod lifecycle;
mod places;
mod pool;
mod settings;
mod transfer;
mod unfinished;
mod volume;

pub use driver::Storage;
pub use layout::StorageLayout;
pub use settings::Settings;
