//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use super::lxc::namespaces as namespaces_of_lxc;
use crate::dispatch::call::{Call, CallFuture};
use ostler_core::{Error, Result};

/// The future of a call of `lxc`.
#[rustfmt::skip]
pub(super) fn route(call: Call) -> Result<CallFuture> {
    Ok(match call.procedure.number {
        1 => Box::pin(namespaces_of_lxc::lxc_domain_open_namespace(call)),
        _ => return Err(Error::no_support(call.procedure.api)),
    })
}
