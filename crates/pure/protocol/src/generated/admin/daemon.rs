//! @generated from `tables/programs/admin.json` by `cargo xtask codegen`; do not edit.

use crate::wire::structure;

structure! {
    /// `admin_connect_get_lib_version_ret`
    ConnectGetLibVersionRet {
        lib_ver: u64,
    }
}

structure! {
    /// `admin_connect_set_daemon_timeout_args`
    ConnectSetDaemonTimeoutArgs {
        timeout: u32,
        flags: u32,
    }
}

structure! {
    /// `admin_connect_daemon_shutdown_args`
    ConnectDaemonShutdownArgs {
        flags: u32,
    }
}
