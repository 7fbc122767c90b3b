//! What happens, as it happens.
//!
//! - here: `event`, of domains; `text` and `words` say what each event tells.
//! - `waiting`: until an event comes; `described`: an event as it is shown. Pools
//!   and secrets use them too.

mod described;
mod text;
mod waiting;
mod words;

pub(super) use described::Described;
pub(super) use waiting::{Waiting, chosen};
pub(super) use words::word;

use super::find;
use crate::{failure::Failure, parse::Arguments, session::Session};

commands! {
    "event" => event [own interruption],
}

/// The kinds of event by their number (`virDomainEventID`).
pub(crate) const KINDS: [&str; 28] = [
    "lifecycle",
    "reboot",
    "rtc-change",
    "watchdog",
    "io-error",
    "graphics",
    "io-error-reason",
    "control-error",
    "block-job",
    "disk-change",
    "tray-change",
    "pm-wakeup",
    "pm-suspend",
    "balloon-change",
    "pm-suspend-disk",
    "device-removed",
    "block-job-2",
    "tunable",
    "agent-lifecycle",
    "device-added",
    "migration-iteration",
    "job-completed",
    "device-removal-failed",
    "metadata-change",
    "block-threshold",
    "memory-failure",
    "memory-device-size-change",
    "nic-mac-change",
];

/// `event`
pub(super) async fn event(session: &mut Session, arguments: &Arguments) -> Result<(), Failure> {
    for (one, other) in [("all", "event"), ("list", "all"), ("list", "event")] {
        arguments.exclusive(&[one, other])?;
    }
    if arguments.flag("list") {
        for kind in KINDS {
            session.out.line(kind);
        }
        return Ok(());
    }
    let wanted: Vec<i32> = match (arguments.flag("all"), arguments.text("event")?) {
        (true, _) => (0..).take(KINDS.len()).collect(),
        (false, Some("all")) => (0..).take(KINDS.len()).collect(),
        (false, Some(kind)) => match KINDS.iter().position(|known| *known == kind) {
            Some(id) => vec![i32::try_from(id).unwrap_or_default()],
            None => {
                return Err(Failure::new(format!("unknown event type {kind}"))
                    .hint("'event --list' lists them"));
            }
        },
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
        match hypervisor.connect_domain_event_callback_register_any(*id, domain.as_ref()).await {
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
