//! @generated from `tables/programs/remote.json` by `cargo xtask codegen`; do not edit.

mod connection;
mod domain;
mod network;
mod node_device;
mod secret;
mod storage_pool;

pub use connection::*;
pub use domain::*;
pub use network::*;
pub use node_device::*;
pub use secret::*;
pub use storage_pool::*;
