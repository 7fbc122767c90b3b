//! Streams: bytes both ways beside a call that opened them, with holes.

use crate::multiplex::{Phase, Queue, Shared};
use async_trait::async_trait;
use bytes::Bytes;
use ostler_core::{Error, Result};
use ostler_driver::{Part, Stream, StreamSink, StreamSource};
use ostler_protocol::{
    Header, StreamDirection,
    frame::{STREAM_CHUNK_MAX, data_frame, hole_frame, stream_end, stream_error},
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// Bytes that may wait to be sent before a sender waits.
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
    /// Data that was received and did not fit the last read.
    left: Bytes,
}

struct Sink(Arc<End>);

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
        self.queue.failure().map_or(Ok(()), Err)
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
        let phase = self.queue.phase();
        if phase != Phase::Over && !*self.finished.get_mut() {
            // On a connection that is gone there is nothing to give up. Whoever
            // has read to the end only closes.
            _ = self.put(|out, header| match phase {
                Phase::Ended => stream_end(out, header),
                _ => stream_error(out, header, None),
            });
        }
        self.shared.end_stream(self.header.serial);
    }
}

#[async_trait]
impl StreamSource for Source {
    async fn read(&mut self, limit: usize) -> Result<Option<Part>> {
        while self.left.is_empty() {
            let arrived = self.end.queue.arrived();
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
            let arrived = self.0.queue.arrived();
            if let Some(outcome) = self.0.queue.outcome() {
                return outcome;
            }
            arrived.await;
        }
    }
}
