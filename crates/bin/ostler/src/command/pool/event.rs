//! `pool-event`

use super::find;
use crate::{
    command::event::{Described, EventFamily, family_events},
    command::words::{Words, word},
    failure::Failure,
    parse::Arguments,
    session::{Hypervisor, Session},
};
use ostler_core::enumeration::{Open, StoragePoolEventId};
use ostler_core::{Result, StoragePoolRef};
use ostler_driver::Event;

struct Pools;

impl EventFamily for Pools {
    type Reference = StoragePoolRef;
    type Kind = StoragePoolEventId;
    const OPTION: &'static str = "pool";

    async fn find(
        session: &mut Session,
        arguments: &Arguments,
    ) -> std::result::Result<(Hypervisor, StoragePoolRef), Failure> {
        find::pool(session, arguments).await
    }

    async fn register(
        hypervisor: &Hypervisor,
        kind: Open<StoragePoolEventId>,
        pool: Option<&StoragePoolRef>,
    ) -> Result<i32> {
        hypervisor.connect_storage_pool_event_register_any(kind, pool).await
    }

    async fn deregister(hypervisor: &Hypervisor, callback: i32) -> Result<()> {
        hypervisor.connect_storage_pool_event_deregister_any(callback).await
    }

    fn describe(event: &Event) -> Option<Described> {
        let (kind, pool, change) = match event {
            Event::StoragePoolLifecycle { pool, event, .. } => {
                (StoragePoolEventId::Lifecycle, pool, Some(word(*event)))
            }
            Event::StoragePoolRefresh { pool } => (StoragePoolEventId::Refresh, pool, None),
            _ => return None,
        };
        let named = ("pool", pool.name.to_string());
        Some(Described::change(kind.word(), format!("storage pool {}", pool.name), named, change))
    }
}

/// `pool-event`
pub(in crate::command) async fn events(
    session: &mut Session,
    arguments: &Arguments,
) -> std::result::Result<(), Failure> {
    family_events::<Pools>(session, arguments).await
}
