//! @generated from `tables/enumerations.json` by `cargo xtask codegen`; do not edit.

use crate::enumeration::enumeration;

enumeration! {
    /// libvirt's `virDomainQemuAgentCommandTimeoutValues`.
    DomainQemuAgentCommandTimeoutValues {
        /// `VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK`
        Block = -2,
        /// `VIR_DOMAIN_QEMU_AGENT_COMMAND_DEFAULT`
        Default = -1,
        /// `VIR_DOMAIN_QEMU_AGENT_COMMAND_NOWAIT`
        Nowait = 0,
        /// `VIR_DOMAIN_QEMU_AGENT_COMMAND_SHUTDOWN`
        Shutdown = 60,
    }
}
