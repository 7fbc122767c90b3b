//! One connected client.
//!
//! The connection's own task ([`connection`]) reads, starts calls and writes.
//! Calls that take time run on tasks of their own and answer through the
//! client's outbox; so do events and streams.
//!
//! - `call`: the verdict on a call, its start, its answer. `late`: calls that go on in
//!   tasks. `source`: the source that an error names.
//! - `session`: the hypervisor that the client has opened, and its registrations for
//!   events; the calls that the server itself answers.
//! - `stream`: consoles, volumes and other streams.
//! - `keepalive`: the watch over a client that may fall silent.

mod call;
pub(crate) mod connection;
mod keepalive;
mod late;
mod request;
mod session;
mod source;
mod stream;

use crate::service::Service;
use ostler_transport::{Outbox, PeerIdentity, Socket};
use session::Session;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering},
    },
    time::SystemTime,
};
use stream::Streams;
use tokio::sync::Notify;

/// Bytes that may wait for a client that does not read before nothing more is read
/// from it, and before it misses an event.
pub(crate) const OUTPUT_HIGH_WATER: usize = 1024 * 1024;
/// Bytes that may still wait when a stream that waits for its client goes on.
const OUTPUT_LOW_WATER: usize = 768 * 1024;

/// A connected client.
pub(crate) struct Client {
    pub(crate) id: u64,
    /// The service of the server that accepted it.
    pub(crate) service: Arc<Service>,
    pub(crate) peer: PeerIdentity,
    pub(crate) connected: SystemTime,
    /// The socket allows reading only.
    pub(crate) read_only_socket: bool,
    pub(crate) outbox: Arc<Outbox>,
    session: Session,
    streams: Streams,
    socket: Arc<Socket>,
    authenticated: AtomicBool,
    /// The client knows the keepalive program and wants to be watched.
    keepalive: AtomicBool,
    /// No more calls are taken; the connection ends when all are answered.
    finishing: AtomicBool,
    /// Ordinary calls that run on tasks of their own.
    running: AtomicU32,
    /// The same for calls of high priority.
    running_urgent: AtomicU32,
    /// The bytes of all of them.
    running_bytes: AtomicUsize,
    /// Wire when a client that did not read has caught up.
    drained: Notify,
}

impl Client {
    pub(crate) fn new(
        id: u64,
        service: Arc<Service>,
        socket: Socket,
        read_only_socket: bool,
        connected: SystemTime,
        admitted: Option<bool>,
    ) -> Self {
        let socket = Arc::new(socket);
        let outbox = Arc::new(Outbox::new(Arc::clone(&socket), OUTPUT_HIGH_WATER));
        Self {
            id,
            peer: socket.peer(),
            connected,
            read_only_socket,
            session: Session::new(Arc::clone(&outbox)),
            streams: Streams::new(Arc::clone(&outbox)),
            outbox,
            socket,
            authenticated: AtomicBool::new(admitted == Some(true)),
            keepalive: AtomicBool::new(false),
            finishing: AtomicBool::new(false),
            running: AtomicU32::new(0),
            running_urgent: AtomicU32::new(0),
            running_bytes: AtomicUsize::new(0),
            drained: Notify::new(),
            service,
        }
    }

    pub(crate) fn is_authenticated(&self) -> bool {
        self.authenticated.load(Ordering::Relaxed)
    }

    /// Takes the verdict on the client's identity.
    pub(crate) fn authenticate(&self, admitted: bool) {
        if admitted && !self.authenticated.swap(true, Ordering::Relaxed) {
            self.service.authenticated();
        }
    }

    /// Says whether the client may only read, by its socket or because it asked to.
    pub(crate) fn is_read_only(&self) -> bool {
        self.read_only_socket || self.session.is_read_only()
    }

    /// Pings the client from now on when it is silent.
    pub(crate) fn watch_over(&self) {
        self.keepalive.store(true, Ordering::Relaxed);
        self.outbox.wake_owner();
    }

    /// Takes no more calls and ends the connection when those that run are
    /// answered.
    pub(crate) fn finish(&self) {
        self.finishing.store(true, Ordering::Relaxed);
        self.outbox.wake_owner();
    }

    /// Ends the connection now.
    pub(crate) fn disconnect(&self) {
        self.socket.shut_down();
        self.outbox.wake_owner();
    }

    /// Lets streams go on when little waits to be sent.
    fn notify_if_caught_up(&self) {
        if self.outbox.waiting() <= OUTPUT_LOW_WATER {
            self.drained.notify_waiters();
        }
    }

    /// Waits until the client has read most of what was sent to it.
    pub(crate) async fn caught_up(&self) {
        while self.outbox.waiting() > OUTPUT_LOW_WATER {
            let drained = self.drained.notified();
            tokio::pin!(drained);
            // Registers before looking, so that no notice is missed.
            drained.as_mut().enable();
            if self.outbox.waiting() > OUTPUT_LOW_WATER {
                drained.await;
            }
        }
    }
}
