//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{StoragePoolBuildFlags, StoragePoolCreateFlags, StoragePoolDeleteFlags};
use ostler_core::{Error, Result, StoragePoolRef};

/// What drivers do for clients: storage, pool lifecycle.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait StoragePoolLifecycle: Send + Sync {
    /// Starts a transient pool from the XML; it is gone when it is stopped. Flags build it first.
    /// An active pool of the name, UUID or source is refused with `VIR_ERR_OPERATION_FAILED`.
    ///
    /// `virStoragePoolCreateXML`, since 0.4.1.
    async fn storage_pool_create_xml(
        &self,
        xml: &str,
        flags: StoragePoolCreateFlags,
    ) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolCreateXML"))
    }

    /// Starts a defined pool: mounts or connects its source and lists its volumes. One that is
    /// active is refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virStoragePoolCreate`, since 0.4.1.
    async fn storage_pool_create(
        &self,
        pool: &StoragePoolRef,
        flags: StoragePoolCreateFlags,
    ) -> Result<()> {
        Err(Error::no_support("virStoragePoolCreate"))
    }

    /// Makes the pool's storage, such as its folder, file system or volume group. It may destroy
    /// data: an active pool is refused with `VIR_ERR_OPERATION_INVALID`, and `NO_OVERWRITE` refuses
    /// where something is there already.
    ///
    /// `virStoragePoolBuild`, since 0.4.1.
    async fn storage_pool_build(
        &self,
        pool: &StoragePoolRef,
        flags: StoragePoolBuildFlags,
    ) -> Result<()> {
        Err(Error::no_support("virStoragePoolBuild"))
    }

    /// Stops a pool: its volumes can no longer be reached through it, and their data stay. A
    /// transient pool is gone afterwards. One that is not active is refused with
    /// `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virStoragePoolDestroy`, since 0.4.1.
    async fn storage_pool_destroy(&self, pool: &StoragePoolRef) -> Result<()> {
        Err(Error::no_support("virStoragePoolDestroy"))
    }

    /// Removes the storage that `virStoragePoolBuild` made, with what is in it. An active pool is
    /// refused with `VIR_ERR_OPERATION_INVALID`.
    ///
    /// `virStoragePoolDelete`, since 0.4.1.
    async fn storage_pool_delete(
        &self,
        pool: &StoragePoolRef,
        flags: StoragePoolDeleteFlags,
    ) -> Result<()> {
        Err(Error::no_support("virStoragePoolDelete"))
    }

    /// Looks again at the volumes and sizes of an active pool. One that is not active is refused
    /// with `VIR_ERR_OPERATION_INVALID`; so is one with volumes that are being made or copied.
    ///
    /// `virStoragePoolRefresh`, since 0.4.1.
    async fn storage_pool_refresh(&self, pool: &StoragePoolRef) -> Result<()> {
        Err(Error::no_support("virStoragePoolRefresh"))
    }
}
