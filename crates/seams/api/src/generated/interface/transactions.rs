//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result};

/// What drivers do for clients: interface, transactions.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait InterfaceTransactions: Send + Sync {
    /// Notes the host's network configuration, so that changes can be undone. It is refused with
    /// `VIR_ERR_OPERATION_INVALID` between another begin and its end.
    ///
    /// `virInterfaceChangeBegin`, since 0.9.2.
    async fn interface_change_begin(&self) -> Result<()> {
        Err(Error::no_support("virInterfaceChangeBegin"))
    }

    /// Makes changes since `virInterfaceChangeBegin` final; without it,
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virInterfaceChangeCommit`, since 0.9.2.
    async fn interface_change_commit(&self) -> Result<()> {
        Err(Error::no_support("virInterfaceChangeCommit"))
    }

    /// Takes the host's network configuration back to what it was at `virInterfaceChangeBegin`;
    /// without it, `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virInterfaceChangeRollback`, since 0.9.2.
    async fn interface_change_rollback(&self) -> Result<()> {
        Err(Error::no_support("virInterfaceChangeRollback"))
    }
}
