//! Streams: bytes and holes that flow beside a call, one way or both.
//!
//! Whoever answers a call that opens a stream returns a [`Stream`]: what can be
//! read from it (a console's output, a volume's content), what can be written
//! to it, or both. The server carries it over the wire for a client; the client
//! returns one whose other end is at a daemon. So the same type is used on
//! both sides.
//!
//! A sink that is dropped without [`StreamSink::finish`] was aborted: what it
//! has written is not to be relied on. A source that is dropped is not wanted
//! any more.

use async_trait::async_trait;
use bytes::Bytes;
use ostler_core::{Error, Result};
use std::fmt;

/// A part of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Bytes, at least one.
    Data(Bytes),
    /// So many zero bytes, which need not be sent or stored.
    Hole(u64),
}

/// The end of a stream that is read.
#[async_trait]
pub trait StreamSource: Send {
    /// The next part, at most `limit` bytes of data; `None` at the end. May be
    /// dropped while it waits: nothing is lost then.
    ///
    /// # Errors
    /// What is read failed; nothing more comes.
    async fn read(&mut self, limit: usize) -> Result<Option<Part>>;
}

/// The end of a stream that is written.
#[async_trait]
pub trait StreamSink: Send {
    /// Takes bytes; returns when there is room for more.
    ///
    /// # Errors
    /// What is written failed; nothing more is taken.
    async fn write(&mut self, data: Bytes) -> Result<()>;

    /// Takes a hole of so many zero bytes.
    ///
    /// # Errors
    /// Holes are not taken, or what is written failed.
    async fn hole(&mut self, length: u64) -> Result<()> {
        let _ = length;
        Err(Error::operation_unsupported("this stream takes no holes"))
    }

    /// Says that all is written, and returns when it is taken in.
    ///
    /// # Errors
    /// What was written could not be taken in.
    async fn finish(&mut self) -> Result<()>;
}

/// One end of a stream.
#[derive(Default)]
pub struct Stream {
    /// The end that is read, if there is one.
    pub source: Option<Box<dyn StreamSource>>,
    /// The end that is written, if there is one.
    pub sink: Option<Box<dyn StreamSink>>,
}

impl Stream {
    /// A stream that is only read.
    #[must_use]
    pub fn reading(source: impl StreamSource + 'static) -> Self {
        Self { source: Some(Box::new(source)), sink: None }
    }

    /// A stream that is only written.
    #[must_use]
    pub fn writing(sink: impl StreamSink + 'static) -> Self {
        Self { source: None, sink: Some(Box::new(sink)) }
    }

    /// A stream both ways.
    #[must_use]
    pub fn both(source: impl StreamSource + 'static, sink: impl StreamSink + 'static) -> Self {
        Self { source: Some(Box::new(source)), sink: Some(Box::new(sink)) }
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream")
            .field("source", &self.source.is_some())
            .field("sink", &self.sink.is_some())
            .finish()
    }
}
