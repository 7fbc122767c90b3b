//! Streams: bytes and holes that flow beside a call, one way or both.
//!
//! Whoever answers a call that opens a stream returns a [`Stream`]: what can be
//! read from it (a console's output, a volume's content), what can be written
//! to it, or both. The server carries it over the wire for a client; `remote`
//! returns one whose other end is at a daemon. So the same type is used on
//! both sides.
//!
//! A sink that is dropped without [`StreamSink::finish`] was aborted: what it
//! has written is not to be relied on. A source that is dropped is not wanted
//! any more.
//!
//! [`Stream::from_io`] makes a stream of anything that tokio reads and writes;
//! [`pipe`] connects a source and a sink in memory.

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use ostler_core::{Error, Result};
use std::fmt;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::{mpsc, oneshot};

/// A part of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Bytes, at least one.
    Data(Bytes),
    /// So many zero bytes, which need not be sent or stored.
    Hole(u64),
}

/// What can be read.
#[async_trait]
pub trait StreamSource: Send {
    /// The next part, at most `limit` bytes of data; `None` at the end. May be
    /// dropped while it waits: nothing is lost then.
    ///
    /// # Errors
    /// What is read failed; nothing more comes.
    async fn read(&mut self, limit: usize) -> Result<Option<Part>>;
}

/// What can be written.
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
    /// What can be read, if anything.
    pub source: Option<Box<dyn StreamSource>>,
    /// What can be written, if anything.
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

    /// A stream both ways over something like a terminal or a socket. Holes
    /// are not taken; finishing shuts the writing side down.
    #[must_use]
    pub fn from_io<R, W>(reader: R, writer: W) -> Self
    where
        R: AsyncRead + Send + Unpin + 'static,
        W: AsyncWrite + Send + Unpin + 'static,
    {
        Self::both(IoSource::new(reader), IoSink(writer))
    }

    /// Two ends in memory: what is written to one is read from the other, at
    /// most `parts` parts ahead.
    #[must_use]
    pub fn pair(parts: usize) -> (Self, Self) {
        let (there, here) = (pipe(parts), pipe(parts));
        (Self::both(here.0, there.1), Self::both(there.0, here.1))
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

/// A source over anything that tokio reads.
#[derive(Debug)]
pub struct IoSource<R> {
    reader: R,
    buffer: BytesMut,
}

impl<R> IoSource<R> {
    /// A source that reads `reader` to its end.
    pub fn new(reader: R) -> Self {
        Self { reader, buffer: BytesMut::new() }
    }
}

#[async_trait]
impl<R: AsyncRead + Send + Unpin> StreamSource for IoSource<R> {
    async fn read(&mut self, limit: usize) -> Result<Option<Part>> {
        let limit = limit.max(1);
        if self.buffer.is_empty() {
            self.buffer.reserve(limit.min(64 * 1024));
            let read = self.reader.read_buf(&mut self.buffer).await;
            read.map_err(|error| Error::system(format!("cannot read from the stream: {error}")))?;
        }
        let length = self.buffer.len().min(limit);
        let data = self.buffer.split_to(length).freeze();
        Ok((!data.is_empty()).then_some(Part::Data(data)))
    }
}

/// A sink over anything that tokio writes.
#[derive(Debug)]
pub struct IoSink<W>(pub W);

#[async_trait]
impl<W: AsyncWrite + Send + Unpin> StreamSink for IoSink<W> {
    async fn write(&mut self, mut data: Bytes) -> Result<()> {
        let written = self.0.write_all_buf(&mut data).await;
        written.map_err(|error| Error::system(format!("cannot write to the stream: {error}")))
    }

    async fn finish(&mut self) -> Result<()> {
        let finished = self.0.shutdown().await;
        finished.map_err(|error| Error::system(format!("cannot finish the stream: {error}")))
    }
}

/// A source and a sink in memory: what the sink takes, the source gives. The
/// sink waits while `parts` parts are ahead, and its `finish` returns once the
/// source has been read to its end. A sink dropped before fails the source.
#[must_use]
pub fn pipe(parts: usize) -> (PipeSource, PipeSink) {
    let (sender, receiver) = mpsc::channel(parts.max(1));
    (PipeSource { receiver, rest: None, ended: false }, PipeSink { sender: Some(sender) })
}

enum Piped {
    Part(Part),
    End(oneshot::Sender<()>),
}

/// The reading end of a [`pipe`].
#[derive(Debug)]
pub struct PipeSource {
    receiver: mpsc::Receiver<Piped>,
    rest: Option<Bytes>,
    ended: bool,
}

impl fmt::Debug for Piped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => part.fmt(f),
            Self::End(_) => f.write_str("End"),
        }
    }
}

/// The writing end of a [`pipe`].
#[derive(Debug)]
pub struct PipeSink {
    sender: Option<mpsc::Sender<Piped>>,
}

