//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use super::qemu::monitor as monitor_of_qemu;
use super::server::events as events_of_server;
use crate::dispatch::call::{Call, CallFuture};
use ostler_core::{Error, Result};

/// The future of a call of `qemu`.
#[rustfmt::skip]
pub(super) fn route(call: Call) -> Result<CallFuture> {
    Ok(match call.procedure.number {
        1 => Box::pin(monitor_of_qemu::qemu_domain_monitor_command(call)),
        2 => Box::pin(monitor_of_qemu::qemu_domain_attach(call)),
        3 => Box::pin(monitor_of_qemu::qemu_domain_agent_command(call)),
        4 => Box::pin(events_of_server::qemu_connect_domain_monitor_event_register(call)),
        5 => Box::pin(events_of_server::qemu_connect_domain_monitor_event_deregister(call)),
        7 => Box::pin(monitor_of_qemu::qemu_domain_monitor_command_with_files(call)),
        _ => return Err(Error::no_support(call.procedure.api)),
    })
}
