//! Volumes' content over streams.
//!
//! A thread of its own reads or writes the file, ahead of the connection or
//! behind it by a bounded number of pieces: disk and client work at the same
//! time, and neither is waited for by anybody else.

use super::Upload;
use crate::error::StorageError;
use crate::pool::Job;
use async_trait::async_trait;
use bytes::Bytes;
use ostler_core::{Error, ErrorDomain, Result};
use ostler_driver::{Part, Stream, StreamSink, StreamSource};
use ostler_host::volume::{ContentPart, ContentReader};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{mpsc, oneshot};

/// How many packets are read at once.
const PACKETS: usize = 4;

/// How many pieces may be ahead of the client.
const READ_AHEAD: usize = 2;

/// How many buffers there are in all: those ahead, one being filled, and what the
/// socket has not taken yet.
const BUFFERS: usize = 8;

/// How many packets of the client may wait for the disk.
const WRITE_BEHIND: usize = 8;

/// A stream that gives what `reader` reads. `job` lasts as long.
pub(crate) fn download(reader: ContentReader, job: Job, volume: &str) -> Stream {
    let what = format!("read volume '{volume}'");
    Stream::reading(Download::Waiting(Some((reader, job, what))))
}

/// Content that is being read.
enum Download {
    /// Nobody has asked for it yet.
    Waiting(Option<(ContentReader, Job, String)>),
    /// A thread reads.
    Running { parts: mpsc::Receiver<Result<Part>>, rest: Bytes },
}

impl Download {
    fn start(reader: ContentReader, job: Job, what: String, piece: usize) -> Self {
        let (sender, parts) = mpsc::channel(READ_AHEAD);
        tokio::task::spawn_blocking(move || {
            let _job = job;
            read_all(reader, &what, piece, &sender);
        });
        Self::Running { parts, rest: Bytes::new() }
    }
}

fn read_all(
    mut reader: ContentReader,
    what: &str,
    piece: usize,
    sender: &mpsc::Sender<Result<Part>>,
) {
    let buffers = Buffers::new(piece);
    loop {
        let mut buffer = buffers.take();
        let part = match reader.next_part(&mut buffer) {
            Ok(Some(ContentPart::Data(length))) => Ok(Part::Data(buffers.lend(buffer, length))),
            Ok(Some(ContentPart::Hole(length))) => {
                buffers.give_back(buffer);
                Ok(Part::Hole(length))
            }
            Ok(None) => return,
            Err(error) => Err(StorageError::from(error).told(what)),
        };
        let failed = part.is_err();
        // Nobody wants the rest, or it cannot be read.
        if sender.blocking_send(part).is_err() || failed {
            return;
        }
    }
}

#[async_trait]
impl StreamSource for Download {
    async fn read(&mut self, limit: usize) -> Result<Option<Part>> {
        let limit = limit.max(1);
        if let Self::Waiting(begin) = self
            && let Some((reader, job, what)) = begin.take()
        {
            *self = Self::start(reader, job, what, limit.saturating_mul(PACKETS).min(4 << 20));
        }
        let Self::Running { parts, rest } = self else { return Ok(None) };
        if rest.is_empty() {
            match parts.recv().await {
                Some(Ok(Part::Data(data))) => *rest = data,
                Some(Ok(hole)) => return Ok(Some(hole)),
                Some(Err(error)) => return Err(error),
                None => return Ok(None),
            }
        }
        let length = rest.len().min(limit);
        Ok(Some(Part::Data(rest.split_to(length))))
    }
}

/// Buffers that come back when the socket has taken what is in them: memory that
/// was just given back to the system is slow to get again.
#[derive(Clone)]
struct Buffers {
    size: usize,
    free: Arc<Mutex<Vec<Vec<u8>>>>,
}

/// A buffer with content, which goes back to where it came from.
struct Lent {
    buffer: Vec<u8>,
    length: usize,
    home: Buffers,
}

