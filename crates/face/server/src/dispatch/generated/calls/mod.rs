//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

mod admin;
mod connect;
mod domain;
mod interface;
mod lxc;
mod network;
mod node_device;
mod nwfilter;
mod qemu;
mod route_admin;
mod route_lxc;
mod route_qemu;
mod route_remote;
mod secret;
mod server;
mod storage;

use crate::dispatch::call::{Call, CallFuture};
use ostler_core::{Error, Result};

/// The future of a call. It is made for the one procedure, and no larger.
pub(crate) fn route(call: Call) -> Result<CallFuture> {
    match call.procedure.program.name {
        "remote" => route_remote::route(call),
        "qemu" => route_qemu::route(call),
        "lxc" => route_lxc::route(call),
        "admin" => route_admin::route(call),
        _ => Err(Error::no_support(call.procedure.api)),
    }
}
