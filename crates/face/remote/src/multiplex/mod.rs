//! One socket for many calls, streams and events at a time.
//!
//! - [`Shared`]: the state of a connection, which those who call and the connection's
//!   task share.
//! - `pending`: calls without their replies, and open streams, by serial number.
//! - `queue`: the data of one stream that has come and is not read yet.

mod pending;
mod queue;

pub(crate) use pending::Reply;
pub(crate) use queue::{Phase, Queue};

use crate::{closing::Closing, events::EventSink};
use ostler_core::{Error, ErrorCode, ErrorDomain, Result};
use ostler_protocol::{
    Header, Procedure,
    frame::{frame, frame_with_fds},
    message::decode_error,
};
use ostler_transport::{Outbox, Socket};
use ostler_xdr::Writer;
use pending::Pending;
use std::{
    os::fd::OwnedFd,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;

/// Bytes that may wait to be sent before it is certain that the daemon does not
/// read. Calls are not counted; streams wait long before.
const WAITING_MAX: usize = 64 << 20;

/// The state of a connection that its task and its callers share.
pub(crate) struct Shared {
    pub(crate) socket: Arc<Socket>,
    pub(crate) outbox: Outbox,
    pending: Mutex<Pending>,
    pub(crate) events: EventSink,
    /// The reason for which the connection ended, once it has.
    pub(crate) closed: watch::Sender<Option<Closing>>,
}

impl Shared {
    /// The state of a connection over `socket`, on which nothing was sent yet.
    pub(crate) fn new(socket: Socket) -> Self {
        let socket = Arc::new(socket);
        Self {
            outbox: Outbox::new(Arc::clone(&socket), WAITING_MAX),
            socket,
            pending: Mutex::default(),
            events: EventSink::default(),
            closed: watch::Sender::new(None),
        }
    }

    /// The calls and streams that are under way.
    pub(crate) fn pending(&self) -> MutexGuard<'_, Pending> {
        // Nothing that is done under the lock panics half-way.
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a call; one that cannot be sent is forgotten.
    pub(crate) fn send_call(
        &self,
        header: Header,
        procedure: &'static Procedure,
        encode: impl FnOnce(&mut Writer<'_>) -> ostler_xdr::Result<()>,
        descriptors: Vec<OwnedFd>,
    ) -> Result<()> {
        let sent = self.outbox.add(|packet| {
            if descriptors.is_empty() {
                frame(packet.buffer(), header, encode)?;
            } else {
                frame_with_fds(packet.buffer(), header, descriptors.len(), encode)?;
                for descriptor in descriptors {
                    packet.append_descriptor(descriptor);
                }
            }
            Ok::<(), ostler_xdr::Error>(())
        });
        let failure = match sent {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(problem)) => Error::new(
                ErrorCode::Rpc,
                ErrorDomain::Rpc,
                format!("cannot send the arguments of {}: {problem}", procedure.name),
            ),
            Err(_) => self.ended(),
        };
        let mut pending = self.pending();
        pending.forget(header.serial);
        pending.end_stream(header.serial);
        Err(failure)
    }

    /// Forgets a stream; what still comes of it is thrown away.
    pub(crate) fn end_stream(&self, serial: u32) {
        self.pending().end_stream(serial);
    }

    /// The error of everything that is tried on a connection that has ended.
    pub(crate) fn ended(&self) -> Error {
        match &*self.closed.borrow() {
            Some(closing) => closing.error(),
            None => Closing::EndOfFile.error(),
        }
    }

    /// Ends the connection, and everything that waits on it with the reason.
    pub(crate) fn close(&self, closing: Closing) {
        self.closed.send_if_modified(|closed| {
            let first = closed.is_none();
            if first {
                *closed = Some(closing);
            }
            first
        });
        self.pending().fail_all(&self.ended());
        self.events.end();
        self.socket.shut_down();
    }
}

/// The error in a payload.
pub(crate) fn error(payload: &[u8]) -> Error {
    decode_error(payload).unwrap_or_else(|problem| {
        Error::rpc(format!("the daemon sent an error that cannot be read: {problem}"))
    })
}
