//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::StorageVolInfoFlags;
use ostler_core::{Bytes, Error, Result, StoragePoolRef, StorageVolumeRef};
use std::sync::Arc;

/// What drivers do for clients: storage, volume listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait StorageVolumeListing: Send + Sync {
    /// Counts the volumes of an active pool. One that is not active is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virStoragePoolNumOfVolumes`, since 0.4.1.
    async fn storage_pool_number_of_volumes(&self, pool: &StoragePoolRef) -> Result<i32> {
        Err(Error::no_support("virStoragePoolNumOfVolumes"))
    }

    /// Lists the names of the volumes of an active pool. One that is not active is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virStoragePoolListVolumes`, since 0.4.1.
    async fn storage_pool_list_volumes(&self, pool: &StoragePoolRef) -> Result<Vec<String>> {
        Err(Error::no_support("virStoragePoolListVolumes"))
    }

    /// Finds the volume of this name in an active pool. It fails with `VIR_ERR_NO_STORAGE_VOL` if
    /// there is none.
    ///
    /// `virStorageVolLookupByName`, since 0.4.1.
    async fn storage_vol_lookup_by_name(
        &self,
        pool: &StoragePoolRef,
        name: &str,
    ) -> Result<StorageVolumeRef> {
        Err(Error::no_support("virStorageVolLookupByName"))
    }

    /// Finds the volume with this key in any active pool. It fails with `VIR_ERR_NO_STORAGE_VOL` if
    /// there is none.
    ///
    /// `virStorageVolLookupByKey`, since 0.4.1.
    async fn storage_vol_lookup_by_key(&self, key: &str) -> Result<StorageVolumeRef> {
        Err(Error::no_support("virStorageVolLookupByKey"))
    }

    /// Finds the volume with this path in any active pool. It fails with `VIR_ERR_NO_STORAGE_VOL`
    /// if there is none.
    ///
    /// `virStorageVolLookupByPath`, since 0.4.1.
    async fn storage_vol_lookup_by_path(&self, path: &str) -> Result<StorageVolumeRef> {
        Err(Error::no_support("virStorageVolLookupByPath"))
    }

    /// Gives the volume's type and its capacity and allocation in bytes, looked at anew. The pool
    /// must be active.
    ///
    /// `virStorageVolGetInfo`, since 0.4.1.
    async fn storage_vol_info(&self, volume: &StorageVolumeRef) -> Result<StorageVolInfo> {
        Err(Error::no_support("virStorageVolGetInfo"))
    }

    /// Gives the volume's XML. The pool must be active.
    ///
    /// `virStorageVolGetXMLDesc`, since 0.4.1.
    async fn storage_vol_xml_desc(&self, volume: &StorageVolumeRef) -> Result<String> {
        Err(Error::no_support("virStorageVolGetXMLDesc"))
    }

    /// Gives the path or address by which guests reach the volume. The pool must be active.
    ///
    /// `virStorageVolGetPath`, since 0.4.1.
    async fn storage_vol_path(&self, volume: &StorageVolumeRef) -> Result<String> {
        Err(Error::no_support("virStorageVolGetPath"))
    }

    /// Lists the volumes of an active pool in one consistent look. One that is not active is
    /// refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virStoragePoolListAllVolumes`, since 0.10.2.
    async fn storage_pool_list_all_volumes(
        &self,
        pool: &StoragePoolRef,
    ) -> Result<Arc<[StorageVolumeRef]>> {
        Err(Error::no_support("virStoragePoolListAllVolumes"))
    }

    /// Gives the volume's type, capacity and allocation in bytes, as `virStorageVolGetInfo` does;
    /// with `GET_PHYSICAL` the allocation is the size of the file.
    ///
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
    pub kind: Open<enumeration::StorageVolType>,
    /// `capacity`
    pub capacity: Bytes,
    /// `allocation`
    pub allocation: Bytes,
}
