//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result};

/// What drivers do for clients: connect, hypervisor.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait ConnectHypervisor: Send + Sync {
    /// `virConnectGetType`, since 0.0.3.
    async fn connect_type(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetType"))
    }

    /// `virConnectGetVersion`, since 0.0.3.
    async fn connect_version(&self) -> Result<u64> {
        Err(Error::no_support("virConnectGetVersion"))
    }

    /// `virConnectGetURI`, since 0.3.0.
    async fn connect_uri(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetURI"))
    }
}
