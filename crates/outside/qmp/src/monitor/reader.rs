//! The one task of a monitor: reads, and hands over what came.

use super::Greeting;
use super::envelope::Incoming;
use super::shared::Shared;
use crate::error::CloseReason;
use crate::event::Event;
use crate::event::Notice;
use crate::transport::Inbox;
use std::io;
use std::sync::Arc;
use tokio::io::Interest;

/// Runs until the connection ends or the last handle is dropped.
pub(crate) async fn run(shared: Arc<Shared>, mut handler: impl FnMut(Notice) + Send) {
    let end = End(&shared);
    let reason = read(&shared, &mut handler).await;
    shared.end(reason.clone());
    drop(end);
    handler(Notice::Closed(reason));
}

/// Ends the connection even if the task is, by a runtime that shuts down or a
/// handler that panics: nobody shall wait for a reader that is gone.
struct End<'a>(&'a Shared);

impl Drop for End<'_> {
    fn drop(&mut self) {
        if self.0.close_reason().is_none() {
            self.0.end(CloseReason::Dropped);
        }
    }
}

async fn read(shared: &Shared, handler: &mut (impl FnMut(Notice) + Send)) -> CloseReason {
    let mut inbox = Inbox::new(shared.options.max_message);
    loop {
        let mut interest = Interest::READABLE;
        if shared.blocked() {
            interest |= Interest::WRITABLE;
        }
        tokio::select! {
            ready = shared.stream.ready(interest) => match ready {
                Ok(ready) => {
                    if ready.is_writable() {
                        shared.write_on();
                    }
                    if ready.is_readable()
                        && let Err(reason) = take(shared, &mut inbox, handler)
                    {
                        return reason;
                    }
                }
                Err(error) => return CloseReason::Io(Arc::new(error)),
            },
            () = shared.wake.notified() => {}
        }
        if let Some(reason) = shared.end_wanted() {
            return reason;
        }
    }
}

/// Reads what is there and hands over the whole messages in it.
fn take(
    shared: &Shared,
    inbox: &mut Inbox,
    handler: &mut (impl FnMut(Notice) + Send),
) -> Result<(), CloseReason> {
    match shared.stream.try_read_buf(inbox.space()) {
        Ok(0) => return Err(CloseReason::Eof),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::ConnectionReset => {
            return Err(CloseReason::Eof);
        }
        Err(error) => return Err(CloseReason::Io(Arc::new(error))),
    }
    loop {
        match inbox.next_line() {
            Ok(Some([])) => {}
            Ok(Some(line)) => message(shared, line, handler)?,
            Ok(None) => return Ok(()),
            Err(long) => return Err(CloseReason::TooLong { limit: long.limit }),
        }
    }
}

fn message(
    shared: &Shared,
    line: &[u8],
    handler: &mut (impl FnMut(Notice) + Send),
) -> Result<(), CloseReason> {
    let incoming: Incoming<'_> = serde_json::from_slice(line).map_err(malformed)?;
    if let Some(name) = incoming.event {
        let at = incoming.timestamp.unwrap_or_default();
        handler(Notice::Event(Event::new(&name, at, incoming.data)));
        return Ok(());
    }
    if let Some(greeting) = incoming.greeting {
        let greeting: Greeting = serde_json::from_str(greeting.get()).map_err(malformed)?;
        shared.greeted(greeting);
        return Ok(());
    }
    let answer = match (incoming.result, incoming.error) {
        (_, Some(refusal)) => Err(refusal),
        (Some(result), None) => Ok(result.to_owned()),
        (None, None) => return Err(malformed("neither greeting, answer nor event")),
    };
    if shared.answer(incoming.id, answer) {
        Ok(())
    } else {
        Err(malformed("an answer to a command that was not given"))
    }
}

fn malformed(detail: impl ToString) -> CloseReason {
    CloseReason::Malformed { detail: detail.to_string().into() }
}