impl Buffers {
    fn new(size: usize) -> Self {
        Self { size, free: Arc::default() }
    }

    fn take(&self) -> Vec<u8> {
        self.free().pop().unwrap_or_else(|| vec![0; self.size])
    }

    fn give_back(&self, buffer: Vec<u8>) {
        let mut free = self.free();
        if free.len() < BUFFERS {
            free.push(buffer);
        }
    }

    fn lend(&self, buffer: Vec<u8>, length: usize) -> Bytes {
        Bytes::from_owner(Lent { buffer, length, home: self.clone() })
    }

    fn free(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        // The list is whole between any two statements.
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        &self.buffer[..self.length]
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.home.give_back(std::mem::take(&mut self.buffer));
    }
}

/// What is done when the content is in place.
type Afterwards = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A stream whose content goes into `upload`. `job` lasts as long; `afterwards`
/// runs when all is in place.
pub(crate) fn upload(
    upload: Box<dyn Upload>,
    job: Job,
    volume: &str,
    afterwards: impl Future<Output = ()> + Send + 'static,
) -> Stream {
    let (pieces, receiver) = mpsc::channel(WRITE_BEHIND);
    let (failed, failure) = oneshot::channel();
    let what = format!("write volume '{volume}'");
    tokio::task::spawn_blocking(move || {
        let _job = job;
        if let Err(error) = take_in(upload, receiver) {
            // Whoever has gone away does not ask.
            let _ = failed.send(error.told(&what));
        }
    });
    Stream::writing(UploadSink {
        pieces: Some(pieces),
        failure: Some(failure),
        afterwards: Some(Box::pin(afterwards)),
    })
}

enum Piece {
    Data(Bytes),
    Hole(u64),
    End(oneshot::Sender<()>),
}

fn take_in(
    mut upload: Box<dyn Upload>,
    mut pieces: mpsc::Receiver<Piece>,
) -> Result<(), StorageError> {
    while let Some(piece) = pieces.blocking_recv() {
        match piece {
            Piece::Data(data) => upload.write(&data)?,
            Piece::Hole(length) => upload.hole(length)?,
            Piece::End(done) => {
                upload.finish()?;
                // A client that has gone away is none the worse.
                let _ = done.send(());
                return Ok(());
            }
        }
    }
    // Aborted: what was written goes.
    Ok(())
}

struct UploadSink {
    pieces: Option<mpsc::Sender<Piece>>,
    failure: Option<oneshot::Receiver<Error>>,
    afterwards: Option<Afterwards>,
}

impl UploadSink {
    async fn send(&mut self, piece: Piece) -> Result<()> {
        let Some(pieces) = &self.pieces else { return Err(over()) };
        match pieces.send(piece).await {
            Ok(()) => Ok(()),
            Err(_) => Err(self.reason().await),
        }
    }

    /// Why nothing more is taken.
    async fn reason(&mut self) -> Error {
        self.pieces = None;
        match self.failure.take() {
            Some(failure) => failure.await.unwrap_or_else(|_| over()),
            None => over(),
        }
    }
}

fn over() -> Error {
    Error::operation_invalid("the stream takes nothing more").in_domain(ErrorDomain::Storage)
}

#[async_trait]
impl StreamSink for UploadSink {
    async fn write(&mut self, data: Bytes) -> Result<()> {
        if data.is_empty() { Ok(()) } else { self.send(Piece::Data(data)).await }
    }

    async fn hole(&mut self, length: u64) -> Result<()> {
        self.send(Piece::Hole(length)).await
    }

    async fn finish(&mut self) -> Result<()> {
        let (done, wait) = oneshot::channel();
        self.send(Piece::End(done)).await?;
        if wait.await.is_err() {
            return Err(self.reason().await);
        }
        self.pieces = None;
        if let Some(afterwards) = self.afterwards.take() {
            afterwards.await;
        }
        Ok(())
    }
}
