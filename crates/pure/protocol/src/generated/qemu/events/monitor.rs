//! @generated from `tables/programs/qemu.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::DomainRef;

structure! {
    /// `qemu_domain_monitor_event_msg`
    DomainMonitorEventMsg<'a> {
        callback_id: i32,
        domain: DomainRef,
        event: &'a str,
        seconds: i64,
        micros: u32,
        details: Option<&'a str>,
    }
}
