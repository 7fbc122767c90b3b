//! The data of one stream that has come and is not read yet.

use super::error;
use bytes::Bytes;
use ostler_core::{Error, Result};
use ostler_driver::Part;
use ostler_protocol::{Header, MessageStatus, MessageType, message::StreamHole, wire::Wire};
use ostler_xdr::Reader;
use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::{Notify, futures::Notified};

/// Bytes that may wait to be read. A daemon that sends more is cut off: data that
/// comes faster than it is used would fill the memory.
const WAITING_MAX: usize = 64 << 20;

/// The data of one stream that has come and is not read yet, and its progress on
/// the daemon's side.
#[derive(Default)]
pub(crate) struct Queue {
    state: Mutex<State>,
    arrived: Notify,
}

#[derive(Default)]
struct State {
    parts: VecDeque<Part>,
    waiting: usize,
    /// The daemon has sent all of its data.
    ended: bool,
    /// The daemon has closed the stream, which whoever finishes it awaits.
    closed: bool,
    failed: Option<Error>,
}

/// The progress of a stream on the daemon's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// More data may come.
    Open,
    /// All data has come.
    Ended,
    /// The daemon has closed it, or it has failed.
    Over,
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ready once more has come, from the call of this function on.
    pub(crate) fn arrived(&self) -> Notified<'_> {
        self.arrived.notified()
    }

    /// The progress of the stream on the daemon's side.
    pub(crate) fn phase(&self) -> Phase {
        match &*self.lock() {
            State { closed: true, .. } | State { failed: Some(_), .. } => Phase::Over,
            State { ended: true, .. } => Phase::Ended,
            _ => Phase::Open,
        }
    }

    /// The error with which the stream has failed.
    pub(crate) fn failure(&self) -> Option<Error> {
        self.lock().failed.clone()
    }

    /// The outcome of the stream, once it is over.
    pub(crate) fn outcome(&self) -> Option<Result<()>> {
        match &*self.lock() {
            State { failed: Some(error), .. } => Some(Err(error.clone())),
            State { closed: true, .. } => Some(Ok(())),
            _ => None,
        }
    }

    /// The next part, or the end, if either has come.
    pub(crate) fn take(&self) -> Result<Option<Option<Part>>> {
        let mut state = self.lock();
        if let Some(part) = state.parts.pop_front() {
            if let Part::Data(data) = &part {
                state.waiting -= data.len();
            }
            return Ok(Some(Some(part)));
        }
        match (&state.failed, state.ended) {
            (Some(error), _) => Err(error.clone()),
            (None, true) => Ok(Some(None)),
            (None, false) => Ok(None),
        }
    }

    /// Takes a message of the stream from the daemon.
    pub(crate) fn receive(&self, header: Header, payload: Bytes) {
        let mut state = self.lock();
        match (header.kind, header.status) {
            (_, MessageStatus::Error) => {
                state.failed = Some(error(&payload));
            }
            (MessageType::StreamHole, _) => match StreamHole::decode(&mut Reader::new(&payload)) {
                Ok(StreamHole { length, .. }) if length >= 0 => {
                    state.parts.push_back(Part::Hole(length.unsigned_abs()));
                }
                _ => state.failed = Some(Error::rpc("the daemon sent a hole without length")),
            },
            (_, MessageStatus::Continue) if payload.is_empty() => state.ended = true,
            (_, MessageStatus::Continue) => {
                state.waiting += payload.len();
                state.parts.push_back(Part::Data(payload));
                if state.waiting > WAITING_MAX {
                    state.parts.clear();
                    state.failed =
                        Some(Error::operation_failed("stream data came faster than it was read"));
                }
            }
            (_, MessageStatus::Ok) => {
                state.ended = true;
                state.closed = true;
            }
        }
        drop(state);
        self.arrived.notify_waiters();
    }

    /// Ends the stream with `error`, as the connection ends.
    pub(crate) fn fail(&self, error: Error) {
        self.lock().failed.get_or_insert(error);
        self.arrived.notify_waiters();
    }
}
