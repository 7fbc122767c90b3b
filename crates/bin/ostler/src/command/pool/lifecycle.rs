//! Starting, stopping, building and deleting pools.

use super::find;
use crate::{
    failure::{Failure, While},
    output::Progress,
    parse::Arguments,
    session::Session,
};
use ostler_core::flags::{StoragePoolBuildFlags, StoragePoolCreateFlags, StoragePoolDeleteFlags};
use ostler_driver::api::{StoragePoolDefinition, StoragePoolLifecycle};

/// `pool-autostart`
pub(in crate::command) async fn autostart(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, pool) = find::pool(session, arguments).await?;
    let name = &pool.name;
    let wanted = !arguments.flag("disable");
    let verb = if wanted { "mark" } else { "unmark" };
    let set = hypervisor.storage_pool_set_autostart(&pool, wanted).await;
    set.while_(|| format!("failed to {verb} pool {name} as autostarted"))?;
    session.out.extra(format!("Pool {name} {verb}ed as autostarted\n"));
    Ok(())
}

/// `pool-build`
pub(in crate::command) async fn build(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let mut flags = StoragePoolBuildFlags::empty();
    flags.set(StoragePoolBuildFlags::NO_OVERWRITE, arguments.flag("no-overwrite"));
    flags.set(StoragePoolBuildFlags::OVERWRITE, arguments.flag("overwrite"));
    let (hypervisor, pool) = find::pool(session, arguments).await?;
    let name = &pool.name;
    let progress = Progress::time(&format!("building pool {name}"), session.out.is_quiet());
    let built = hypervisor.storage_pool_build(&pool, flags).await;
    drop(progress);
    built.while_(|| format!("Failed to build pool {name}"))?;
    session.out.extra(format!("Pool {name} built\n"));
    Ok(())
}

/// The flags for `--build`, `--overwrite` and `--no-overwrite` of a pool that starts.
pub(super) fn create_flags(arguments: &Arguments) -> Result<StoragePoolCreateFlags, Failure> {
    arguments.exclusive(&["overwrite", "no-overwrite"])?;
    let mut flags = StoragePoolCreateFlags::empty();
    flags.set(StoragePoolCreateFlags::BUILD, arguments.flag("build"));
    flags.set(StoragePoolCreateFlags::BUILD_OVERWRITE, arguments.flag("overwrite"));
    flags.set(StoragePoolCreateFlags::BUILD_NO_OVERWRITE, arguments.flag("no-overwrite"));
    Ok(flags)
}

/// `pool-start`
pub(in crate::command) async fn start(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let flags = create_flags(arguments)?;
    let (hypervisor, pool) = find::pool(session, arguments).await?;
    let started = hypervisor.storage_pool_create(&pool, flags).await;
    started.while_(|| format!("Failed to start pool {}", pool.name))?;
    session.out.extra(format!("Pool {} started\n", pool.name));
    Ok(())
}

/// `pool-destroy`
pub(in crate::command) async fn destroy(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, pool) = find::pool(session, arguments).await?;
    let stopped = hypervisor.storage_pool_destroy(&pool).await;
    stopped.while_(|| format!("Failed to destroy pool {}", pool.name))?;
    session.out.extra(format!("Pool {} destroyed\n", pool.name));
    Ok(())
}

/// `pool-delete`
pub(in crate::command) async fn delete(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, pool) = find::pool(session, arguments).await?;
    let deleted = hypervisor.storage_pool_delete(&pool, StoragePoolDeleteFlags::empty()).await;
    deleted.while_(|| format!("Failed to delete pool {}", pool.name))?;
    session.out.extra(format!("Pool {} deleted\n", pool.name));
    Ok(())
}

/// `pool-refresh`
pub(in crate::command) async fn refresh(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, pool) = find::pool(session, arguments).await?;
    let refreshed = hypervisor.storage_pool_refresh(&pool).await;
    refreshed.while_(|| format!("Failed to refresh pool {}", pool.name))?;
    session.out.extra(format!("Pool {} refreshed\n", pool.name));
    Ok(())
}