#[async_trait]
impl StreamSource for PipeSource {
    async fn read(&mut self, limit: usize) -> Result<Option<Part>> {
        let mut data = match self.rest.take() {
            Some(rest) => rest,
            None if self.ended => return Ok(None),
            None => match self.receiver.recv().await {
                Some(Piped::Part(Part::Data(data))) => data,
                Some(Piped::Part(hole @ Part::Hole(_))) => return Ok(Some(hole)),
                Some(Piped::End(done)) => {
                    self.ended = true;
                    // A writer that does not wait for it is none the worse.
                    let _ = done.send(());
                    return Ok(None);
                }
                None => return Err(Error::operation_failed("the stream was aborted")),
            },
        };
        if data.len() > limit.max(1) {
            self.rest = Some(data.split_off(limit.max(1)));
        }
        Ok(Some(Part::Data(data)))
    }
}

impl PipeSink {
    async fn send(&mut self, piped: Piped) -> Result<()> {
        let gone = || Error::operation_failed("the stream's reader is gone");
        let Some(sender) = &self.sender else {
            return Err(Error::operation_invalid("the stream is finished"));
        };
        sender.send(piped).await.map_err(|_| gone())
    }
}

#[async_trait]
impl StreamSink for PipeSink {
    async fn write(&mut self, data: Bytes) -> Result<()> {
        if data.is_empty() { Ok(()) } else { self.send(Piped::Part(Part::Data(data))).await }
    }

    async fn hole(&mut self, length: u64) -> Result<()> {
        self.send(Piped::Part(Part::Hole(length))).await
    }

    async fn finish(&mut self) -> Result<()> {
        let (done, wait) = oneshot::channel();
        self.send(Piped::End(done)).await?;
        self.sender = None;
        wait.await.map_err(|_| Error::operation_failed("the stream's reader is gone"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn drain(source: &mut dyn StreamSource, limit: usize) -> Result<Vec<Part>> {
        let mut parts = Vec::new();
        while let Some(part) = source.read(limit).await? {
            parts.push(part);
        }
        Ok(parts)
    }

    #[tokio::test]
    async fn a_pipe_carries_data_holes_and_the_end() {
        let (mut source, mut sink) = pipe(2);
        let writer = tokio::spawn(async move {
            sink.write(Bytes::from_static(b"abcdef")).await?;
            sink.hole(4096).await?;
            sink.write(Bytes::from_static(b"g")).await?;
            sink.finish().await
        });
        let parts = drain(&mut source, 4).await.expect("read");
        let data = |text: &'static str| Part::Data(Bytes::from_static(text.as_bytes()));
        assert_eq!(parts, [data("abcd"), data("ef"), Part::Hole(4096), data("g")]);
        writer.await.expect("ran").expect("finished");
        assert_eq!(source.read(4).await, Ok(None));
    }

    #[tokio::test]
    async fn dropping_an_end_is_noticed() {
        let (mut source, mut sink) = pipe(2);
        sink.write(Bytes::from_static(b"x")).await.expect("room");
        drop(sink);
        assert!(drain(&mut source, 9).await.is_err(), "aborted, not ended");
        let (source, mut sink) = pipe(2);
        drop(source);
        assert!(sink.write(Bytes::from_static(b"x")).await.is_err());
    }

    #[tokio::test]
    async fn both_ways_over_a_socket() {
        let (here, there) = tokio::io::duplex(64);
        let (reader, writer) = tokio::io::split(here);
        let mut stream = Stream::from_io(reader, writer);
        let (mut far_reader, mut far_writer) = tokio::io::split(there);
        far_writer.write_all(b"hello").await.expect("written");
        let source = stream.source.as_mut().expect("readable");
        assert_eq!(source.read(3).await, Ok(Some(Part::Data(Bytes::from_static(b"hel")))));
        assert_eq!(source.read(3).await, Ok(Some(Part::Data(Bytes::from_static(b"lo")))));
        let sink = stream.sink.as_mut().expect("writable");
        sink.write(Bytes::from_static(b"back")).await.expect("written");
        sink.finish().await.expect("finished");
        assert!(sink.hole(1).await.is_err());
        let mut back = String::new();
        far_reader.read_to_string(&mut back).await.expect("read");
        assert_eq!(back, "back");
    }

    #[tokio::test]
    async fn a_pair_is_connected_crosswise() {
        let (mut a, mut b) = Stream::pair(4);
        for (from, to) in [(&mut a, 0), (&mut b, 1)] {
            let sink = from.sink.as_mut().expect("writable");
            sink.write(Bytes::from(vec![to])).await.expect("room");
        }
        for (end, expected) in [(&mut b, 0), (&mut a, 1)] {
            let source = end.source.as_mut().expect("readable");
            assert_eq!(source.read(9).await, Ok(Some(Part::Data(Bytes::from(vec![expected])))));
        }
    }
}
