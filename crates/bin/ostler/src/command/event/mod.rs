//! Commands that show events as they come.
//!
//! - here: `event`, of domains; `text` says what each event tells.
//! - `family`: the same for pools, secrets and every family with a few kinds of
//!   events.
//! - `waiting`: until an event comes; `described`: an event as it is shown.

mod described;
mod family;
mod text;
mod waiting;

pub(super) use described::Described;
pub(super) use family::{EventFamily, events as family_events};
pub(super) use waiting::Waiting;
use waiting::chosen;

use super::{
    find,
    words::{self, Words},
};
use crate::{failure::Failure, parse::Arguments, session::Session};
use ostler_core::enumeration::{DomainEventId, Open};

commands! {
    "event" => event [own interruption],
}

/// `event`
pub(super) async fn event(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    for (one, other) in [("all", "event"), ("list", "all"), ("list", "event")] {
        arguments.exclusive(&[one, other])?;
    }
    if arguments.flag("list") {
        for kind in words::all::<DomainEventId>() {
            session.out.line(kind);
        }
        return Ok(());
    }
    let wanted: Vec<DomainEventId> = match (arguments.flag("all"), arguments.text("event")?) {
        (true, _) | (false, Some("all")) => DomainEventId::ALL.to_vec(),
        (false, Some(kind)) => vec![words::named(kind).ok_or_else(|| {
            Failure::new(format!("unknown event type {kind}")).hint("'event --list' lists them")
        })?],
        (false, None) => {
            return Err(Failure::new("one of --list, --all, or --event <type> is required"));
        }
    };
    let waiting = Waiting::of(arguments)?;
    let (hypervisor, domain) = match arguments.flag("domain") {
        true => {
            let (hypervisor, domain) = find::domain(session, arguments).await?;
            (hypervisor, Some(domain))
        }
        false => (session.hypervisor().await?, None),
    };
    let events = hypervisor.caller().events();
    let mut callbacks = Vec::new();
    for id in &wanted {
        let id = Open::from(*id);
        match hypervisor.connect_domain_event_callback_register_any(id, domain.as_ref()).await {
            Ok(callback) => callbacks.push(callback),
            // An older daemon does not have every kind.
            Err(_) if wanted.len() > 1 => {}
            Err(error) => return Err(error.into()),
        }
    }
    let json = arguments.flag("json");
    let show = |event: &_| Some(text::describe(event)?.shown(json));
    let result = waiting.run(session, events, &callbacks, show).await;
    for callback in callbacks {
        // On a connection that is gone, nothing is registered any more.
        _ = hypervisor.connect_domain_event_callback_deregister_any(callback).await;
    }
    result
}
