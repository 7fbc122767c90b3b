//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::ConnectListAllStoragePoolsFlags;
use ostler_core::{Error, Result, StoragePoolRef, StorageVolumeRef, Uuid};
use std::sync::Arc;

/// What drivers do for clients: storage, pool listing.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait StoragePoolListing: Send + Sync {
    /// Counts the active storage pools.
    ///
    /// `virConnectNumOfStoragePools`, since 0.4.1.
    async fn connect_number_of_storage_pools(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfStoragePools"))
    }

    /// Lists the names of active storage pools.
    ///
    /// `virConnectListStoragePools`, since 0.4.1.
    async fn connect_list_storage_pools(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListStoragePools"))
    }

    /// Counts the storage pools that are defined and not active.
    ///
    /// `virConnectNumOfDefinedStoragePools`, since 0.4.1.
    async fn connect_number_of_defined_storage_pools(&self) -> Result<i32> {
        Err(Error::no_support("virConnectNumOfDefinedStoragePools"))
    }

    /// Lists the names of storage pools that are defined and not active.
    ///
    /// `virConnectListDefinedStoragePools`, since 0.4.1.
    async fn connect_list_defined_storage_pools(&self) -> Result<Vec<String>> {
        Err(Error::no_support("virConnectListDefinedStoragePools"))
    }

    /// Looks for sources that pools of this type could have (targets, exports, volume groups) and
    /// lists them as `<sources>`. `src_spec` is a `<source>` that names the host, where the type
    /// needs one. A type that cannot be searched is refused with `VIR_ERR_NO_SUPPORT`.
    ///
    /// `virConnectFindStoragePoolSources`, since 0.4.5.
    async fn connect_find_storage_pool_sources(
        &self,
        kind: &str,
        src_spec: Option<&str>,
    ) -> Result<String> {
        Err(Error::no_support("virConnectFindStoragePoolSources"))
    }

    /// Finds the pool of this name, active or not. It fails with `VIR_ERR_NO_STORAGE_POOL` if there
    /// is none.
    ///
    /// `virStoragePoolLookupByName`, since 0.4.1.
    async fn storage_pool_lookup_by_name(&self, name: &str) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolLookupByName"))
    }

    /// Finds the pool of this UUID, active or not. It fails with `VIR_ERR_NO_STORAGE_POOL` if there
    /// is none.
    ///
    /// `virStoragePoolLookupByUUID`, since 0.4.1.
    async fn storage_pool_lookup_by_uuid(&self, uuid: Uuid) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolLookupByUUID"))
    }

    /// Finds the pool that a volume is in.
    ///
    /// `virStoragePoolLookupByVolume`, since 0.4.1.
    async fn storage_pool_lookup_by_volume(
        &self,
        volume: &StorageVolumeRef,
    ) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolLookupByVolume"))
    }

    /// Lists the pools that the flags select, in one consistent look.
    ///
    /// `virConnectListAllStoragePools`, since 0.10.2.
    async fn connect_list_all_storage_pools(
        &self,
        flags: ConnectListAllStoragePoolsFlags,
    ) -> Result<Arc<[StoragePoolRef]>> {
        Err(Error::no_support("virConnectListAllStoragePools"))
    }

    /// Finds the pool whose target is this path. It fails with `VIR_ERR_NO_STORAGE_POOL` if there
    /// is none.
    ///
    /// `virStoragePoolLookupByTargetPath`, since 4.1.0.
    async fn storage_pool_lookup_by_target_path(&self, path: &str) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolLookupByTargetPath"))
    }

    /// Describes which types and formats of pools and volumes this daemon has as an XML document
    /// `<storagepoolCapabilities>`.
    ///
    /// `virConnectGetStoragePoolCapabilities`, since 5.2.0.
    async fn connect_storage_pool_capabilities(&self) -> Result<String> {
        Err(Error::no_support("virConnectGetStoragePoolCapabilities"))
    }
}
