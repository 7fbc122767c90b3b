//! The state of a pool, as lists and `pool-info` show it.

use crate::{failure::Failure, output::Json, session::Hypervisor};
use ostler_core::{Result, StoragePoolRef};
use ostler_driver::api::{StoragePoolDefinition, StoragePoolInfo};

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
        matches!(self.info.state, 2 | 3)
    }

    pub(super) fn json(&self) -> Json {
        let StoragePoolInfo { state, capacity, allocation, available } = self.info;
        let bytes = |bytes: u64| -> Json { self.has_sizes().then_some(bytes).into() };
        Json::object([
            ("name", (&*self.pool.name).into()),
            ("uuid", self.pool.uuid.to_string().into()),
            ("state", state_name(state).into()),
            ("autostart", self.autostart.into()),
            ("persistent", self.persistent.into()),
            ("capacity_bytes", bytes(capacity)),
            ("allocation_bytes", bytes(allocation)),
            ("available_bytes", bytes(available)),
        ])
    }
}

/// The name of a `virStoragePoolState`.
pub(super) fn state_name(state: u8) -> &'static str {
    match state {
        0 => "inactive",
        1 => "building",
        2 => "running",
        3 => "degraded",
        4 => "inaccessible",
        _ => "unknown",
    }
}

/// `yes` and `no`, or that it is not known.
pub(super) fn word(answer: Option<bool>, unknown: &'static str) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => unknown,
    }
}

impl State {
    /// Asks for all that is shown of one pool.
    pub(super) async fn of(hypervisor: &Hypervisor, pool: StoragePoolRef) -> Result<Self> {
        let (info, autostart, persistent) = tokio::join!(
            hypervisor.storage_pool_info(&pool),
            hypervisor.storage_pool_autostart(&pool),
            hypervisor.storage_pool_is_persistent(&pool),
        );
        Ok(Self { info: info?, autostart: autostart.ok(), persistent: persistent.ok(), pool })
    }

    /// The same, with an error that can be shown.
    pub(super) async fn ask(
        hypervisor: &Hypervisor,
        pool: StoragePoolRef,
    ) -> Result<Self, Failure> {
        Ok(Self::of(hypervisor, pool).await?)
    }
}
