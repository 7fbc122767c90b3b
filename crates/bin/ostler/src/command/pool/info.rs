//! What is to be known of a pool.

use super::{find, list::word};
use crate::{
    command::words,
    failure::{Failure, While},
    output::{Json, size},
    parse::Arguments,
    session::Session,
};
use ostler_core::{Bytes, StoragePoolRef, enumeration::StoragePoolState};
use ostler_driver::api::{StoragePoolInfo, StoragePoolListing};

/// A pool and how it is.
pub(super) struct State {
    pub(super) pool: StoragePoolRef,
    pub(super) info: StoragePoolInfo,
    pub(super) autostart: Option<bool>,
    pub(super) persistent: Option<bool>,
}

impl State {
    /// Whether it runs, so that its sizes are known.
    pub(super) fn has_sizes(&self) -> bool {
        matches!(
            self.info.state.known(),
            Some(StoragePoolState::Running | StoragePoolState::Degraded)
        )
    }

    pub(super) fn json(&self) -> Json {
        let StoragePoolInfo { state, capacity, allocation, available } = self.info;
        let bytes = |Bytes(bytes)| -> Json { self.has_sizes().then_some(bytes).into() };
        Json::object([
            ("name", (&*self.pool.name).into()),
            ("uuid", self.pool.uuid.to_string().into()),
            ("state", words::word(state).into()),
            ("autostart", self.autostart.into()),
            ("persistent", self.persistent.into()),
            ("capacity_bytes", bytes(capacity)),
            ("allocation_bytes", bytes(allocation)),
            ("available_bytes", bytes(available)),
        ])
    }
}

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
