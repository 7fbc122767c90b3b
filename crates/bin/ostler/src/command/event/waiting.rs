//! Waiting for events.

use crate::command::words::{self, Words};
use crate::{failure::Failure, parse::Arguments, session::Session};
use ostler_driver::Event;
use ostler_remote::Events;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// The one kind of event that `--event` names; `None` when the kinds were listed
/// instead.
pub(in crate::command) fn chosen<E: Words>(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<Option<E>, Failure> {
    if arguments.flag("list") {
        for kind in words::all::<E>() {
            session.out.line(kind);
        }
        return Ok(None);
    }
    let Some(wanted) = arguments.text("event")? else {
        return Err(Failure::new("either --list or --event <type> is required"));
    };
    words::named(wanted).map(Some).ok_or_else(|| {
        Failure::new(format!("unknown event type {wanted}")).hint("--list lists them")
    })
}

/// How long to wait and how events are shown.
pub(in crate::command) struct Waiting {
    timeout: Option<Duration>,
    again: bool,
    timestamp: bool,
}

impl Waiting {
    /// Reads `--loop`, `--timeout` and `--timestamp`.
    pub(in crate::command) fn of(arguments: &Arguments) -> Result<Self, Failure> {
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

    /// Prints the events of these callbacks, as `show` writes those that are
    /// meant, until the first of them, the time-out, an interruption or the end
    /// of the connection.
    pub(in crate::command) async fn run(
        self,
        session: &mut Session,
        mut events: Events,
        callbacks: &[i32],
        show: impl Fn(&Event) -> Option<String>,
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
            let Some((Some(callback), event)) = message.read() else { continue };
            let Some(text) = callbacks.contains(&callback).then(|| show(&event)).flatten() else {
                continue;
            };
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
        if count > 0 { Ok(()) } else { Err(Failure::already_shown()) }
    }
}
