//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virConnectDomainQemuMonitorEventRegisterFlags`.
    ConnectDomainQemuMonitorEventRegisterFlags {
        /// `VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX`
        REGEX = 0x1;
        /// `VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE`
        NOCASE = 0x2;
    }
}

flags! {
    /// libvirt's `virDomainQemuMonitorCommandFlags`.
    DomainQemuMonitorCommandFlags {
        /// `VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP`
        HMP = 0x1;
    }
}
