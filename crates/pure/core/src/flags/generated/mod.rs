//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

mod admin;
mod block;
mod checkpoint;
mod connect;
mod domain;
mod interface;
mod network;
mod node_device;
mod nwfilter;
mod qemu;
mod secret;
mod snapshot;
mod storage;
mod stream;

pub use admin::*;
pub use block::*;
pub use checkpoint::*;
pub use connect::*;
pub use domain::*;
pub use interface::*;
pub use network::*;
pub use node_device::*;
pub use nwfilter::*;
pub use qemu::*;
pub use secret::*;
pub use snapshot::*;
pub use storage::*;
pub use stream::*;
