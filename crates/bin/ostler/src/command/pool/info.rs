//! `pool-info`, `pool-name` and `pool-uuid`.

use super::{
    find,
    state::{State, word},
};
use crate::{
    command::words,
    failure::{Failure, While},
    output::{Json, size},
    parse::Arguments,
    session::Session,
};
use ostler_driver::api::{StoragePoolInfo, StoragePoolListing};

/// `pool-info`
pub(in crate::command) async fn info(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (hypervisor, pool) = find::pool(session, arguments).await?;
    let state = State::ask(&hypervisor, pool).await?;
    if arguments.flag("json") {
        session.out.json(&state.json());
        return Ok(());
    }
    let bytes = arguments.flag("bytes");
    let mut line = |label: &str, value: &str| session.out.line(format!("{label:<15} {value}"));
    line("Name:", &state.pool.name);
    line("UUID:", &state.pool.uuid.to_string());
    line("State:", words::word(state.info.state));
    line("Persistent:", word(state.persistent, "unknown"));
    line("Autostart:", word(state.autostart, "no autostart"));
    if state.has_sizes() {
        let StoragePoolInfo { capacity, allocation, available, .. } = state.info;
        for (label, number) in
            [("Capacity:", capacity), ("Allocation:", allocation), ("Available:", available)]
        {
            line(label, &if bytes { number.0.to_string() } else { size::short(number.0) });
        }
    }
    Ok(())
}

/// `pool-name`
pub(in crate::command) async fn name(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let named = arguments.required("pool")?;
    let hypervisor = session.hypervisor().await?;
    let failed = || format!("failed to get pool '{named}'");
    let uuid = crate::command::find::uuid(named).ok_or_else(|| {
        Failure::new(failed()).and(format!("'{named}' is no UUID of a storage pool"))
    })?;
    let pool = hypervisor.storage_pool_lookup_by_uuid(uuid).await.while_(failed)?;
    one(session, arguments, "name", pool.name.to_string());
    Ok(())
}

/// `pool-uuid`
pub(in crate::command) async fn uuid(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let named = arguments.required("pool")?;
    let hypervisor = session.hypervisor().await?;
    let found = hypervisor.storage_pool_lookup_by_name(named).await;
    let pool = found.while_(|| format!("failed to get pool '{named}'"))?;
    one(session, arguments, "uuid", pool.uuid.to_string());
    Ok(())
}

/// Prints one fact, as a line or as JSON.
pub(in crate::command) fn one(
    session: &mut Session,
    arguments: &Arguments,
    name: &str,
    fact: String,
) {
    if arguments.flag("json") {
        session.out.json(&Json::object([(name, fact.into())]));
    } else {
        session.out.line(fact);
    }
}
