//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::caller::{Caller, Remote, encode};
use async_trait::async_trait;
use ostler_api::StorageVolumes;
use ostler_api::Stream;
use ostler_core::enumeration;
use ostler_core::flags::{
    StorageVolCreateFlags, StorageVolDeleteFlags, StorageVolDownloadFlags, StorageVolResizeFlags,
    StorageVolUploadFlags,
};
use ostler_core::{Bytes, Result, StoragePoolRef, StorageVolumeRef};
use ostler_protocol::RemoteProcedure;
use ostler_protocol::remote;

#[async_trait]
impl<C: Caller> StorageVolumes for Remote<C> {
    async fn storage_vol_create_xml(
        &self,
        pool: &StoragePoolRef,
        xml: &str,
        flags: StorageVolCreateFlags,
    ) -> Result<StorageVolumeRef> {
        let procedure = RemoteProcedure::StorageVolCreateXml.info();
        let arguments =
            remote::StorageVolCreateXmlArgs { pool: pool.clone(), xml, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StorageVolCreateXmlRet = answer.result(procedure)?;
        let value = ret.volume;
        Ok(value)
    }

    async fn storage_vol_delete(
        &self,
        volume: &StorageVolumeRef,
        flags: StorageVolDeleteFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::StorageVolDelete.info();
        let arguments =
            remote::StorageVolDeleteArgs { volume: volume.clone(), flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn storage_vol_create_xml_from(
        &self,
        pool: &StoragePoolRef,
        xml: &str,
        clone_volume: &StorageVolumeRef,
        flags: StorageVolCreateFlags,
    ) -> Result<StorageVolumeRef> {
        let procedure = RemoteProcedure::StorageVolCreateXmlFrom.info();
        let arguments = remote::StorageVolCreateXmlFromArgs {
            pool: pool.clone(),
            xml,
            clone_volume: clone_volume.clone(),
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let answer = self.caller.call(procedure, arguments, Vec::new()).await?;
        let ret: remote::StorageVolCreateXmlFromRet = answer.result(procedure)?;
        let value = ret.volume;
        Ok(value)
    }

    async fn storage_vol_wipe(&self, volume: &StorageVolumeRef) -> Result<()> {
        let procedure = RemoteProcedure::StorageVolWipe.info();
        let arguments = remote::StorageVolWipeArgs { volume: volume.clone(), flags: 0 };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn storage_vol_upload(
        &self,
        volume: &StorageVolumeRef,
        offset: Bytes,
        length: Bytes,
        flags: StorageVolUploadFlags,
    ) -> Result<Stream> {
        let procedure = RemoteProcedure::StorageVolUpload.info();
        let arguments = remote::StorageVolUploadArgs {
            volume: volume.clone(),
            offset,
            length,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let (_, stream) = self.caller.open_stream(procedure, arguments).await?;
        Ok(stream)
    }

    async fn storage_vol_download(
        &self,
        volume: &StorageVolumeRef,
        offset: Bytes,
        length: Bytes,
        flags: StorageVolDownloadFlags,
    ) -> Result<Stream> {
        let procedure = RemoteProcedure::StorageVolDownload.info();
        let arguments = remote::StorageVolDownloadArgs {
            volume: volume.clone(),
            offset,
            length,
            flags: flags.bits(),
        };
        let arguments = encode(procedure, &arguments)?;
        let (_, stream) = self.caller.open_stream(procedure, arguments).await?;
        Ok(stream)
    }

    async fn storage_vol_wipe_pattern(
        &self,
        volume: &StorageVolumeRef,
        algorithm: enumeration::StorageVolWipeAlgorithm,
    ) -> Result<()> {
        let procedure = RemoteProcedure::StorageVolWipePattern.info();
        let arguments = remote::StorageVolWipePatternArgs {
            volume: volume.clone(),
            algorithm: algorithm.into(),
            flags: 0,
        };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }

    async fn storage_vol_resize(
        &self,
        volume: &StorageVolumeRef,
        capacity: Bytes,
        flags: StorageVolResizeFlags,
    ) -> Result<()> {
        let procedure = RemoteProcedure::StorageVolResize.info();
        let arguments =
            remote::StorageVolResizeArgs { volume: volume.clone(), capacity, flags: flags.bits() };
        let arguments = encode(procedure, &arguments)?;
        self.caller.call(procedure, arguments, Vec::new()).await?;
        Ok(())
    }
}
