//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.
//!
//! The structures of the program `remote`.

mod connect;
mod domain;
mod events;
mod interface;
mod network;
mod node_device;
mod nwfilter;
mod secret;
mod server;
mod storage;
mod types;

pub use connect::*;
pub use domain::*;
pub use events::*;
pub use interface::*;
pub use network::*;
pub use node_device::*;
pub use nwfilter::*;
pub use secret::*;
pub use server::*;
pub use storage::*;
pub use types::*;
