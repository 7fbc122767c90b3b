//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod admin;
mod connect;
mod domain;
pub(super) mod events;
mod interface;
mod lxc;
mod network;
mod node_device;
mod nwfilter;
mod qemu;
mod secret;
pub(super) mod server;
mod storage;
