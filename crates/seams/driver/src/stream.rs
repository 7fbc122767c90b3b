//! Streams over what tokio reads and writes, and in memory.
//!
//! [`over_io`] makes a stream of anything that tokio reads and writes; [`pipe`]
//! connects a source and a sink in memory, [`pair`] two ends both ways.

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use ostler_api::{Part, Stream, StreamSink, StreamSource};
use ostler_core::{Error, Result};
use std::fmt;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::{mpsc, oneshot};

/// A stream both ways over something like a terminal or a socket. Holes
/// are not taken; finishing shuts the writing side down.
#[must_use]
pub fn over_io<R, W>(reader: R, writer: W) -> Stream
where
    R: AsyncRead + Send + Unpin + 'static,
    W: AsyncWrite + Send + Unpin + 'static,
{
    Stream::both(IoSource::new(reader), IoSink(writer))
}

/// Two ends in memory: what is written to one is read from the other, at
/// most `parts` parts ahead.
#[must_use]
pub fn pair(parts: usize) -> (Stream, Stream) {
    let (there, here) = (pipe(parts), pipe(parts));
    (Stream::both(here.0, there.1), Stream::both(there.0, here.1))
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
        let mut stream = over_io(reader, writer);
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
        let (mut a, mut b) = pair(4);
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
