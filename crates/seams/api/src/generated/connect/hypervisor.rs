//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result};

/// What drivers do for clients: connect, hypervisor.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectHypervisor: Send + Sync {
    /// Gives the driver's name, such as `QEMU`. It is not the scheme of the URI.
    ///
    /// `virConnectGetType`, since 0.0.3.
    async fn connect_type(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetType"))
    }

    /// Gives the hypervisor's version as major * 1,000,000 + minor * 1,000 + release. The driver
    /// looks for an emulator if it knows none yet; without one it fails with
    /// `VIR_ERR_INTERNAL_ERROR`.
    ///
    /// `virConnectGetVersion`, since 0.0.3.
    async fn connect_version(&self) -> Result<u64> {
        Err(Error::no_support("virConnectGetVersion"))
    }

    /// Gives the URI of the connection, as a client on the daemon's host would name it.
    ///
    /// `virConnectGetURI`, since 0.3.0.
    async fn connect_uri(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetURI"))
    }
}
