//! @generated from  `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::flags::{StoragePoolDefineFlags, StorageXmlFlags};
use ostler_core::{Error, Result, StoragePoolRef};

/// What drivers do for clients: storage, pool definition.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait StoragePoolDefinition: Send + Sync {
    /// `virStoragePoolDefineXML`, since 0.4.1.
    async fn storage_pool_define_xml(
        &self,
        xml: &str,
        flags: StoragePoolDefineFlags,
    ) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolDefineXML"))
    }

    /// `virStoragePoolUndefine`, since 0.4.1.
    async fn storage_pool_undefine(&self, pool: &StoragePoolRef) -> Result<()> {
        Err(Error::no_support("virStoragePoolUndefine"))
    }

    /// `virStoragePoolGetInfo`, since 0.4.1.
    async fn storage_pool_info(&self, pool: &StoragePoolRef) -> Result<StoragePoolInfo> {
        Err(Error::no_support("virStoragePoolGetInfo"))
    }

    /// `virStoragePoolGetXMLDesc`, since 0.4.1.
    async fn storage_pool_xml_desc(
        &self,
        pool: &StoragePoolRef,
        flags: StorageXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virStoragePoolGetXMLDesc"))
    }

    /// `virStoragePoolGetAutostart`, since 0.4.1.
    async fn storage_pool_autostart(&self, pool: &StoragePoolRef) -> Result<bool> {
        Err(Error::no_support("virStoragePoolGetAutostart"))
    }

    /// `virStoragePoolSetAutostart`, since 0.4.1.
    async fn storage_pool_set_autostart(
        &self,
        pool: &StoragePoolRef,
        autostart: bool,
    ) -> Result<()> {
        Err(Error::no_support("virStoragePoolSetAutostart"))
    }

    /// `virStoragePoolIsActive`, since 0.7.3.
    async fn storage_pool_is_active(&self, pool: &StoragePoolRef) -> Result<bool> {
        Err(Error::no_support("virStoragePoolIsActive"))
    }

    /// `virStoragePoolIsPersistent`, since 0.7.3.
    async fn storage_pool_is_persistent(&self, pool: &StoragePoolRef) -> Result<bool> {
        Err(Error::no_support("virStoragePoolIsPersistent"))
    }
}

/// What `virStoragePoolGetInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StoragePoolInfo {
    /// `state`
    pub state: u8,
    /// `capacity`
    pub capacity: u64,
    /// `allocation`
    pub allocation: u64,
    /// `available`
    pub available: u64,
}
