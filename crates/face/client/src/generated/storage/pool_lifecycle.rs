//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::StoragePoolLifecycle;
use ostler_core::flags::{StoragePoolBuildFlags, StoragePoolCreateFlags, StoragePoolDeleteFlags};
use ostler_core::{Result, StoragePoolRef};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> StoragePoolLifecycle for Remote<C> {
    async fn storage_pool_create_xml(
        &self,
        xml: &str,
        flags: StoragePoolCreateFlags,
    ) -> Result<StoragePoolRef> {
        let procedure = RemoteProcedure::StoragePoolCreateXml.info();
        let arguments = remote::StoragePoolCreateXmlArgs { xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolCreateXmlRet = answer.result(procedure)?;
        let value = ret.pool;
        Ok(value)
    }

    async fn storage_pool_create(
        &self,
        pool: &StoragePoolRef,
        flags: StoragePoolCreateFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::StoragePoolCreate.info();
        let arguments = remote::StoragePoolCreateArgs { pool: pool.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn storage_pool_build(
        &self,
        pool: &StoragePoolRef,
        flags: StoragePoolBuildFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::StoragePoolBuild.info();
        let arguments = remote::StoragePoolBuildArgs { pool: pool.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn storage_pool_destroy(&self, pool: &StoragePoolRef) -> Result<()> {
        let procedure = RemoteProcedure::StoragePoolDestroy.info();
        let arguments = remote::StoragePoolDestroyArgs { pool: pool.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn storage_pool_delete(
        &self,
        pool: &StoragePoolRef,
        flags: StoragePoolDeleteFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::StoragePoolDelete.info();
        let arguments = remote::StoragePoolDeleteArgs { pool: pool.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn storage_pool_refresh(&self, pool: &StoragePoolRef) -> Result<()> {
        let procedure = RemoteProcedure::StoragePoolRefresh.info();
        let arguments = remote::StoragePoolRefreshArgs { pool: pool.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
