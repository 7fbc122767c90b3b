//! The state of one pool, as commands show it.

use crate::{command::words, output::Json, session::Hypervisor};
use ostler_core::{Bytes, Result, StoragePoolRef, enumeration::StoragePoolState};
use ostler_driver::api::{StoragePoolDefinition, StoragePoolInfo};

/// A pool and its state.
pub(super) struct State {
    pub(super) pool: StoragePoolRef,
    pub(super) info: StoragePoolInfo,
    pub(super) autostart: Option<bool>,
    pub(super) persistent: Option<bool>,
}

impl State {
    /// Asks for all that is shown of one pool.
    pub(super) async fn ask(hypervisor: &Hypervisor, pool: StoragePoolRef) -> Result<Self> {
        let (info, autostart, persistent) = tokio::join!(
            hypervisor.storage_pool_info(&pool),
            hypervisor.storage_pool_autostart(&pool),
            hypervisor.storage_pool_is_persistent(&pool),
        );
        Ok(Self { info: info?, autostart: autostart.ok(), persistent: persistent.ok(), pool })
    }

    /// Says whether it runs, so that its sizes are known.
    pub(super) fn has_sizes(&self) -> bool {
        matches!(
            self.info.state.known(),
            Some(StoragePoolState::Running | StoragePoolState::Degraded)
        )
    }

    /// The object that stands for it in JSON.
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

/// The word for an answer: `yes`, `no`, or `unknown` where there is none.
pub(super) fn word(answer: Option<bool>, unknown: &'static str) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => unknown,
    }
}
