//! Defining pools and describing them.

use crate::Storage;
use crate::error::invalid;
use crate::lifecycle::{define, store};
use async_trait::async_trait;
use ostler_core::enumeration::StoragePoolState;
use ostler_core::flags::{StoragePoolDefineFlags, StorageXmlFlags};
use ostler_core::{Result, StoragePoolRef};
use ostler_driver::api::{StoragePoolDefinition, StoragePoolInfo};

#[async_trait]
impl StoragePoolDefinition for Storage {
    async fn storage_pool_define_xml(
        &self,
        xml: &str,
        // What is not known is refused with and without it.
        _flags: StoragePoolDefineFlags,
    ) -> Result<StoragePoolRef> {
        Ok(define::define(&self.shared(), xml).await?.reference())
    }

    async fn storage_pool_undefine(&self, pool: &StoragePoolRef) -> Result<()> {
        define::undefine(&self.shared(), &self.pool(pool)?).await
    }

    async fn storage_pool_info(&self, pool: &StoragePoolRef) -> Result<StoragePoolInfo> {
        let pool = self.pool(pool)?;
        let view = pool.view();
        let state = match view.live {
            Some(_) => StoragePoolState::Running,
            None => StoragePoolState::Inactive,
        };
        Ok(StoragePoolInfo {
            state: state.into(),
            capacity: view.space.capacity,
            allocation: view.space.allocation,
            available: view.space.available,
        })
    }

    async fn storage_pool_xml_desc(
        &self,
        pool: &StoragePoolRef,
        flags: StorageXmlFlags,
    ) -> Result<String> {
        let pool = self.pool(pool)?;
        let view = pool.view();
        let kept = view.persistent.as_ref().filter(|_| flags.contains(StorageXmlFlags::INACTIVE));
        match kept.or(view.def()) {
            Some(def) => Ok(store::described(def, &view).to_xml()),
            None => Err(invalid(format!("storage pool '{}' is gone", view.name))),
        }
    }

    async fn storage_pool_autostart(&self, pool: &StoragePoolRef) -> Result<bool> {
        Ok(self.pool(pool)?.view().autostart)
    }

    async fn storage_pool_set_autostart(
        &self,
        pool: &StoragePoolRef,
        autostart: bool,
    ) -> Result<()> {
        define::set_autostart(&self.shared(), &self.pool(pool)?, autostart).await
    }

    async fn storage_pool_is_active(&self, pool: &StoragePoolRef) -> Result<bool> {
        Ok(self.pool(pool)?.view().live.is_some())
    }

    async fn storage_pool_is_persistent(&self, pool: &StoragePoolRef) -> Result<bool> {
        Ok(self.pool(pool)?.view().persistent.is_some())
    }
}
