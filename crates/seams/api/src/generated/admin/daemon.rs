//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::AdmConnectDaemonShutdownFlags;
use ostler_core::{Error, Result};

/// What drivers do for clients: admin, daemon.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait AdminDaemon: Send + Sync {
    /// Gives the version of libvirt that the daemon speaks as, as major * 1,000,000 + minor * 1,000
    /// + release.
    ///
    /// `virAdmConnectGetLibVersion`, since 2.0.0.
    async fn admin_connect_lib_version(&self) -> Result<u64> {
        Err(Error::no_support("virAdmConnectGetLibVersion"))
    }

    /// Sets after how many seconds without clients and running guests the daemon ends; 0 means
    /// never.
    ///
    /// `virAdmConnectSetDaemonTimeout`, since 8.6.0.
    async fn admin_connect_set_daemon_timeout(&self, timeout: u32) -> Result<()> {
        Err(Error::no_support("virAdmConnectSetDaemonTimeout"))
    }

    /// Ends the daemon in good order; with `PRESERVE` running guests are saved first.
    ///
    /// `virAdmConnectDaemonShutdown`, since 11.2.0.
    async fn admin_connect_daemon_shutdown(
        &self,
        flags: AdmConnectDaemonShutdownFlags,
    ) -> Result<()> {
        Err(Error::no_support("virAdmConnectDaemonShutdown"))
    }
}
