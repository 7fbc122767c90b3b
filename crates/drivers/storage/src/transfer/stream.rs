//! Volumes' content over streams.
//!
//! A file is read a piece ahead of the client, and written some packets behind
//! it: disk and client work at the same time. A thread is used only while the
//! disk is: a client that takes or sends nothing holds none.

use super::{ReplacedFile, VolumeReader, VolumeWriter};
use crate::error::StorageError;
use crate::jobs::{Ending, Job};
use async_trait::async_trait;
use bytes::Bytes;
use ostler_core::{Error, ErrorDomain, Result};
use ostler_driver::{Part, Stream, StreamSink, StreamSource};
use ostler_host::volume::ContentPart;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::runtime::Handle;
use tokio::task::{JoinHandle, spawn_blocking};

/// How many packets are read at once.
const PACKETS: usize = 4;

/// No more is read at once, however large packets are.
const LARGEST_PIECE: usize = 4 << 20;

/// How many buffers are kept: one being filled, and what the socket has not taken
/// yet.
const BUFFERS: usize = 8;

/// How much of the client's is written at once: handing it to a thread costs two
/// wakings.
const TOGETHER: Amount = Amount { parts: 64, bytes: 1 << 20 };

/// How much of it may wait for the disk.
const WRITE_BEHIND: Amount = Amount { parts: 128, bytes: 2 << 20 };

/// A stream that gives what `reader` reads. `job` lasts as long.
pub(crate) fn download(reader: Box<dyn VolumeReader>, job: Job, volume: &str) -> Stream {
    let what = format!("read volume '{volume}'");
    let ending = job.ending();
    let reading = Reading { reader, buffers: Buffers::default(), what, _job: job };
    let state = Some(State::Idle(Box::new(reading)));
    Stream::reading(Download { state, rest: Bytes::new(), _ending: ending })
}

/// A volume that is being read.
struct Reading {
    reader: Box<dyn VolumeReader>,
    buffers: Buffers,
    what: String,
    _job: Job,
}

type Piece = (Box<Reading>, Result<Option<Part>>);

enum State {
    Idle(Box<Reading>),
    /// A thread reads the next piece.
    Ahead(JoinHandle<Piece>),
}

struct Download {
    /// None at the end.
    state: Option<State>,
    rest: Bytes,
    /// A thread may still read when this is dropped.
    _ending: Ending,
}

impl Reading {
    /// Reads the next piece. Blocks.
    fn next(mut self: Box<Self>, size: usize) -> Piece {
        let mut buffer = self.buffers.take(size);
        let part = match self.reader.next_part(&mut buffer) {
            Ok(Some(ContentPart::Data(length))) => {
                Ok(Some(Part::Data(self.buffers.lend(buffer, length))))
            }
            Ok(Some(ContentPart::Hole(length))) => {
                self.buffers.give_back(buffer);
                Ok(Some(Part::Hole(length)))
            }
            Ok(None) => Ok(None),
            Err(error) => Err(broken(error, &self.what)),
        };
        (self, part)
    }

    fn ahead(self: Box<Self>, size: usize) -> State {
        State::Ahead(spawn_blocking(move || self.next(size)))
    }
}

impl Download {
    /// The next piece, while a thread reads the one after it.
    async fn next(&mut self, size: usize) -> Result<Option<Part>> {
        let ahead = match self.state.take() {
            Some(State::Idle(reading)) => reading.ahead(size),
            Some(ahead) => ahead,
            None => return Ok(None),
        };
        // Back in its place before anything is waited for: this may be dropped.
        let State::Ahead(piece) = self.state.insert(ahead) else { return Ok(None) };
        let Ok((reading, part)) = piece.await else {
            self.state = None;
            return Err(over());
        };
        self.state = match &part {
            Ok(Some(_)) => Some(reading.ahead(size)),
            Ok(None) | Err(_) => None,
        };
        part
    }
}

#[async_trait]
impl StreamSource for Download {
    async fn read(&mut self, limit: usize) -> Result<Option<Part>> {
        let limit = limit.max(1);
        if self.rest.is_empty() {
            match self.next(limit.saturating_mul(PACKETS).min(LARGEST_PIECE)).await? {
                Some(Part::Data(data)) => self.rest = data,
                other => return Ok(other),
            }
        }
        let length = self.rest.len().min(limit);
        Ok(Some(Part::Data(self.rest.split_to(length))))
    }
}

/// Buffers that come back when the socket has taken what is in them: memory that
/// was just given back to the system is slow to get again.
#[derive(Clone, Default)]
struct Buffers(Arc<Mutex<Vec<Vec<u8>>>>);

/// A buffer with content, which goes back to where it came from.
struct Lent {
    buffer: Vec<u8>,
    length: usize,
    home: Buffers,
}

