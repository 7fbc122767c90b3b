//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use crate::stream::Stream;
use async_trait::async_trait;
use ostler_core::flags::{
    StorageVolCreateFlags, StorageVolDeleteFlags, StorageVolDownloadFlags, StorageVolResizeFlags,
    StorageVolUploadFlags,
};
use ostler_core::{Error, Result, StoragePoolRef, StorageVolumeRef};

/// What drivers do for clients: storage, volumes.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait StorageVolumes: Send + Sync {
    /// `virStorageVolCreateXML`, since 0.4.1.
    async fn storage_vol_create_xml(
        &self,
        pool: &StoragePoolRef,
        xml: &str,
        flags: StorageVolCreateFlags,
    ) -> Result<StorageVolumeRef> {
        Err(Error::no_support("virStorageVolCreateXML"))
    }

    /// `virStorageVolDelete`, since 0.4.1.
    async fn storage_vol_delete(
        &self,
        volume: &StorageVolumeRef,
        flags: StorageVolDeleteFlags,
    ) -> Result<()> {
        Err(Error::no_support("virStorageVolDelete"))
    }

    /// `virStorageVolCreateXMLFrom`, since 0.6.4.
    async fn storage_vol_create_xml_from(
        &self,
        pool: &StoragePoolRef,
        xml: &str,
        clone_volume: &StorageVolumeRef,
        flags: StorageVolCreateFlags,
    ) -> Result<StorageVolumeRef> {
        Err(Error::no_support("virStorageVolCreateXMLFrom"))
    }

    /// `virStorageVolWipe`, since 0.8.0.
    async fn storage_vol_wipe(&self, volume: &StorageVolumeRef) -> Result<()> {
        Err(Error::no_support("virStorageVolWipe"))
    }

    /// `virStorageVolUpload`, since 0.9.0.
    async fn storage_vol_upload(
        &self,
        volume: &StorageVolumeRef,
        offset: u64,
        length: u64,
        flags: StorageVolUploadFlags,
    ) -> Result<Stream> {
        Err(Error::no_support("virStorageVolUpload"))
    }

    /// `virStorageVolDownload`, since 0.9.0.
    async fn storage_vol_download(
        &self,
        volume: &StorageVolumeRef,
        offset: u64,
        length: u64,
        flags: StorageVolDownloadFlags,
    ) -> Result<Stream> {
        Err(Error::no_support("virStorageVolDownload"))
    }

    /// `virStorageVolWipePattern`, since 0.9.10.
    async fn storage_vol_wipe_pattern(
        &self,
        volume: &StorageVolumeRef,
        algorithm: u32,
    ) -> Result<()> {
        Err(Error::no_support("virStorageVolWipePattern"))
    }

    /// `virStorageVolResize`, since 0.9.10.
    async fn storage_vol_resize(
        &self,
        volume: &StorageVolumeRef,
        capacity: u64,
        flags: StorageVolResizeFlags,
    ) -> Result<()> {
        Err(Error::no_support("virStorageVolResize"))
    }
}
