//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::{Error, Result};

/// What drivers do for clients: interface, transactions.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait InterfaceTransactions: Send + Sync {
    /// `virInterfaceChangeBegin`, since 0.9.2.
    async fn interface_change_begin(&self) -> Result<()> {
        Err(Error::no_support("virInterfaceChangeBegin"))
    }

    /// `virInterfaceChangeCommit`, since 0.9.2.
    async fn interface_change_commit(&self) -> Result<()> {
        Err(Error::no_support("virInterfaceChangeCommit"))
    }

    /// `virInterfaceChangeRollback`, since 0.9.2.
    async fn interface_change_rollback(&self) -> Result<()> {
        Err(Error::no_support("virInterfaceChangeRollback"))
    }
}
