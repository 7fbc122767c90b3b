//! The state that handles, pending commands and the reader share.
//!
//! The lock is held for a table look-up or a write that does not block, never
//! while anything is awaited.

use super::{Greeting, MonitorOptions, envelope};
use crate::error::{CloseReason, QmpError, Refusal};
use crate::transport::{Outbox, Packet};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::UnixStream;
use tokio::sync::{Notify, oneshot, watch};

/// Bytes that may wait for an emulator that does not read.
const BACKLOG: usize = 16 * 1024 * 1024;

/// The `return` of a reply, or its `error`.
pub(crate) type Answer = Result<Box<RawValue>, Refusal>;

/// The `id` of a command; the one that had nothing un-numbered before it goes
/// without.
pub(crate) type Id = Option<u64>;

/// The place at which a command's answer is expected.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    id: Id,
    ticket: u64,
}

/// A command that is written or waits to be.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) slot: Slot,
    pub(crate) answer: oneshot::Receiver<Answer>,
}

/// A command to send.
pub(crate) struct Request<'a, A> {
    pub(crate) name: &'a str,
    pub(crate) arguments: Option<&'a A>,
    pub(crate) descriptors: Vec<OwnedFd>,
}

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) stream: UnixStream,
    pub(crate) options: MonitorOptions,
    /// Tells the reader that something waits to be written, failed, or that
    /// nobody needs it any more.
    pub(crate) wake: Notify,
    state: Mutex<State>,
    ended: watch::Sender<Option<CloseReason>>,
}

#[derive(Debug)]
struct State {
    /// Who waits for which answer; nobody any more for a forgotten command.
    in_flight: BTreeMap<Id, Option<oneshot::Sender<Answer>>>,
    outbox: Outbox,
    tickets: u64,
    next_id: u64,
    corked: usize,
    /// The socket took no more; the reader goes on when it does.
    blocked: bool,
    failure: Option<io::Error>,
    abandoned: bool,
    greeting: Option<oneshot::Sender<Greeting>>,
}

