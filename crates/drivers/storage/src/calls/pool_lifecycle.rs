//! Pools built, started, refreshed, stopped, deleted.

use crate::Storage;
use crate::backend::Overwrite;
use crate::error::invalid_arg;
use crate::lifecycle::{self, define};
use async_trait::async_trait;
use ostler_core::flags::{
    StoragePoolBuildFlags as Build, StoragePoolCreateFlags as Create, StoragePoolDeleteFlags,
};
use ostler_core::{Result, StoragePoolRef};
use ostler_driver::api::StoragePoolLifecycle;

#[async_trait]
impl StoragePoolLifecycle for Storage {
    async fn storage_pool_create_xml(&self, xml: &str, flags: Create) -> Result<StoragePoolRef> {
        let build = build(flags)?;
        let def = define::read(xml)?;
        Ok(lifecycle::create(&self.shared(), def, build).await?.reference())
    }

    async fn storage_pool_create(&self, pool: &StoragePoolRef, flags: Create) -> Result<()> {
        let build = build(flags)?;
        lifecycle::start(&self.shared(), &self.pool(pool)?, build).await
    }

    async fn storage_pool_build(&self, pool: &StoragePoolRef, flags: Build) -> Result<()> {
        let pool = self.pool(pool)?;
        pool.view().expect_inactive()?;
        if flags.intersects(Build::REPAIR | Build::RESIZE) {
            return Err(invalid_arg(format!(
                "unsupported flags ({:#x}): no kind of pool can be repaired or resized",
                flags.bits()
            )));
        }
        let overwrite =
            overwrite(flags.contains(Build::OVERWRITE), flags.contains(Build::NO_OVERWRITE))?;
        lifecycle::build(&self.shared(), &pool, overwrite).await
    }

    async fn storage_pool_destroy(&self, pool: &StoragePoolRef) -> Result<()> {
        lifecycle::stop(&self.shared(), &self.pool(pool)?).await
    }

    async fn storage_pool_delete(
        &self,
        pool: &StoragePoolRef,
        flags: StoragePoolDeleteFlags,
    ) -> Result<()> {
        let zeroed = flags.contains(StoragePoolDeleteFlags::ZEROED);
        lifecycle::delete(&self.shared(), &self.pool(pool)?, zeroed).await
    }

    async fn storage_pool_refresh(&self, pool: &StoragePoolRef) -> Result<()> {
        lifecycle::refresh(&self.shared(), &self.pool(pool)?).await
    }
}

/// Returns whether a pool is built before it is started, and how.
fn build(flags: Create) -> Result<Option<Overwrite>> {
    let (yes, no) = (Create::BUILD_OVERWRITE, Create::BUILD_NO_OVERWRITE);
    let overwrite = overwrite(flags.contains(yes), flags.contains(no))?;
    Ok((!flags.is_empty()).then_some(overwrite))
}

fn overwrite(yes: bool, no: bool) -> Result<Overwrite> {
    match (yes, no) {
        (true, true) => Err(invalid_arg("to overwrite and not to overwrite exclude each other")),
        (true, false) => Ok(Overwrite::Yes),
        (false, true) => Ok(Overwrite::No),
        (false, false) => Ok(Overwrite::Default),
    }
}
