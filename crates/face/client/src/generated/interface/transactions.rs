//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::InterfaceTransactions;
use ostler_core::Result;
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> InterfaceTransactions for Remote<C> {
    async fn interface_change_begin(&self) -> Result<()> {
        let procedure = RemoteProcedure::InterfaceChangeBegin.info();
        let arguments = remote::InterfaceChangeBeginArgs { flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn interface_change_commit(&self) -> Result<()> {
        let procedure = RemoteProcedure::InterfaceChangeCommit.info();
        let arguments = remote::InterfaceChangeCommitArgs { flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn interface_change_rollback(&self) -> Result<()> {
        let procedure = RemoteProcedure::InterfaceChangeRollback.info();
        let arguments = remote::InterfaceChangeRollbackArgs { flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
