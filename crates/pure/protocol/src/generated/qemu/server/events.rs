//! @generated from `tables/programs/qemu.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;
use ostler_core::DomainRef;

structure! {
    /// `qemu_connect_domain_monitor_event_register_args`
    ConnectDomainMonitorEventRegisterArgs<'a> {
        domain: Option<DomainRef>,
        event: Option<&'a str>,
        flags: u32,
    }
}

structure! {
    /// `qemu_connect_domain_monitor_event_register_ret`
    ConnectDomainMonitorEventRegisterRet {
        callback_id: i32,
    }
}

structure! {
    /// `qemu_connect_domain_monitor_event_deregister_args`
    ConnectDomainMonitorEventDeregisterArgs {
        callback_id: i32,
    }
}
