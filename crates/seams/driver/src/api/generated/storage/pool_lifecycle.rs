//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{StoragePoolBuildFlags, StoragePoolCreateFlags, StoragePoolDeleteFlags};
use ostler_core::{Error, Result, StoragePoolRef};

/// What drivers do for clients: storage, pool lifecycle.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait StoragePoolLifecycle: Send + Sync {
    /// `virStoragePoolCreateXML`, since 0.4.1.
    async fn storage_pool_create_xml(
        &self,
        xml: &str,
        flags: StoragePoolCreateFlags,
    ) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolCreateXML"))
    }

    /// `virStoragePoolCreate`, since 0.4.1.
    async fn storage_pool_create(
        &self,
        pool: &StoragePoolRef,
        flags: StoragePoolCreateFlags,
    ) -> Result<()> {
        Err(Error::no_support("virStoragePoolCreate"))
    }

    /// `virStoragePoolBuild`, since 0.4.1.
    async fn storage_pool_build(
        &self,
        pool: &StoragePoolRef,
        flags: StoragePoolBuildFlags,
    ) -> Result<()> {
        Err(Error::no_support("virStoragePoolBuild"))
    }

    /// `virStoragePoolDestroy`, since 0.4.1.
    async fn storage_pool_destroy(&self, pool: &StoragePoolRef) -> Result<()> {
        Err(Error::no_support("virStoragePoolDestroy"))
    }

    /// `virStoragePoolDelete`, since 0.4.1.
    async fn storage_pool_delete(
        &self,
        pool: &StoragePoolRef,
        flags: StoragePoolDeleteFlags,
    ) -> Result<()> {
        Err(Error::no_support("virStoragePoolDelete"))
    }

    /// `virStoragePoolRefresh`, since 0.4.1.
    async fn storage_pool_refresh(&self, pool: &StoragePoolRef) -> Result<()> {
        Err(Error::no_support("virStoragePoolRefresh"))
    }
}
