//! Streams: bytes between a client and something of a driver (a console, a
//! volume, a screenshot), beside the calls on the same connection.
//!
//! ```text
//!                 data, holes                      read
//!   client  <───────────────────  pump  <──────────────────  source
//!           ───────────────────>  (task) ─────────────────>  sink
//!              data, holes, finish         write, finish
//! ```
//!
//! A stream begins with the answer to the call that opened it and has that
//! call's serial number. It ends when the client finishes or aborts it (which
//! is acknowledged), when either side of it fails (which the client is told),
//! or with the connection. The end of what a source gives is an empty packet;
//! the client still finishes the stream.
//!
//! Neither side can make the daemon hold more than a bounded amount: a source
//! is not read while its client is behind ([`Client::caught_up`]), and the
//! connection is not read while a sink is behind ([`Streams::is_backlogged`]).

mod pump;

use super::Client;
use ostler_driver::Part;
use ostler_protocol::{
    Header, MessageStatus, MessageType, Packet, frame::HEADER_SIZE, message::StreamHole, wire::Wire,
};
use ostler_transport::Outbox;
use ostler_xdr::Reader;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::{
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    task::JoinHandle,
};

/// Bytes of a client's that may wait for sinks.
const BACKLOG: usize = 4 * 1024 * 1024;
/// Upper bound on the open streams of a client.
const MAXIMUM: usize = 128;

/// A message of a client into a stream.
#[derive(Debug)]
enum Incoming {
    Piece(Part),
    Finish,
    Abort,
    /// A packet that cannot be meant.
    Bad(String),
}

/// The streams of one client.
pub(super) struct Streams {
    table: Mutex<Table>,
    backlog: Arc<Backlog>,
}

/// The messages that wait for the sinks of one client.
struct Backlog {
    /// Bytes, packet headers included.
    bytes: AtomicUsize,
    outbox: Arc<Outbox>,
}

/// A part of the backlog, until dropped.
struct Waiting {
    backlog: Arc<Backlog>,
    size: usize,
}

impl Waiting {
    fn new(backlog: &Arc<Backlog>, size: usize) -> Self {
        backlog.bytes.fetch_add(size, Ordering::Relaxed);
        Self { backlog: Arc::clone(backlog), size }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let before = self.backlog.bytes.fetch_sub(self.size, Ordering::Relaxed);
        if before > BACKLOG && before - self.size <= BACKLOG {
            // The connection's task may read again.
            self.backlog.outbox.wake_owner();
        }
    }
}

#[derive(Default)]
struct Table {
    closed: bool,
    streams: HashMap<Key, Entry>,
}

/// The key of a stream: program, procedure, serial number.
type Key = (u32, i32, u32);

struct Entry {
    incoming: UnboundedSender<(Incoming, Waiting)>,
    pump: Option<JoinHandle<()>>,
}

/// A stream in the table whose pump has not begun.
pub(super) struct Stream {
    header: Header,
    ends: ostler_driver::Stream,
    incoming: UnboundedReceiver<(Incoming, Waiting)>,
}

impl Streams {
    /// None yet.
    pub(super) fn new(outbox: Arc<Outbox>) -> Self {
        let backlog = Arc::new(Backlog { bytes: AtomicUsize::new(0), outbox });
        Self { table: Mutex::default(), backlog }
    }

    /// Says whether one more can be opened.
    pub(super) fn has_room(&self) -> bool {
        self.table().streams.len() < MAXIMUM
    }

    /// Enters a stream that the call with this header opened.
    pub(super) fn open(&self, header: Header, ends: ostler_driver::Stream) -> Stream {
        let (sender, incoming) = unbounded_channel();
        let mut table = self.table();
        if !table.closed {
            let entry = Entry { incoming: sender, pump: None };
            if let Some(Entry { pump: Some(pump), .. }) = table.streams.insert(key(header), entry) {
                // The client used a serial number twice.
                pump.abort();
            }
        }
        Stream { header, ends, incoming }
    }

    /// Hands a packet to its stream. One that does not exist (any more) is
    /// passed over: it may have ended while the packet was on its way.
    pub(super) fn take(&self, client: &Client, packet: Packet) {
        let size = packet.payload.len() + HEADER_SIZE;
        let key = key(packet.header);
        let incoming = read(packet);
        let table = self.table();
        let Some(entry) = table.streams.get(&key) else {
            tracing::debug!(client = client.id, serial = key.2, "data for no stream");
            return;
        };
        // A pump that has ended takes no more; what it is sent is dropped.
        let _ = entry.incoming.send((incoming, Waiting::new(&self.backlog, size)));
    }

    /// Says whether nothing more may be read from the client for now.
    pub(super) fn is_backlogged(&self) -> bool {
        self.backlog.bytes.load(Ordering::Relaxed) > BACKLOG
    }

    fn remove(&self, header: Header) {
        self.table().streams.remove(&key(header));
    }

    /// Gives all streams up: the client is gone.
    pub(super) fn close(&self) {
        drop(self.give_up());
    }

    /// Gives all streams up, and waits until nothing holds what they are
    /// connected to.
    pub(super) async fn end(&self) {
        for pump in self.give_up() {
            // That it was given up is no news.
            let _ = pump.await;
        }
    }

    fn give_up(&self) -> Vec<JoinHandle<()>> {
        let mut table = self.table();
        table.closed = true;
        let entries = std::mem::take(&mut table.streams).into_values();
        let pumps = entries.filter_map(|entry| entry.pump);
        pumps.inspect(JoinHandle::abort).collect()
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        // The table is whole between any two statements.
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stream {
    /// Starts to move data. The call's answer must have been queued before.
    pub(super) fn start(self, client: &Arc<Client>) {
        let key = key(self.header);
        let mut table = client.streams.table();
        // Not there: the client has gone meanwhile.
        let Some(entry) = table.streams.get_mut(&key) else { return };
        let pump = pump::run(Arc::clone(client), self);
        entry.pump = Some(client.service.tasks().spawn(pump));
    }
}

fn key(header: Header) -> Key {
    (header.program, header.procedure, header.serial)
}

fn read(packet: Packet) -> Incoming {
    match (packet.header.kind, packet.header.status) {
        (MessageType::StreamHole, MessageStatus::Continue) => hole(&packet.payload),
        (MessageType::Stream, MessageStatus::Continue) => {
            Incoming::Piece(Part::Data(packet.payload))
        }
        (MessageType::Stream, MessageStatus::Ok) => Incoming::Finish,
        (MessageType::Stream, MessageStatus::Error) => Incoming::Abort,
        (_, status) => Incoming::Bad(format!("unexpected status {}", status as u32)),
    }
}

fn hole(payload: &[u8]) -> Incoming {
    match StreamHole::decode(&mut Reader::new(payload)) {
        Ok(StreamHole { length, flags: 0 }) => match u64::try_from(length) {
            Ok(length) => Incoming::Piece(Part::Hole(length)),
            Err(_) => Incoming::Bad(format!("a hole of {length} bytes")),
        },
        Ok(StreamHole { flags, .. }) => Incoming::Bad(format!("a hole with flags {flags:#x}")),
        Err(error) => Incoming::Bad(format!("a hole that cannot be read ({error})")),
    }
}
