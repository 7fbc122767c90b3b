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
//! Outbox, pending calls and events are [`Shared`] by the task and the callers.
//! Nothing is locked while anything is awaited. A call whose future is dropped
//! is forgotten; its reply is thrown away when it comes.

mod open;
mod task;

pub use open::OpenOptions;

use crate::{
    closing::Closing,
    events::Events,
    multiplex::{Reply, Shared},
    stream::End,
};
use ostler_core::Result;
use ostler_protocol::{Header, Procedure};
use ostler_xdr::Writer;
use std::{fmt, os::fd::OwnedFd, sync::Arc};

/// A connection to a daemon, on which a hypervisor is open. Clones share it;
/// it ends with the last one.
#[derive(Clone)]
pub struct Connection {
    shared: Arc<Shared>,
    /// Ends the connection when the last clone goes.
    _guard: Arc<Guard>,
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

    /// Waits until the connection has ended, and returns the reason.
    pub async fn closed(&self) -> Closing {
        let mut closed = self.shared.closed.subscribe();
        match closed.wait_for(Option::is_some).await.as_deref() {
            Ok(Some(closing)) => closing.clone(),
            _ => Closing::ByClient,
        }
    }

    /// The reason for which the connection ended, if it has.
    #[must_use]
    pub fn closing(&self) -> Option<Closing> {
        self.shared.closed.borrow().clone()
    }

    /// Events from now on. The daemon sends those that calls have registered for.
    #[must_use]
    pub fn events(&self) -> Events {
        self.shared.events.subscribe()
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("closed", &*self.shared.closed.borrow()).finish()
    }
}
