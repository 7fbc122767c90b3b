//! Streams: bytes both ways beside a call that opened them, with holes.

use crate::connection::Shared;
use async_trait::async_trait;
use bytes::Bytes;
use ostler_core::{Error, Result};
use ostler_driver::{Part, Stream, StreamSink, StreamSource};
use ostler_protocol::{
    Header, MessageStatus, MessageType, StreamDirection,
    frame::{STREAM_CHUNK_MAX, data_frame, hole_frame, stream_end, stream_error},
    message::StreamHole,
    wire::Wire,
};
use ostler_xdr::Reader;
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::Notify;

/// How much may wait to be read. A daemon that sends more is cut off: what is
/// read faster than it is used would fill the memory.
const WAITING_MAX: usize = 64 << 20;
/// How much may wait to be sent before a sender waits.
const SENDING_MAX: usize = 1 << 20;

/// The client's end of a stream, shared by its source and its sink. When both
/// are gone, a stream that is not over is given up.
pub(crate) struct End {
    shared: Arc<Shared>,
    header: Header,
    queue: Arc<Queue>,
    finished: AtomicBool,
}

struct Source {
    end: Arc<End>,
    /// What was received and did not fit the last read.
    left: Bytes,
}

struct Sink(Arc<End>);

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
    /// The daemon has closed the stream, which whoever finishes it awaits.
    closed: bool,
    failed: Option<Error>,
}

impl End {
    pub(crate) fn new(shared: Arc<Shared>, header: Header) -> Self {
        Self { shared, header, queue: Arc::default(), finished: AtomicBool::new(false) }
    }

    pub(crate) fn queue(&self) -> Arc<Queue> {
        Arc::clone(&self.queue)
    }

    /// The stream that drivers know.
    pub(crate) fn into_stream(self, direction: StreamDirection) -> Stream {
        let end = Arc::new(self);
        let source = Source { end: Arc::clone(&end), left: Bytes::new() };
        match direction {
            StreamDirection::Read => Stream::reading(source),
            StreamDirection::Write => Stream::writing(Sink(end)),
            StreamDirection::Both | StreamDirection::None => Stream::both(source, Sink(end)),
        }
    }

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

impl Drop for End {
    fn drop(&mut self) {
        let (ended, over) = {
            let state = self.queue.lock();
            (state.ended, state.closed || state.failed.is_some())
        };
        if !over && !*self.finished.get_mut() {
            // On a connection that is gone there is nothing to give up. Whoever
            // has read to the end only closes.
            _ = self.put(|out, header| {
                if ended { stream_end(out, header) } else { stream_error(out, header, None) }
            });
        }
        self.shared.end_stream(self.header.serial);
    }
}

#[async_trait]
impl StreamSource for Source {
    async fn read(&mut self, limit: usize) -> Result<Option<Part>> {
        while self.left.is_empty() {
            let arrived = self.end.queue.arrived.notified();
            match self.end.queue.take()? {
                Some(Some(Part::Data(data))) => self.left = data,
                Some(other) => return Ok(other),
                None => arrived.await,
            }
        }
        let count = limit.min(self.left.len());
        Ok(Some(Part::Data(self.left.split_to(count))))
    }
}

#[async_trait]
impl StreamSink for Sink {
    async fn write(&mut self, data: Bytes) -> Result<()> {
        for chunk in data.chunks(STREAM_CHUNK_MAX) {
            self.0.check()?;
            while self.0.shared.outbox.waiting() > SENDING_MAX {
                // The connection's task drains what waits; look again soon.
                tokio::time::sleep(Duration::from_millis(1)).await;
                self.0.check()?;
            }
            self.0.put(|out, header| data_frame(out, header, chunk))?;
        }
        Ok(())
    }

    async fn hole(&mut self, length: u64) -> Result<()> {
        self.0.check()?;
        let length = i64::try_from(length)
            .map_err(|_| Error::invalid_arg("a hole of more than 8 EiB cannot be sent"))?;
        self.0.put(|out, header| hole_frame(out, header, length))
    }

    async fn finish(&mut self) -> Result<()> {
        self.0.check()?;
        self.0.put(stream_end)?;
        self.0.finished.store(true, Ordering::Relaxed);
        loop {
            let arrived = self.0.queue.arrived.notified();
            match &*self.0.queue.lock() {
                State { failed: Some(error), .. } => return Err(error.clone()),
                State { closed: true, .. } => return Ok(()),
                _ => {}
            }
            arrived.await;
        }
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next part, or the end, if either has come.
    fn take(&self) -> Result<Option<Option<Part>>> {
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
        self.arrived.notify_waiters();
    }

    /// Ends the stream with the connection.
    pub(crate) fn fail(&self, error: Error) {
        self.lock().failed.get_or_insert(error);
        self.arrived.notify_waiters();
    }
}
