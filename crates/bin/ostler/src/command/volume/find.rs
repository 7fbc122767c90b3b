//! Finding the volume that an option names.

use crate::{
    command::pool,
    failure::{Failure, While},
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::{StoragePoolRef, StorageVolumeRef};
use ostler_driver::api::{StoragePoolDefinition, StoragePoolListing, StorageVolumeListing};

/// The daemon and the volume that `--vol` names: in the pool of `--pool` by
/// name, everywhere by key or path.
pub(super) async fn volume(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(Hypervisor, StorageVolumeRef), Failure> {
    let named = arguments.required("vol")?.to_owned();
    let hypervisor = session.hypervisor().await?;
    let volume = lookup(&hypervisor, &named, arguments.text("pool")?, "pool").await?;
    Ok((hypervisor, volume))
}

/// The same for commands that know no pool.
pub(super) async fn volume_anywhere(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(Hypervisor, StorageVolumeRef), Failure> {
    let named = arguments.required("vol")?.to_owned();
    let hypervisor = session.hypervisor().await?;
    let volume = by_key_or_path(&hypervisor, &named).await;
    Ok((hypervisor, volume.while_(|| format!("failed to get vol '{named}'"))?))
}

/// The volume of this name, key or path; `option` is how its pool is named.
pub(super) async fn lookup(
    hypervisor: &Hypervisor,
    named: &str,
    in_pool: Option<&str>,
    option: &str,
) -> Result<StorageVolumeRef, Failure> {
    let Some(in_pool) = in_pool else {
        let found = by_key_or_path(hypervisor, named).await;
        return found
            .while_(|| format!("failed to get vol '{named}', specifying --{option} might help"));
    };
    let pool = pool::find::lookup(hypervisor, in_pool).await?;
    if hypervisor.storage_pool_is_active(&pool).await.ok() == Some(false) {
        return Err(Failure::new(format!("pool '{in_pool}' is not active"))
            .hint(format!("'pool-start {in_pool}' starts it")));
    }
    let volume = in_pool_or_anywhere(hypervisor, &pool, named)
        .await
        .while_(|| format!("failed to get vol '{named}'"))
        .map_err(|failure| failure.hint(format!("'vol-list {in_pool}' shows its volumes")))?;
    if volume.pool != pool.name {
        return Err(Failure::new(format!("Requested volume '{named}' is not in pool '{in_pool}'")));
    }
    Ok(volume)
}

/// The volume of this name in the pool, or of this key or path.
pub(super) async fn in_pool_or_anywhere(
    hypervisor: &Hypervisor,
    pool: &StoragePoolRef,
    named: &str,
) -> ostler_core::Result<StorageVolumeRef> {
    match hypervisor.storage_vol_lookup_by_name(pool, named).await {
        Ok(volume) => Ok(volume),
        Err(_) => by_key_or_path(hypervisor, named).await,
    }
}

async fn by_key_or_path(
    hypervisor: &Hypervisor,
    named: &str,
) -> ostler_core::Result<StorageVolumeRef> {
    match hypervisor.storage_vol_lookup_by_key(named).await {
        Ok(volume) => Ok(volume),
        Err(_) => hypervisor.storage_vol_lookup_by_path(named).await,
    }
}

/// The pool a volume is in.
pub(super) async fn pool_of(
    hypervisor: &Hypervisor,
    volume: &StorageVolumeRef,
) -> Result<StoragePoolRef, Failure> {
    let found = hypervisor.storage_pool_lookup_by_volume(volume).await;
    found.while_(|| "failed to get parent pool")
}
