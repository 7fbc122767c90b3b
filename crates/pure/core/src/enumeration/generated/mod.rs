//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

mod admin;
mod block;
mod connect;
mod domain;
mod event;
mod network;
mod node_device;
mod qemu;
mod secret;
mod storage;

pub use admin::*;
pub use block::*;
pub use connect::*;
pub use domain::*;
pub use event::*;
pub use network::*;
pub use node_device::*;
pub use qemu::*;
pub use secret::*;
pub use storage::*;
mod pair;
pub use pair::*;
