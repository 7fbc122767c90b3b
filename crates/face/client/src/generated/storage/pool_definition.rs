//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::StoragePoolDefinition;
use ostler_api::StoragePoolInfo;
use ostler_core::flags::{StoragePoolDefineFlags, StorageXmlFlags};
use ostler_core::{Result, StoragePoolRef};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> StoragePoolDefinition for Remote<C> {
    async fn storage_pool_define_xml(
        &self,
        xml: &str,
        flags: StoragePoolDefineFlags,
    ) -> Result<StoragePoolRef> {
        let procedure = RemoteProcedure::StoragePoolDefineXml.info();
        let arguments = remote::StoragePoolDefineXmlArgs { xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolDefineXmlRet = answer.result(procedure)?;
        let value = ret.pool;
        Ok(value)
    }

    async fn storage_pool_undefine(&self, pool: &StoragePoolRef) -> Result<()> {
        let procedure = RemoteProcedure::StoragePoolUndefine.info();
        let arguments = remote::StoragePoolUndefineArgs { pool: pool.clone() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn storage_pool_info(&self, pool: &StoragePoolRef) -> Result<StoragePoolInfo> {
        let procedure = RemoteProcedure::StoragePoolGetInfo.info();
        let arguments = remote::StoragePoolGetInfoArgs { pool: pool.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolGetInfoRet = answer.result(procedure)?;
        let value = StoragePoolInfo {
            state: ret.state,
            capacity: ret.capacity,
            allocation: ret.allocation,
            available: ret.available,
        };
        Ok(value)
    }

    async fn storage_pool_xml_desc(
        &self,
        pool: &StoragePoolRef,
        flags: StorageXmlFlags,
    ) -> Result<String> {
        let procedure = RemoteProcedure::StoragePoolGetXmlDesc.info();
        let arguments =
            remote::StoragePoolGetXmlDescArgs { pool: pool.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn storage_pool_autostart(&self, pool: &StoragePoolRef) -> Result<bool> {
        let procedure = RemoteProcedure::StoragePoolGetAutostart.info();
        let arguments = remote::StoragePoolGetAutostartArgs { pool: pool.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolGetAutostartRet = answer.result(procedure)?;
        let value = ret.autostart;
        Ok(value)
    }

    async fn storage_pool_set_autostart(
        &self,
        pool: &StoragePoolRef,
        autostart: bool,
    ) -> Result<()> {
        let procedure = RemoteProcedure::StoragePoolSetAutostart.info();
        let arguments = remote::StoragePoolSetAutostartArgs { pool: pool.clone(), autostart };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn storage_pool_is_active(&self, pool: &StoragePoolRef) -> Result<bool> {
        let procedure = RemoteProcedure::StoragePoolIsActive.info();
        let arguments = remote::StoragePoolIsActiveArgs { pool: pool.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolIsActiveRet = answer.result(procedure)?;
        let value = ret.active;
        Ok(value)
    }

    async fn storage_pool_is_persistent(&self, pool: &StoragePoolRef) -> Result<bool> {
        let procedure = RemoteProcedure::StoragePoolIsPersistent.info();
        let arguments = remote::StoragePoolIsPersistentArgs { pool: pool.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolIsPersistentRet = answer.result(procedure)?;
        let value = ret.persistent;
        Ok(value)
    }
}