impl Buffers {
    /// A buffer of this size.
    fn take(&self, size: usize) -> Vec<u8> {
        let buffer = self.free().pop().filter(|buffer| buffer.len() == size);
        buffer.unwrap_or_else(|| vec![0; size])
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
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
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

/// The work after the content is in place; it gets the file that was replaced.
type Afterwards = Box<dyn FnOnce(Option<ReplacedFile>) -> Done + Send>;
type Done = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A stream whose content goes into `upload`. `job` lasts as long; `afterwards`
/// runs when all is in place.
pub(crate) fn upload<Work>(
    upload: Box<dyn VolumeWriter>,
    job: Job,
    volume: &str,
    afterwards: impl FnOnce(Option<ReplacedFile>) -> Work + Send + 'static,
) -> Stream
where
    Work: Future<Output = ()> + Send + 'static,
{
    let what = format!("write volume '{volume}'");
    let ending = job.ending();
    let writing = Writing { upload, what, _job: job };
    Stream::writing(UploadSink {
        writing: Some(writing),
        behind: None,
        waiting: Vec::new(),
        amount: Amount::default(),
        afterwards: Some(Box::new(move |replaced| Box::pin(afterwards(replaced)))),
        _ending: ending,
    })
}

/// A volume that is being written. Dropping it blocks.
struct Writing {
    upload: Box<dyn VolumeWriter>,
    what: String,
    // Last: the volume is taken until nothing is done to it any more.
    _job: Job,
}

impl Writing {
    /// Writes some parts. Blocks; after an error the volume is given up.
    fn write(mut self, parts: Vec<Part>) -> Result<Self> {
        for part in parts {
            let written = match part {
                Part::Data(data) => self.upload.write(&data),
                Part::Hole(length) => self.upload.hole(length),
            };
            written.map_err(|error| broken(error, &self.what))?;
        }
        Ok(self)
    }

    fn finish(self) -> Result<Option<ReplacedFile>> {
        let Self { upload, what, _job } = self;
        upload.finish().map_err(|error| broken(error, &what))
    }
}

/// Of data and holes that came.
#[derive(Clone, Copy, Default)]
struct Amount {
    parts: usize,
    bytes: usize,
}

impl Amount {
    fn add(&mut self, part: &Part) {
        self.parts += 1;
        if let Part::Data(data) = part {
            self.bytes += data.len();
        }
    }

    fn reaches(self, limit: Self) -> bool {
        self.parts >= limit.parts || self.bytes >= limit.bytes
    }
}

struct UploadSink {
    /// While no thread writes.
    writing: Option<Writing>,
    /// The thread that writes.
    behind: Option<JoinHandle<Result<Writing>>>,
    /// Parts that came while the thread writes.
    waiting: Vec<Part>,
    amount: Amount,
    afterwards: Option<Afterwards>,
    /// A thread still takes back what was written when this is dropped.
    _ending: Ending,
}

impl UploadSink {
    /// Has a thread write what waits. `writing` must be at hand.
    fn start(&mut self) -> Result<()> {
        let writing = self.writing.take().ok_or_else(over)?;
        let parts = std::mem::take(&mut self.waiting);
        self.amount = Amount::default();
        self.behind = Some(spawn_blocking(move || writing.write(parts)));
        Ok(())
    }

    /// Waits until no thread writes.
    async fn settle(&mut self) -> Result<()> {
        if let Some(behind) = &mut self.behind {
            let written = behind.await;
            self.behind = None;
            self.writing = Some(written.map_err(|_| over())??);
        }
        Ok(())
    }

    async fn take(&mut self, part: Part) -> Result<()> {
        self.amount.add(&part);
        self.waiting.push(part);
        let is_behind = self.behind.as_ref().is_some_and(|behind| !behind.is_finished());
        if !self.amount.reaches(if is_behind { WRITE_BEHIND } else { TOGETHER }) {
            return Ok(());
        }
        self.settle().await?;
        self.start()
    }
}

/// The error that ends a stream.
fn broken(error: impl Into<StorageError>, what: &str) -> Error {
    error.into().into_wire(what).in_domain(ErrorDomain::Streams)
}

fn over() -> Error {
    Error::operation_invalid("the stream takes and gives nothing more")
        .in_domain(ErrorDomain::Storage)
}

#[async_trait]
impl StreamSink for UploadSink {
    async fn write(&mut self, data: Bytes) -> Result<()> {
        if data.is_empty() { Ok(()) } else { self.take(Part::Data(data)).await }
    }

    async fn hole(&mut self, length: u64) -> Result<()> {
        self.take(Part::Hole(length)).await
    }

    async fn finish(&mut self) -> Result<()> {
        self.settle().await?;
        self.start()?;
        self.settle().await?;
        let writing = self.writing.take().ok_or_else(over)?;
        let replaced = spawn_blocking(move || writing.finish()).await.map_err(|_| over())??;
        if let Some(afterwards) = self.afterwards.take() {
            afterwards(replaced).await;
        }
        Ok(())
    }
}

/// An upload that is given up is taken out of the volume, which may take time.
impl Drop for UploadSink {
    fn drop(&mut self) {
        let Some(writing) = self.writing.take() else { return };
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn_blocking(move || drop(writing));
        }
    }
}
