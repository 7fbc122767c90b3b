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
use tokio::sync::{mpsc, oneshot};

/// How much is read at once.
const PIECE: usize = 1 << 20;

/// How many pieces may be ahead of the client.
const READ_AHEAD: usize = 2;

/// How many packets of the client may wait for the disk.
const WRITE_BEHIND: usize = 8;

/// A stream that gives what `reader` reads. `job` lasts as long.
pub(crate) fn download(mut reader: ContentReader, job: Job, volume: &str) -> Stream {
    let (sender, parts) = mpsc::channel(READ_AHEAD);
    let what = format!("read volume '{volume}'");
    tokio::task::spawn_blocking(move || {
        let _job = job;
        loop {
            let part = match reader.next_part(PIECE) {
                Ok(Some(ContentPart::Data(data))) => Ok(Part::Data(data.into())),
                Ok(Some(ContentPart::Hole(length))) => Ok(Part::Hole(length)),
                Ok(None) => return,
                Err(error) => Err(StorageError::from(error).told(&what)),
            };
            let failed = part.is_err();
            // Nobody wants the rest, or it cannot be read.
            if sender.blocking_send(part).is_err() || failed {
                return;
            }
        }
    });
    Stream::reading(Download { parts, rest: Bytes::new() })
}

struct Download {
    parts: mpsc::Receiver<Result<Part>>,
    rest: Bytes,
}

#[async_trait]
impl StreamSource for Download {
    async fn read(&mut self, limit: usize) -> Result<Option<Part>> {
        if self.rest.is_empty() {
            match self.parts.recv().await {
                Some(Ok(Part::Data(data))) => self.rest = data,
                Some(Ok(hole)) => return Ok(Some(hole)),
                Some(Err(error)) => return Err(error),
                None => return Ok(None),
            }
        }
        let length = self.rest.len().min(limit.max(1));
        Ok(Some(Part::Data(self.rest.split_to(length))))
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
