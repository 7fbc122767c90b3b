//! @generated from `tables/flags.json` by `cargo xtask codegen`; do not edit.

use crate::flags::flags;

flags! {
    /// libvirt's `virAdmConnectDaemonShutdownFlags`.
    AdmConnectDaemonShutdownFlags {
        /// `VIR_DAEMON_SHUTDOWN_PRESERVE`
        PRESERVE = 0x1;
    }
}
