//! Streams: bytes both ways beside a call that opened them, with holes.

use crate::connection::Shared;
use bytes::Bytes;
use ostler_core::{Error, Result};
use ostler_protocol::{
    Header, MessageStatus, MessageType,
    frame::{STREAM_CHUNK_MAX, data_frame, hole_frame, stream_end, stream_error},
    message::StreamHole,
    wire::Wire,
};
use ostler_xdr::Reader;
use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::Notify;

/// How much may wait to be read. A daemon that sends more is cut off: what is
/// read faster than it is used would fill the memory.
const WAITING_MAX: usize = 64 << 20;
/// How much may wait to be sent before a sender waits.
const SENDING_MAX: usize = 1 << 20;

/// A part of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Bytes.
    Data(Bytes),
    /// So many bytes that are zero and were not sent.
    Hole(u64),
    /// The end; nothing comes after it.
    End,
}

/// The client's end of a stream. Dropping it gives the stream up.
pub struct RemoteStream {
    shared: Arc<Shared>,
    header: Header,
    queue: Arc<Queue>,
    finished: bool,
}

/// What has come of a stream and is not read yet.
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
    /// The daemon has closed the stream, which [`RemoteStream::finish`] awaits.
    closed: bool,
    failed: Option<Error>,
}

impl RemoteStream {
    pub(crate) fn new(shared: Arc<Shared>, header: Header) -> Self {
        Self { shared, header, queue: Arc::default(), finished: false }
    }

    pub(crate) fn queue(&self) -> Arc<Queue> {
        Arc::clone(&self.queue)
    }

    /// Waits for the next part.
    ///
    /// # Errors
    /// The daemon ended the stream with an error, or the connection ended.
    pub async fn receive(&self) -> Result<Part> {
        loop {
            let arrived = self.queue.arrived.notified();
            if let Some(part) = self.queue.take()? {
                return Ok(part);
            }
            arrived.await;
        }
    }

    /// Sends bytes.
    ///
    /// # Errors
    /// The stream or the connection has ended.
    pub async fn send(&self, data: &[u8]) -> Result<()> {
        for chunk in data.chunks(STREAM_CHUNK_MAX) {
            self.check()?;
            while self.shared.outbox.waiting() > SENDING_MAX {
                // The connection's task drains what waits; look again soon.
                tokio::time::sleep(std::time::Duration::from_millis(1)).await;
                self.check()?;
            }
            self.put(|out, header| data_frame(out, header, chunk))?;
        }
        Ok(())
    }

    /// Leaves out so many bytes, which are zero.
    ///
    /// # Errors
    /// The stream or the connection has ended.
    pub fn send_hole(&self, length: u64) -> Result<()> {
        self.check()?;
        let length = i64::try_from(length)
            .map_err(|_| Error::invalid_arg("a hole of more than 8 EiB cannot be sent"))?;
        self.put(|out, header| hole_frame(out, header, length))
    }

    /// Says that all is sent, and waits until the daemon has taken it.
    ///
    /// # Errors
    /// The daemon could not take all of it, or the connection ended.
    pub async fn finish(mut self) -> Result<()> {
        self.put(stream_end)?;
        self.finished = true;
        loop {
            let arrived = self.queue.arrived.notified();
            match &*self.queue.lock() {
                State { failed: Some(error), .. } => return Err(error.clone()),
                State { closed: true, .. } => return Ok(()),
                _ => {}
            }
            arrived.await;
        }
    }

    /// Gives the stream up.
    pub fn abort(self) {}

    fn check(&self) -> Result<()> {
        match &self.queue.lock().failed {
            Some(error) => Err(error.clone()),
            None => Ok(()),
        }
    }

    fn put(
        &self,
        build: impl FnOnce(&mut Vec<u8>, Header) -> ostler_xdr::Result<()>,
    ) -> Result<()> {
        match self.shared.outbox.add(|packet| build(packet.buffer(), self.header)) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(problem)) => Err(Error::rpc(format!("cannot send stream data: {problem}"))),
            Err(_) => Err(self.shared.ended()),
        }
    }
}

impl Drop for RemoteStream {
    fn drop(&mut self) {
        let over = {
            let state = self.queue.lock();
            state.closed || state.failed.is_some()
        };
        if !self.finished && !over {
            // On a connection that is gone there is nothing to give up.
            _ = self.put(|out, header| stream_error(out, header, None));
        }
        self.shared.end_stream(self.header.serial);
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Result<Option<Part>> {
        let mut state = self.lock();
        if let Some(part) = state.parts.pop_front() {
            if let Part::Data(data) = &part {
                state.waiting -= data.len();
            }
            return Ok(Some(part));
        }
        match (&state.failed, state.ended) {
            (Some(error), _) => Err(error.clone()),
            (None, true) => Ok(Some(Part::End)),
            (None, false) => Ok(None),
        }
    }

    /// Takes a message of the stream from the daemon.
    pub(crate) fn receive(&self, header: Header, payload: Bytes) {
        let mut state = self.lock();
        match (header.kind, header.status) {
            (_, MessageStatus::Error) => {
                state.failed = Some(crate::connection::error(&payload));
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
        self.arrived.notify_one();
    }

    /// Ends the stream with the connection.
    pub(crate) fn fail(&self, error: Error) {
        self.lock().failed.get_or_insert(error);
        self.arrived.notify_one();
    }
}

impl fmt::Debug for RemoteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RemoteStream").field("serial", &self.header.serial).finish()
    }
}
