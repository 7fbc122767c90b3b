//! @generated from `tables/programs/` by `cargo xtask codegen`; do not edit.

use async_trait::async_trait;
use ostler_core::enumeration::{self, Open};
use ostler_core::flags::{StoragePoolDefineFlags, StorageXmlFlags};
use ostler_core::{Bytes, Error, Result, StoragePoolRef};

/// What drivers do for clients: storage, pool definition.
#[async_trait]
#[allow(unused_variables, reason = "default bodies use none of their arguments")]
pub trait StoragePoolDefinition: Send + Sync {
    /// Defines a pool without starting it, or replaces the definition of the one with the same
    /// UUID.
    ///
    /// `virStoragePoolDefineXML`, since 0.4.1.
    async fn storage_pool_define_xml(
        &self,
        xml: &str,
        flags: StoragePoolDefineFlags,
    ) -> Result<StoragePoolRef> {
        Err(Error::no_support("virStoragePoolDefineXML"))
    }

    /// Removes the definition of a pool that is not active; an active one is refused with
    /// `VIR_ERR_OPERATION_INVALID`. Its storage stays.
    ///
    /// `virStoragePoolUndefine`, since 0.4.1.
    async fn storage_pool_undefine(&self, pool: &StoragePoolRef) -> Result<()> {
        Err(Error::no_support("virStoragePoolUndefine"))
    }

    /// Gives the pool's state and its capacity, allocation and free room in bytes, as of its last
    /// refresh; sizes of a pool that is not active are 0.
    ///
    /// `virStoragePoolGetInfo`, since 0.4.1.
    async fn storage_pool_info(&self, pool: &StoragePoolRef) -> Result<StoragePoolInfo> {
        Err(Error::no_support("virStoragePoolGetInfo"))
    }

    /// Gives the pool's XML: with the sizes it has while active, or with `VIR_STORAGE_XML_INACTIVE`
    /// as it is defined. Passwords are never in it.
    ///
    /// `virStoragePoolGetXMLDesc`, since 0.4.1.
    async fn storage_pool_xml_desc(
        &self,
        pool: &StoragePoolRef,
        flags: StorageXmlFlags,
    ) -> Result<String> {
        Err(Error::no_support("virStoragePoolGetXMLDesc"))
    }

    /// Tells whether the pool is started with the daemon.
    ///
    /// `virStoragePoolGetAutostart`, since 0.4.1.
    async fn storage_pool_autostart(&self, pool: &StoragePoolRef) -> Result<bool> {
        Err(Error::no_support("virStoragePoolGetAutostart"))
    }

    /// Has the pool started with the daemon, or not. A transient pool is refused with
    /// `VIR_ERR_INVALID_ARG`.
    ///
    /// `virStoragePoolSetAutostart`, since 0.4.1.
    async fn storage_pool_set_autostart(
        &self,
        pool: &StoragePoolRef,
        autostart: bool,
    ) -> Result<()> {
        Err(Error::no_support("virStoragePoolSetAutostart"))
    }

    /// Tells whether the pool is active.
    ///
    /// `virStoragePoolIsActive`, since 0.7.3.
    async fn storage_pool_is_active(&self, pool: &StoragePoolRef) -> Result<bool> {
        Err(Error::no_support("virStoragePoolIsActive"))
    }

    /// Tells whether the pool has a definition that outlives its stop.
    ///
    /// `virStoragePoolIsPersistent`, since 0.7.3.
    async fn storage_pool_is_persistent(&self, pool: &StoragePoolRef) -> Result<bool> {
        Err(Error::no_support("virStoragePoolIsPersistent"))
    }
}

/// What `virStoragePoolGetInfo` gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StoragePoolInfo {
    /// `state`
    pub state: Open<enumeration::StoragePoolState>,
    /// `capacity`
    pub capacity: Bytes,
    /// `allocation`
    pub allocation: Bytes,
    /// `available`
    pub available: Bytes,
}