impl Shared {
    pub(crate) fn new(
        stream: UnixStream,
        options: MonitorOptions,
    ) -> (Arc<Self>, oneshot::Receiver<Greeting>) {
        let (sender, greeting) = oneshot::channel();
        let state = State {
            in_flight: BTreeMap::new(),
            outbox: Outbox::default(),
            tickets: 0,
            next_id: 1,
            corked: 0,
            blocked: false,
            failure: None,
            abandoned: false,
            greeting: Some(sender),
        };
        let shared = Self {
            stream,
            options,
            wake: Notify::new(),
            state: Mutex::new(state),
            ended: watch::Sender::new(None),
        };
        (Arc::new(shared), greeting)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change of the state is whole before anything in it can panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes a command, or queues it behind others.
    pub(crate) fn send<A: Serialize>(&self, request: Request<'_, A>) -> Result<Sent, QmpError> {
        let Request { name, arguments, descriptors } = request;
        let mut state = self.state();
        if let Some(reason) = self.close_reason() {
            return Err(QmpError::Closed { command: name.into(), reason });
        }
        let waiting = state.outbox.waiting();
        if waiting > BACKLOG {
            return Err(QmpError::Backlog { command: name.into(), waiting });
        }
        let id = state.choose_id();
        let bytes = envelope::command(name, arguments, id)
            .map_err(|source| QmpError::Arguments { command: name.into(), source })?;
        let (sender, answer) = oneshot::channel();
        state.tickets += 1;
        let ticket = state.tickets;
        state.in_flight.insert(id, Some(sender));
        state.outbox.push(Packet { ticket, bytes, descriptors });
        self.write(&mut state);
        Ok(Sent { slot: Slot { id, ticket }, answer })
    }

    /// Nobody waits for this answer any more. True when the command was taken
    /// back before the peer got any of it.
    pub(crate) fn abandon(&self, slot: Slot) -> bool {
        let mut state = self.state();
        if state.outbox.withdraw(slot.ticket) {
            state.in_flight.remove(&slot.id);
            return true;
        }
        if let Some(waiter) = state.in_flight.get_mut(&slot.id) {
            *waiter = None;
        }
        false
    }

    /// Hands an answer to who waits for it. False when nobody ever asked.
    pub(crate) fn answer(&self, id: Id, answer: Answer) -> bool {
        let waiter = self.state().in_flight.remove(&id);
        match waiter {
            Some(Some(waiter)) => {
                // The waiter may have been forgotten in this moment.
                let _ = waiter.send(answer);
                true
            }
            Some(None) => {
                tracing::debug!(?id, "the answer came after its deadline");
                true
            }
            None => false,
        }
    }

    pub(crate) fn greeted(&self, greeting: Greeting) {
        if let Some(waiter) = self.state().greeting.take() {
            let _ = waiter.send(greeting);
        }
    }

    pub(crate) fn cork(&self) {
        self.state().corked += 1;
    }

    pub(crate) fn uncork(&self) {
        let mut state = self.state();
        state.corked -= 1;
        self.write(&mut state);
    }

    /// Goes on writing once the socket takes more again.
    pub(crate) fn write_on(&self) {
        let mut state = self.state();
        state.blocked = false;
        let flushed = self
            .stream
            .try_io(tokio::io::Interest::WRITABLE, || state.outbox.flush(self.stream.as_fd()));
        state.wrote(flushed);
    }

    fn write(&self, state: &mut State) {
        if state.corked > 0 || state.blocked || state.outbox.is_empty() {
            return;
        }
        let flushed = state.outbox.flush(self.stream.as_fd());
        if state.wrote(flushed) {
            self.wake.notify_one();
        }
    }

    /// Returns whether the socket took no more.
    pub(crate) fn blocked(&self) -> bool {
        self.state().blocked
    }

    /// Why the reader has to end, when it has to.
    pub(crate) fn end_wanted(&self) -> Option<CloseReason> {
        let mut state = self.state();
        if state.abandoned {
            return Some(CloseReason::Dropped);
        }
        state.failure.take().map(|error| CloseReason::Io(Arc::new(error)))
    }

    /// The connection is over: nobody gets an answer any more.
    pub(crate) fn end(&self, reason: CloseReason) {
        // Both ways at once, even if a pending command still holds the socket.
        let _ = rustix::net::shutdown(&self.stream, rustix::net::Shutdown::Both);
        let mut state = self.state();
        self.ended.send_replace(Some(reason));
        state.in_flight.clear();
        state.outbox = Outbox::default();
        state.greeting = None;
    }

    pub(crate) fn close_reason(&self) -> Option<CloseReason> {
        self.ended.borrow().clone()
    }

    pub(crate) async fn closed(&self) -> CloseReason {
        let mut ended = self.ended.subscribe();
        match ended.wait_for(Option::is_some).await {
            Ok(reason) => reason.clone().unwrap_or(CloseReason::Eof),
            // The sender lives as long as `self`.
            Err(_) => CloseReason::Eof,
        }
    }
}

impl State {
    /// Numbers start anew whenever nothing is under way, to remain short.
    fn choose_id(&mut self) -> Id {
        if !self.in_flight.contains_key(&None) {
            return None;
        }
        if self.in_flight.len() == 1 {
            self.next_id = 1;
        }
        self.next_id += 1;
        Some(self.next_id - 1)
    }

    /// Notes how a write went; true when the reader must know.
    fn wrote(&mut self, flushed: io::Result<()>) -> bool {
        let Err(error) = flushed else { return false };
        match error.kind() {
            io::ErrorKind::WouldBlock => self.blocked = true,
            // The peer is gone. What it said last is still to be read, and
            // behind that comes the end of file.
            io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset => return false,
            _ => self.failure = Some(error),
        }
        true
    }
}

/// The part that the clones of a monitor share: ends the connection with the last.
#[derive(Debug)]
pub(crate) struct Handle {
    pub(crate) shared: Arc<Shared>,
}

impl Handle {
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.shared.state().abandoned = true;
        self.shared.wake.notify_one();
    }
}
