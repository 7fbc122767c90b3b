//! Finding the pool that an option names.

use crate::{
    command::find::uuid,
    failure::{Failure, While},
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::StoragePoolRef;
use ostler_driver::api::StoragePoolListing;

/// The daemon and the pool that `--pool` names by UUID or name.
pub(in crate::command) async fn pool(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(Hypervisor, StoragePoolRef), Failure> {
    let named = arguments.required("pool")?.to_owned();
    let hypervisor = session.hypervisor().await?;
    let pool = lookup(&hypervisor, &named).await?;
    Ok((hypervisor, pool))
}

/// The pool of this UUID or name, tried in this order.
pub(in crate::command) async fn lookup(
    hypervisor: &Hypervisor,
    named: &str,
) -> Result<StoragePoolRef, Failure> {
    if let Some(uuid) = uuid(named)
        && let Ok(pool) = hypervisor.storage_pool_lookup_by_uuid(uuid).await
    {
        return Ok(pool);
    }
    let found = hypervisor.storage_pool_lookup_by_name(named).await;
    found
        .while_(|| format!("failed to get pool '{named}'"))
        .map_err(|failure| failure.hint("'pool-list --all' shows the pools there are"))
}
