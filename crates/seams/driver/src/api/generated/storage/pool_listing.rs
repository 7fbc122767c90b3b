//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectListAllStoragePoolsFlags;
use ostler_core::{Error, Result, StoragePoolRef, StorageVolumeRef, Uuid};
use std::sync::Arc;

/// What drivers do for clients: storage, pool listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait StoragePoolListing: Send + Sync {
    /// `virConnectNumOfStoragePools`, since 0.4.1.
    async fn connect_number_of_storage_pools(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfStoragePools"))
    }

    /// `virConnectListStoragePools`, since 0.4.1.
    async fn connect_list_storage_pools(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListStoragePools"))
    }

    /// `virConnectNumOfDefinedStoragePools`, since 0.4.1.
    async fn connect_number_of_defined_storage_pools(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfDefinedStoragePools"))
    }

    /// `virConnectListDefinedStoragePools`, since 0.4.1.
    async fn connect_list_defined_storage_pools(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListDefinedStoragePools"))
    }

    /// `virConnectFindStoragePoolSources`, since 0.4.5.
    async fn connect_find_storage_pool_sources(
        &self,
        kind: &str,
        src_spec: Option<&str>,
    ) -> Result<String> {
        Err(Error::no_support("virConnectFindStoragePoolSources"))
    }

    /// `virStoragePoolLookupByName`, since 0.4.1.
    async fn storage_pool_lookup_by_name(&self, name: &str) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolLookupByName"))
    }

    /// `virStoragePoolLookupByUUID`, since 0.4.1.
    async fn storage_pool_lookup_by_uuid(&self, uuid: Uuid) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolLookupByUUID"))
    }

    /// `virStoragePoolLookupByVolume`, since 0.4.1.
    async fn storage_pool_lookup_by_volume(
        &self,
        volume: &StorageVolumeRef,
    ) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolLookupByVolume"))
    }

    /// `virConnectListAllStoragePools`, since 0.10.2.
    async fn connect_list_all_storage_pools(
        &self,
        flags: ConnectListAllStoragePoolsFlags,
    ) -> Result<Arc<[StoragePoolRef]>> {
        Err(Error::no_support("virConnectListAllStoragePools"))
    }

    /// `virStoragePoolLookupByTargetPath`, since 4.1.0.
    async fn storage_pool_lookup_by_target_path(&self, path: &str) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolLookupByTargetPath"))
    }

    /// `virConnectGetStoragePoolCapabilities`, since 5.2.0.
    async fn connect_storage_pool_capabilities(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetStoragePoolCapabilities"))
    }
}
