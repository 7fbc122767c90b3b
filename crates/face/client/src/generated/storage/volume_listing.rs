//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::StorageVolInfo;
use ostler_api::StorageVolumeListing;
use ostler_core::flags::StorageVolInfoFlags;
use ostler_core::{Result, StoragePoolRef, StorageVolumeRef};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;
use std::sync::Arc;

#[async_trait]
impl<C: Caller> StorageVolumeListing for Remote<C> {
    async fn storage_pool_number_of_volumes(&self, pool: &StoragePoolRef) -> Result<i32> {
        let procedure = RemoteProcedure::StoragePoolNumOfVolumes.info();
        let arguments = remote::StoragePoolNumOfVolumesArgs { pool: pool.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolNumOfVolumesRet = answer.result(procedure)?;
        let value = ret.num;
        Ok(value)
    }

    async fn storage_pool_list_volumes(&self, pool: &StoragePoolRef) -> Result<Vec<String>> {
        let procedure = RemoteProcedure::StoragePoolListVolumes.info();
        let arguments = remote::StoragePoolListVolumesArgs { pool: pool.clone(), maxnames: 16384 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolListVolumesRet<'_> = answer.result(procedure)?;
        let value = ret.names.into_iter().map(str::to_owned).collect();
        Ok(value)
    }

    async fn storage_vol_lookup_by_name(
        &self,
        pool: &StoragePoolRef,
        name: &str,
    ) -> Result<StorageVolumeRef> {
        let procedure = RemoteProcedure::StorageVolLookupByName.info();
        let arguments = remote::StorageVolLookupByNameArgs { pool: pool.clone(), name };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StorageVolLookupByNameRet = answer.result(procedure)?;
        let value = ret.volume;
        Ok(value)
    }

    async fn storage_vol_lookup_by_key(&self, key: &str) -> Result<StorageVolumeRef> {
        let procedure = RemoteProcedure::StorageVolLookupByKey.info();
        let arguments = remote::StorageVolLookupByKeyArgs { key };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StorageVolLookupByKeyRet = answer.result(procedure)?;
        let value = ret.volume;
        Ok(value)
    }

    async fn storage_vol_lookup_by_path(&self, path: &str) -> Result<StorageVolumeRef> {
        let procedure = RemoteProcedure::StorageVolLookupByPath.info();
        let arguments = remote::StorageVolLookupByPathArgs { path };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StorageVolLookupByPathRet = answer.result(procedure)?;
        let value = ret.volume;
        Ok(value)
    }

    async fn storage_vol_info(&self, volume: &StorageVolumeRef) -> Result<StorageVolInfo> {
        let procedure = RemoteProcedure::StorageVolGetInfo.info();
        let arguments = remote::StorageVolGetInfoArgs { volume: volume.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StorageVolGetInfoRet = answer.result(procedure)?;
        let value =
            StorageVolInfo { kind: ret.kind, capacity: ret.capacity, allocation: ret.allocation };
        Ok(value)
    }

    async fn storage_vol_xml_desc(&self, volume: &StorageVolumeRef) -> Result<String> {
        let procedure = RemoteProcedure::StorageVolGetXmlDesc.info();
        let arguments = remote::StorageVolGetXmlDescArgs { volume: volume.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StorageVolGetXmlDescRet<'_> = answer.result(procedure)?;
        let value = ret.xml.to_owned();
        Ok(value)
    }

    async fn storage_vol_path(&self, volume: &StorageVolumeRef) -> Result<String> {
        let procedure = RemoteProcedure::StorageVolGetPath.info();
        let arguments = remote::StorageVolGetPathArgs { volume: volume.clone() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StorageVolGetPathRet<'_> = answer.result(procedure)?;
        let value = ret.name.to_owned();
        Ok(value)
    }

    async fn storage_pool_list_all_volumes(
        &self,
        pool: &StoragePoolRef,
    ) -> Result<Arc<[StorageVolumeRef]>> {
        let procedure = RemoteProcedure::StoragePoolListAllVolumes.info();
        let arguments = remote::StoragePoolListAllVolumesArgs {
            pool: pool.clone(),
            need_results: true,
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StoragePoolListAllVolumesRet = answer.result(procedure)?;
        let value = ret.vols.into();
        Ok(value)
    }

    async fn storage_vol_info_flags(
        &self,
        volume: &StorageVolumeRef,
        flags: StorageVolInfoFlags,
    ) -> Result<StorageVolInfo> {
        let procedure = RemoteProcedure::StorageVolGetInfoFlags.info();
        let arguments =
            remote::StorageVolGetInfoFlagsArgs { volume: volume.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StorageVolGetInfoFlagsRet = answer.result(procedure)?;
        let value =
            StorageVolInfo { kind: ret.kind, capacity: ret.capacity, allocation: ret.allocation };
        Ok(value)
    }
}
