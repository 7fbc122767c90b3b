//! `pool-event`

use super::find;
use crate::{
    command::event::{Described, Waiting, chosen, word},
    failure::Failure,
    parse::Arguments,
    session::Session,
};
use ostler_driver::Event;

/// The kinds of event by their number (`virStoragePoolEventID`).
pub(crate) const KINDS: [&str; 2] = ["lifecycle", "refresh"];

/// The changes of a pool (`virStoragePoolEventLifecycleType`).
const CHANGES: &[&str] = &["Defined", "Undefined", "Started", "Stopped", "Created", "Deleted"];

/// `pool-event`
pub(in crate::command) async fn events(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let Some(kind) = chosen(session, arguments, &KINDS)? else { return Ok(()) };
    let waiting = Waiting::of(arguments)?;
    let (hypervisor, pool) = match arguments.flag("pool") {
        true => {
            let (hypervisor, pool) = find::pool(session, arguments).await?;
            (hypervisor, Some(pool))
        }
        false => (session.hypervisor().await?, None),
    };
    let events = hypervisor.caller().events();
    let callback = hypervisor.connect_storage_pool_event_register_any(kind, pool.as_ref()).await?;
    let json = arguments.flag("json");
    let show = |event: &_| Some(describe(event)?.shown(json));
    let result = waiting.run(session, events, &[callback], show).await;
    // On a connection that is gone, nothing is registered any more.
    _ = hypervisor.connect_storage_pool_event_deregister_any(callback).await;
    result
}

fn describe(event: &Event) -> Option<Described> {
    let (kind, pool, change) = match event {
        Event::StoragePoolLifecycle { pool, event, .. } => {
            (KINDS[0], pool, Some(word(CHANGES, *event)))
        }
        Event::StoragePoolRefresh { pool } => (KINDS[1], pool, None),
        _ => return None,
    };
    let named = ("pool", pool.name.to_string());
    Some(Described::change(kind, format!("storage pool {}", pool.name), named, change))
}
