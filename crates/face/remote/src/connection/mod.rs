//! One connection to a daemon.
//!
//! ```text
//!  call ──────> outbox ──────> socket          any task adds a call and sends
//!    │ waits for its serial      │             it at once; the connection's own
//!  pending <── dispatch <── inbox┘             task sends what the kernel did
//!  streams <──┘    │                           not take, and reads everything
//!  events  <───────┘
//! ```
//!
//! Nothing is locked while anything is awaited. A call whose future is dropped
//! is forgotten; its reply is thrown away when it comes.

mod open;
mod pending;
mod task;

pub use open::OpenOptions;
pub(crate) use pending::Reply;
pub(crate) use task::error;

use crate::{
    closing::Closing,
    events::{EventSink, Events},
    stream::End,
};
use ostler_core::{Error, ErrorCode, ErrorDomain, Result};
use ostler_protocol::{
    Header, Procedure,
    frame::{frame, frame_with_fds},
};
use ostler_transport::{Outbox, Socket};
use ostler_xdr::Writer;
use pending::Pending;
use std::{
    fmt,
    os::fd::OwnedFd,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;

/// A connection to a daemon, on which a hypervisor is open. Clones share it;
/// it ends with the last one.
#[derive(Clone)]
pub struct Connection {
    shared: Arc<Shared>,
    /// Ends the connection when the last clone goes.
    _guard: Arc<Guard>,
}

/// What the connection's task and those who call have in common.
pub(crate) struct Shared {
    socket: Arc<Socket>,
    pub(crate) outbox: Outbox,
    pending: Mutex<Pending>,
    pub(crate) events: EventSink,
    /// Why the connection ended, once it has.
    closed: watch::Sender<Option<Closing>>,
}

struct Guard(Arc<Shared>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.socket.shut_down();
        self.0.outbox.wake_owner();
    }
}

impl Connection {
    /// Makes a call and waits for its reply.
    pub(crate) async fn exchange(
        &self,
        procedure: &'static Procedure,
        encode: impl FnOnce(&mut Writer<'_>) -> ostler_xdr::Result<()>,
        descriptors: Vec<OwnedFd>,
    ) -> Result<Reply> {
        let waiting = {
            let (serial, waiting) = self.shared.pending().expect_reply()?;
            let header = Header { serial, ..procedure.call_header() };
            self.shared.send_call(header, procedure, encode, descriptors)?;
            waiting
        };
        waiting.await.unwrap_or_else(|_| Err(self.shared.ended()))
    }

    /// Makes a call that opens a stream.
    pub(crate) async fn exchange_stream(
        &self,
        procedure: &'static Procedure,
        encode: impl FnOnce(&mut Writer<'_>) -> ostler_xdr::Result<()>,
    ) -> Result<(Reply, End)> {
        let (header, waiting, stream) = {
            let mut pending = self.shared.pending();
            let (serial, waiting) = pending.expect_reply()?;
            let header = Header { serial, ..procedure.call_header() };
            // Data may follow the reply at once: the queue is there before it.
            let stream = End::new(Arc::clone(&self.shared), header);
            pending.add_stream(serial, stream.queue());
            (header, waiting, stream)
        };
        self.shared.send_call(header, procedure, encode, Vec::new())?;
        let reply = waiting.await.unwrap_or_else(|_| Err(self.shared.ended()))?;
        Ok((reply, stream))
    }

    /// Waits until the connection has ended, and says why it did.
    pub async fn closed(&self) -> Closing {
        let mut closed = self.shared.closed.subscribe();
        match closed.wait_for(Option::is_some).await.as_deref() {
            Ok(Some(closing)) => closing.clone(),
            _ => Closing::ByClient,
        }
    }

    /// Why the connection ended, if it has.
    #[must_use]
    pub fn closing(&self) -> Option<Closing> {
        self.shared.closed.borrow().clone()
    }

    /// Events from now on. Which ones the daemon sends is asked for with the
    /// calls that register for them.
    #[must_use]
    pub fn events(&self) -> Events {
        self.shared.events.subscribe()
    }
}

impl Shared {
    fn pending(&self) -> MutexGuard<'_, Pending> {
        // Nothing that is done under the lock panics half-way.
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn send_call(
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

    /// Ends the connection: whoever waits is told why.
    fn close(&self, closing: Closing) {
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

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("closed", &*self.shared.closed.borrow()).finish()
    }
}
