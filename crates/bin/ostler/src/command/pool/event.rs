//! `pool-event`

use super::find;
use crate::{
    command::event::{Found, Waiting, chosen},
    failure::Failure,
    output::Json,
    parse::Arguments,
    session::Session,
};
use ostler_driver::Event;

/// The kinds of event by their number (`virStoragePoolEventID`).
pub(crate) const KINDS: [&str; 2] = ["lifecycle", "refresh"];

/// What happens to a pool (`virStoragePoolEventLifecycleType`).
const CHANGES: [&str; 6] = ["Defined", "Undefined", "Started", "Stopped", "Created", "Deleted"];

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
    let result = waiting
        .run(session, events, |found| {
            (found.callback == Some(callback)).then(|| told(found, json)).flatten()
        })
        .await;
    // On a connection that is gone, nothing is registered any more.
    _ = hypervisor.connect_storage_pool_event_deregister_any(callback).await;
    result
}

fn told(found: &Found, json: bool) -> Option<String> {
    let (kind, pool, change) = match &found.event {
        Event::StoragePoolLifecycle { pool, event, .. } => {
            let change = usize::try_from(*event).ok().and_then(|event| CHANGES.get(event));
            (KINDS[0], pool, Some(*change.unwrap_or(&"unknown")))
        }
        Event::StoragePoolRefresh { pool } => (KINDS[1], pool, None),
        _ => return None,
    };
    if json {
        let object = Json::object([
            ("event", kind.into()),
            ("pool", (&*pool.name).into()),
            ("change", change.into()),
        ]);
        return Some(object.on_one_line());
    }
    let tail = change.map(|change| format!(": {change}")).unwrap_or_default();
    Some(format!("event '{kind}' for storage pool {}{tail}", pool.name))
}
