//! The task that moves the data of one stream.

use super::{Incoming, Stream, Waiting};
use crate::client::Client;
use bytes::Bytes;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_driver::{Part, StreamSink, StreamSource};
use ostler_protocol::{
    Header, MessageStatus,
    frame::{HEADER_SIZE, STREAM_CHUNK_MAX, frame, hole_frame, stream_end, stream_error},
};
use ostler_transport::Overflow;
use std::sync::Arc;
use tokio::sync::mpsc::UnboundedReceiver;

/// Pieces above this are handed to the socket without another copy.
const COPY: usize = 4 * 1024;

/// The reason for which a stream ends.
enum End {
    /// The client has finished or given it up.
    Acknowledged,
    /// Something failed, of which the client is told.
    Failed(Error),
    /// The connection is gone.
    Gone,
}

impl From<Overflow> for End {
    fn from(_: Overflow) -> Self {
        Self::Gone
    }
}

impl From<Error> for End {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

pub(super) async fn run(client: Arc<Client>, stream: Stream) {
    let Stream { header, ends, incoming } = stream;
    let ostler_driver::Stream { source, sink } = ends;
    let end = tokio::select! {
        end = outgoing(&client, header, source) => end,
        end = take_in(sink, incoming) => end,
    };
    // Before the client learns of the end, its number is free.
    client.streams.remove(header);
    let sent = match end {
        End::Gone => return,
        End::Acknowledged => {
            client.outbox.add(|packet| stream_end(packet.buffer(), header).is_ok())
        }
        End::Failed(error) => {
            tracing::debug!(client = client.id, serial = header.serial, %error, "stream failed");
            client.outbox.add(|packet| stream_error(packet.buffer(), header, Some(&error)).is_ok())
        }
    };
    if sent.is_err() {
        tracing::debug!(client = client.id, serial = header.serial, "stream ended unheard");
    }
}

/// Sends what the source gives until it fails; after its end there is only the
/// client to wait for.
async fn outgoing(client: &Client, header: Header, source: Option<Box<dyn StreamSource>>) -> End {
    let Some(mut source) = source else { return std::future::pending().await };
    loop {
        client.caught_up().await;
        let sent = match source.read(STREAM_CHUNK_MAX).await {
            Err(error) => return End::Failed(error),
            Ok(Some(Part::Data(data))) => send_data(client, header, data).await,
            Ok(Some(Part::Hole(length))) => send_hole(client, header, length),
            Ok(None) => {
                // What the source held is free now.
                drop(source);
                return match send_piece(client, header, Bytes::new()) {
                    Ok(()) => std::future::pending().await,
                    Err(end) => end,
                };
            }
        };
        if let Err(end) = sent {
            return end;
        }
    }
}

/// Sends data in packets that every client takes. An empty piece would be the
/// end, so it is none.
async fn send_data(client: &Client, header: Header, mut data: Bytes) -> Result<(), End> {
    while !data.is_empty() {
        let piece = data.split_to(data.len().min(STREAM_CHUNK_MAX));
        send_piece(client, header, piece)?;
        client.caught_up().await;
    }
    Ok(())
}

fn send_piece(client: &Client, header: Header, piece: Bytes) -> Result<(), End> {
    let header = header.stream(MessageStatus::Continue);
    client.outbox.add(|packet| {
        let copied: &[u8] = if piece.len() <= COPY { &piece } else { &[] };
        let buffer = packet.buffer();
        let start = buffer.len();
        // A piece is never larger than a packet may be.
        let _ = frame(buffer, header, |writer| {
            writer.raw(copied);
            Ok(())
        });
        if copied.len() < piece.len() {
            let word = u32::try_from(HEADER_SIZE + piece.len()).unwrap_or(u32::MAX).to_be_bytes();
            buffer[start..start + word.len()].copy_from_slice(&word);
            packet.append_shared(piece);
        }
    })?;
    Ok(())
}

fn send_hole(client: &Client, header: Header, length: u64) -> Result<(), End> {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    client.outbox.add(|packet| {
        // A hole always fits into a packet.
        let _ = hole_frame(packet.buffer(), header, length);
    })?;
    Ok(())
}

/// Writes what the client sends until it finishes.
async fn take_in(
    mut sink: Option<Box<dyn StreamSink>>,
    mut incoming: UnboundedReceiver<(Incoming, Waiting)>,
) -> End {
    while let Some((incoming, _waiting)) = incoming.recv().await {
        if let Err(end) = take(sink.as_deref_mut(), incoming).await {
            return end;
        }
    }
    End::Gone
}

async fn take(
    sink: Option<&mut (dyn StreamSink + 'static)>,
    incoming: Incoming,
) -> Result<(), End> {
    match (incoming, sink) {
        (Incoming::Piece(Part::Data(data)), Some(sink)) => Ok(sink.write(data).await?),
        (Incoming::Piece(Part::Hole(length)), Some(sink)) => Ok(sink.hole(length).await?),
        (Incoming::Piece(_), None) => {
            Err(End::Failed(unmeant("it is for reading, and the client writes to it")))
        }
        (Incoming::Finish, Some(sink)) => {
            sink.finish().await?;
            Err(End::Acknowledged)
        }
        (Incoming::Finish, None) | (Incoming::Abort, _) => Err(End::Acknowledged),
        (Incoming::Bad(what), _) => Err(End::Failed(unmeant(&what))),
    }
}

fn unmeant(what: &str) -> Error {
    Error::new(ErrorCode::Rpc, ErrorDomain::Streams, format!("the stream is ended: {what}"))
}
