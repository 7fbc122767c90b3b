//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::StorageVolInfoFlags;
use ostler_core::{Error, Result, StoragePoolRef, StorageVolumeRef};
use std::sync::Arc;

/// What drivers do for clients: storage, volume listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait StorageVolumeListing: Send + Sync {
    /// `virStoragePoolNumOfVolumes`, since 0.4.1.
    async fn storage_pool_number_of_volumes(&self, pool: &StoragePoolRef) -> Result<i32> {
        Err(Error::no_support("virStoragePoolNumOfVolumes"))
    }

    /// `virStoragePoolListVolumes`, since 0.4.1.
    async fn storage_pool_list_volumes(&self, pool: &StoragePoolRef) -> Result<Vec<String>> {
        Err(Error::no_support("virStoragePoolListVolumes"))
    }

    /// `virStorageVolLookupByName`, since 0.4.1.
    async fn storage_vol_lookup_by_name(
        &self,
        pool: &StoragePoolRef,
        name: &str,
    ) -> Result<StorageVolumeRef> {
        Err(Error::no_support("virStorageVolLookupByName"))
    }

    /// `virStorageVolLookupByKey`, since 0.4.1.
    async fn storage_vol_lookup_by_key(&self, key: &str) -> Result<StorageVolumeRef> {
        Err(Error::no_support("virStorageVolLookupByKey"))
    }

    /// `virStorageVolLookupByPath`, since 0.4.1.
    async fn storage_vol_lookup_by_path(&self, path: &str) -> Result<StorageVolumeRef> {
        Err(Error::no_support("virStorageVolLookupByPath"))
    }

    /// `virStorageVolGetInfo`, since 0.4.1.
    async fn storage_vol_info(&self, volume: &StorageVolumeRef) -> Result<StorageVolInfo> {
        Err(Error::no_support("virStorageVolGetInfo"))
    }

    /// `virStorageVolGetXMLDesc`, since 0.4.1.
    async fn storage_vol_xml_desc(&self, volume: &StorageVolumeRef) -> Result<String> {
        Err(Error::no_support("virStorageVolGetXMLDesc"))
    }

    /// `virStorageVolGetPath`, since 0.4.1.
    async fn storage_vol_path(&self, volume: &StorageVolumeRef) -> Result<String> {
        Err(Error::no_support("virStorageVolGetPath"))
    }

    /// `virStoragePoolListAllVolumes`, since 0.10.2.
    async fn storage_pool_list_all_volumes(
        &self,
        pool: &StoragePoolRef,
    ) -> Result<Arc<[StorageVolumeRef]>> {
        Err(Error::no_support("virStoragePoolListAllVolumes"))
    }

    /// `virStorageVolGetInfoFlags`, since 3.0.0.
    async fn storage_vol_info_flags(
        &self,
        volume: &StorageVolumeRef,
        flags: StorageVolInfoFlags,
    ) -> Result<StorageVolInfo> {
        Err(Error::no_support("virStorageVolGetInfoFlags"))
    }
}

/// What `virStorageVolGetInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StorageVolInfo {
    /// `type`
    pub kind: i8,
    /// `capacity`
    pub capacity: u64,
    /// `allocation`
    pub allocation: u64,
}
