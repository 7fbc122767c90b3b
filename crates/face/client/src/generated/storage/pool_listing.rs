//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::StoragePoolListing;
use ostler_core::flags::ConnectListAllStoragePoolsFlags;
use ostler_core::{Result, StoragePoolRef, StorageVolumeRef, Uuid};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> StoragePoolListing for Remote<C> {
    async fn connect_number_of_storage_pools(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNumOfStoragePools.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNumOfStoragePoolsRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn connect_list_storage_pools(&self) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::ConnectListStoragePools.info();
        let arguments = remote::ConnectListStoragePoolsArgs { maxnames: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListStoragePoolsRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn connect_number_of_defined_storage_pools(&self) -> Result<i32> {
        let procedure = RemoteProcedure::ConnectNumOfDefinedStoragePools.info();
        let arguments = Vec::new();
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectNumOfDefinedStoragePoolsRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn connect_list_defined_storage_pools(&self) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::ConnectListDefinedStoragePools.info();
        let arguments = remote::ConnectListDefinedStoragePoolsArgs { maxnames: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListDefinedStoragePoolsRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn connect_find_storage_pool_sources(
        &self,
        kind: &str,
        src_spec: Option<&str>,
    ) -> Result<String> {
        let procedure = RemoteProcedure::ConnectFindStoragePoolSources.info();
        let arguments = remote::ConnectFindStoragePoolSourcesArgs { kind, src_spec, flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectFindStoragePoolSourcesRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn storage_pool_lookup_by_name(&self, name: &str) -> Result<StoragePoolRef> {
        let procedure = RemoteProcedure::StoragePoolLookupByName.info();
        let arguments = remote::StoragePoolLookupByNameArgs { name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolLookupByNameRet = answer.result(procedure)?;
        let value = ret.pool;
        Ok(value)
    }

    async fn storage_pool_lookup_by_uuid(&self, uuid: Uuid) -> Result<StoragePoolRef> {
        let procedure = RemoteProcedure::StoragePoolLookupByUuid.info();
        let arguments = remote::StoragePoolLookupByUuidArgs { uuid };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolLookupByUuidRet = answer.result(procedure)?;
        let value = ret.pool;
        Ok(value)
    }

    async fn storage_pool_lookup_by_volume(
        &self,
        volume: &StorageVolumeRef,
    ) -> Result<StoragePoolRef> {
        let procedure = RemoteProcedure::StoragePoolLookupByVolume.info();
        let arguments = remote::StoragePoolLookupByVolumeArgs { volume: volume.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolLookupByVolumeRet = answer.result(procedure)?;
        let value = ret.pool;
        Ok(value)
    }

    async fn connect_list_all_storage_pools(
        &self,
        flags: ConnectListAllStoragePoolsFlags,
    ) -> Result<Arc<[StoragePoolRef]>> {
        let procedure = RemoteProcedure::ConnectListAllStoragePools.info();
        let arguments =
            remote::ConnectListAllStoragePoolsArgs { need_results: true, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectListAllStoragePoolsRet = answer.result(procedure)?;
        let value = ret.pools.into();
        Ok(value)
    }

    async fn storage_pool_lookup_by_target_path(&self, path: &str) -> Result<StoragePoolRef> {
        let procedure = RemoteProcedure::StoragePoolLookupByTargetPath.info();
        let arguments = remote::StoragePoolLookupByTargetPathArgs { path };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolLookupByTargetPathRet = answer.result(procedure)?;
        let value = ret.pool;
        Ok(value)
    }

    async fn connect_storage_pool_capabilities(&self) -> Result<String> {
        let procedure = RemoteProcedure::ConnectGetStoragePoolCapabilities.info();
        let arguments = remote::ConnectGetStoragePoolCapabilitiesArgs { flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::ConnectGetStoragePoolCapabilitiesRet<'_> = answer.result(procedure)?;
        let value = ret.capabilities.to_owned();
        Ok(value)
    }
}
