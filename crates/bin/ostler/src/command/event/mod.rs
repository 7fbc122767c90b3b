//! `event`: what happens to domains, as it happens.

mod text;
mod words;

use super::find;
use crate::{failure::Failure, parse::Arguments, session::Session};
use ostler_driver::Event;
use ostler_remote::Events;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

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

/// The number of the one kind of event that `--event` names; `None` when the
/// kinds were listed instead.
pub(super) fn chosen(
    session: &mut Session,
    arguments: &Arguments,
    kinds: &[&str],
) -> Result<Option<i32>, Failure> {
    if arguments.flag("list") {
        for kind in kinds {
            session.out.line(kind);
        }
        return Ok(None);
    }
    let Some(wanted) = arguments.text("event")? else {
        return Err(Failure::new("either --list or --event <type> is required"));
    };
    let place = kinds.iter().position(|kind| *kind == wanted);
    match place.and_then(|place| i32::try_from(place).ok()) {
        Some(number) => Ok(Some(number)),
        None => Err(Failure::new(format!("unknown event type {wanted}")).hint("--list lists them")),
    }
}

/// An event that came, with the callback it is for.
pub(super) struct Found {
    pub(super) callback: Option<i32>,
    pub(super) event: Event,
}

/// How long to wait and how events are shown.
pub(super) struct Waiting {
    timeout: Option<Duration>,
    again: bool,
    timestamp: bool,
}

impl Waiting {
    /// Reads `--loop`, `--timeout` and `--timestamp`.
    pub(super) fn of(arguments: &Arguments) -> Result<Self, Failure> {
        let seconds: Option<i64> = arguments.number("timeout")?;
        let timeout = match seconds {
            Some(seconds) if seconds < 1 => {
                return Err(Failure::new(format!(
                    "Numeric value '{seconds}' for <timeout> option is malformed or out of range"
                )));
            }
            Some(seconds) => Some(Duration::from_secs(seconds.unsigned_abs())),
            None => None,
        };
        Ok(Self { timeout, again: arguments.flag("loop"), timestamp: arguments.flag("timestamp") })
    }

    /// Prints events, as `show` writes those that are meant, until the first
    /// of them, the time-out, an interruption or the end of the connection.
    pub(super) async fn run(
        self,
        session: &mut Session,
        mut events: Events,
        mut show: impl FnMut(&Found) -> Option<String>,
    ) -> Result<(), Failure> {
        let end = self.timeout.map(|timeout| Instant::now() + timeout);
        let mut interrupted = std::pin::pin!(tokio::signal::ctrl_c());
        let mut count = 0_u64;
        loop {
            let late = async {
                match end {
                    Some(end) => sleep_until(end).await,
                    None => std::future::pending().await,
                }
            };
            let message = tokio::select! {
                message = events.next() => message,
                () = late => {
                    session.out.line("event loop timed out");
                    break;
                }
                _ = &mut interrupted => {
                    session.out.line("event loop interrupted");
                    break;
                }
            };
            let Some(message) = message else {
                session.out.flush();
                return Err(Failure::new("the connection ended while waiting for events"));
            };
            let Some((callback, event)) = message.read() else { continue };
            let Some(text) = show(&Found { callback, event }) else { continue };
            let time = if self.timestamp {
                crate::output::time::DateTime::now().log() + ": "
            } else {
                String::new()
            };
            session.out.line(format!("{time}{text}"));
            session.out.flush();
            count += 1;
            if !self.again {
                break;
            }
        }
        session.out.line(format!("events received: {count}"));
        if count > 0 { Ok(()) } else { Err(Failure::told()) }
    }
}

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
    let result = waiting
        .run(session, events, |found| {
            let mine = found.callback.is_some_and(|callback| callbacks.contains(&callback));
            let described = mine.then(|| text::describe(&found.event)).flatten()?;
            Some(if json { described.json().on_one_line() } else { described.text() })
        })
        .await;
    for callback in callbacks {
        // On a connection that is gone, nothing is registered any more.
        _ = hypervisor.connect_domain_event_callback_deregister_any(callback).await;
    }
    result
}
