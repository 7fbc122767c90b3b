//! The task of one connection.
//!
//! ```text
//!            ┌──────────────── woken: readable, writable, a call ended, a timer ───────────────┐
//!            v                                                                                 │
//!   cork ─> start calls that waited ─> read ─> packets ─> calls, each polled once ─> uncork ───┘
//!                                      ^──────────┘         │ ready: answered in place
//!                                                           │ not ready: a task of its own
//! ```
//!
//! It is one hand-written future: all that was read is worked through before
//! anything is written, and all that is to be written goes out together.

use super::{
    Client, OUTPUT_HIGH_WATER, call,
    keepalive::{self, Alarm, Watch},
    request::Request,
};
use bytes::Buf;
use ostler_protocol::{
    FrameDecoder, FrameError, KEEPALIVE, KeepaliveProcedure, MessageType, Packet, Priority,
    frame::{FRAME_MAX, HEADER_SIZE, frame},
};
use ostler_transport::{Inbox, Intake, ReceiveError};
use std::{
    collections::VecDeque,
    future::poll_fn,
    pin::Pin,
    sync::{Arc, atomic::Ordering},
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::Sleep;

/// Reads of one connection before others get their turn.
const ROUNDS: u32 = 8;
/// Ordinary calls that wait for one that runs to end.
const MAXIMUM_WAITING: usize = 64;
/// Bytes of calls that wait or run; one call alone may have more.
const MAXIMUM_HELD: usize = 8 * 1024 * 1024;
/// A read buffer that grew above this for one packet is given back.
const LARGE: usize = 512 * 1024;
/// Calls of high priority that run on tasks of their own.
const MAXIMUM_URGENT: u32 = 64;
/// The longest message of a client that has not authenticated.
const ANONYMOUS_FRAME_MAX: usize = 64 * 1024;
/// The time in which a client must authenticate.
const HANDSHAKE: Duration = Duration::from_secs(30);
/// The interval of looks at a client from which nothing is read for now: its end would
/// be read only after all that it sent.
const LOOK: Duration = Duration::from_secs(1);
/// The time for which a client may leave everything unread that is sent to it.
const STALL: Duration = Duration::from_secs(60);

/// The reason for which a connection ends.
#[derive(Debug, thiserror::Error)]
enum End {
    #[error("the client has gone")]
    Gone,
    #[error("the client has closed the connection")]
    Closed,
    #[error("the client sends what is no message: {0}")]
    Malformed(#[from] FrameError),
    #[error("the client announced descriptors and did not send them")]
    Descriptors,
    #[error("{0}")]
    Receive(#[from] ReceiveError),
    #[error("the client does not answer pings")]
    Unresponsive,
    #[error("the client does not read what is sent to it")]
    Stalled,
    #[error("the client has not authenticated in time")]
    Anonymous,
}

struct Connection<'a> {
    client: &'a Arc<Client>,
    inbox: Inbox,
    decoder: FrameDecoder,
    /// A packet whose descriptors have not come yet.
    incomplete: Option<Packet>,
    /// Ordinary calls over the limit of those that run.
    waiting: VecDeque<Request>,
    /// Their bytes.
    waiting_bytes: usize,
    watch: Option<Watch>,
    handshake: Option<Pin<Box<Sleep>>>,
    stall: Option<Stall>,
    /// The next look at a client from which nothing is read.
    look: Option<Pin<Box<Sleep>>>,
}

/// The watch over a client that takes nothing of what waits for it.
struct Stall {
    timer: Pin<Box<Sleep>>,
    progress: usize,
}

/// Serves a client until its connection ends.
pub(crate) async fn run(client: &Arc<Client>) {
    let mut connection = Connection::new(client);
    let end = poll_fn(|context| connection.poll(context)).await;
    match end {
        End::Gone | End::Closed => tracing::debug!(client = client.id, reason = %end, "ended"),
        End::Malformed(_) | End::Descriptors | End::Receive(_) => tracing::info!(
            client = client.id,
            uid = client.peer.uid,
            pid = client.peer.pid,
            reason = %end,
            "dropped a client"
        ),
        End::Unresponsive | End::Stalled | End::Anonymous => tracing::warn!(
            client = client.id,
            uid = client.peer.uid,
            pid = client.peer.pid,
            reason = %end,
            "dropped a client"
        ),
    }
    client.disconnect();
    client.streams.close();
    client.session.close();
}

impl<'a> Connection<'a> {
    fn new(client: &'a Arc<Client>) -> Self {
        let anonymous = !client.is_authenticated();
        let limit = if anonymous { ANONYMOUS_FRAME_MAX } else { FRAME_MAX };
        Self {
            client,
            inbox: Inbox::new(),
            decoder: FrameDecoder::new(limit),
            incomplete: None,
            waiting: VecDeque::new(),
            waiting_bytes: 0,
            watch: None,
            handshake: anonymous.then(|| Box::pin(tokio::time::sleep(HANDSHAKE))),
            stall: None,
            look: None,
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<End> {
        loop {
            self.client.outbox.cork(context);
            let worked = self.work(context);
            let was_paused = self.is_paused();
            let flushed = self.client.outbox.poll_uncork(context);
            let more = match worked {
                Ok(more) => more,
                Err(end) => return Poll::Ready(end),
            };
            match flushed {
                Poll::Ready(Err(_)) => return Poll::Ready(End::Stalled),
                Poll::Ready(Ok(())) => {
                    self.stall = None;
                    self.client.drained.notify_waiters();
                    if self.is_finished() {
                        return Poll::Ready(End::Closed);
                    }
                    if was_paused && !self.is_paused() {
                        continue;
                    }
                }
                Poll::Pending => {
                    // Streams go on before all is gone: the socket never runs dry.
                    self.client.notify_if_caught_up();
                    if self.poll_stall(context).is_ready() {
                        return Poll::Ready(End::Stalled);
                    }
                }
            }
            if more {
                context.waker().wake_by_ref();
            } else if self.poll_look(context).is_ready() {
                return Poll::Ready(End::Gone);
            }
            return Poll::Pending;
        }
    }

    /// Does all that can be done now; says whether there may be more at once.
    fn work(&mut self, context: &mut Context<'_>) -> Result<bool, End> {
        self.poll_timers(context)?;
        self.start_waiting();
        for _ in 0..ROUNDS {
            self.take_packets()?;
            if self.is_paused() {
                return Ok(false);
            }
            let buffer = self.decoder.read_buffer();
            match self.inbox.poll_fill(&self.client.socket, context, buffer) {
                Poll::Pending => return Ok(false),
                Poll::Ready(Err(error)) => return Err(error.into()),
                Poll::Ready(Ok(Intake::End)) => return Err(End::Gone),
                Poll::Ready(Ok(Intake::Bytes)) => {
                    if let Some(watch) = &mut self.watch {
                        watch.heard();
                    }
                }
            }
        }
        Ok(true)
    }

    /// Says whether nothing may be read for now.
    fn is_paused(&self) -> bool {
        let client = self.client;
        self.waiting.len() >= MAXIMUM_WAITING
            || self.waiting_bytes + client.running_bytes.load(Ordering::Relaxed) > MAXIMUM_HELD
            || client.outbox.waiting() > OUTPUT_HIGH_WATER
            || client.running_urgent.load(Ordering::Relaxed) >= MAXIMUM_URGENT
            || client.streams.is_backlogged()
            || client.finishing.load(Ordering::Relaxed)
    }

    /// Says whether the client wants to end and everything is answered.
    fn is_finished(&self) -> bool {
        let client = self.client;
        client.finishing.load(Ordering::Relaxed)
            && client.running.load(Ordering::Acquire) == 0
            && client.running_urgent.load(Ordering::Acquire) == 0
            && client.outbox.waiting() == 0
    }

    fn take_packets(&mut self) -> Result<(), End> {
        while !self.is_paused() {
            let packet = match self.incomplete.take() {
                Some(packet) => packet,
                None => match self.decoder.next_packet()? {
                    Some(packet) => packet,
                    None => break,
                },
            };
            let Some(request) = self.complete(packet)? else { break };
            let large = request.packet.payload.len() > LARGE;
            self.take(request);
            if large && !self.decoder.is_inside() {
                self.decoder.shrink();
            }
        }
        Ok(())
    }

    /// Adds its descriptors to a packet, if they have come: one byte after the
    /// packet for each.
    fn complete(&mut self, packet: Packet) -> Result<Option<Request>, End> {
        if packet.fds == 0 {
            self.inbox.consume(size(&packet));
            return Ok(Some(Request { packet, descriptors: Vec::new() }));
        }
        let buffer = self.decoder.read_buffer();
        if buffer.len() < packet.fds {
            self.incomplete = Some(packet);
            return Ok(None);
        }
        buffer.advance(packet.fds);
        self.inbox.consume(size(&packet));
        let descriptors = self.inbox.claim(packet.fds).ok_or(End::Descriptors)?;
        Ok(Some(Request { packet, descriptors }))
    }

    fn take(&mut self, request: Request) {
        let packet = &request.packet;
        match packet.header.kind {
            MessageType::Call | MessageType::CallWithFds => self.take_call(request),
            MessageType::Stream | MessageType::StreamHole => {
                self.client.streams.take(self.client, request.packet);
            }
            MessageType::Message => self.take_message(packet),
            // Clients do not reply; libvirtd passes over it too.
            MessageType::Reply | MessageType::ReplyWithFds => {}
        }
    }

    fn take_call(&mut self, request: Request) {
        let header = request.packet.header;
        let procedure = match call::examine(self.client, header) {
            Ok(procedure) => procedure,
            Err(error) => return call::refuse(self.client, header, &error),
        };
        if procedure.priority == Priority::High {
            return call::start(self.client, procedure, request);
        }
        if self.has_room() && self.waiting.is_empty() {
            call::start(self.client, procedure, request);
        } else {
            self.waiting_bytes += request.packet.payload.len();
            self.waiting.push_back(request);
        }
    }

    fn has_room(&self) -> bool {
        let limit = self.client.service.limits().max_client_requests;
        self.client.running.load(Ordering::Acquire) < limit
    }

    /// Starts ordinary calls that waited for others to end.
    fn start_waiting(&mut self) {
        while !self.waiting.is_empty() && self.has_room() {
            let Some(request) = self.waiting.pop_front() else { break };
            self.waiting_bytes -= request.packet.payload.len();
            let header = request.packet.header;
            match call::examine(self.client, header) {
                Ok(procedure) => call::start(self.client, procedure, request),
                Err(error) => call::refuse(self.client, header, &error),
            }
        }
    }

    /// Answers a ping; any sign of life was noted already.
    fn take_message(&self, packet: &Packet) {
        let header = packet.header;
        let ping = header.program == KEEPALIVE.number
            && header.version == KEEPALIVE.version
            && header.procedure == KeepaliveProcedure::Ping as i32;
        if ping {
            self.send_keepalive(KeepaliveProcedure::Pong);
        }
    }

    fn send_keepalive(&self, procedure: KeepaliveProcedure) {
        // A broken connection is noticed when it is flushed.
        let _ = self
            .client
            .outbox
            .add(|packet| frame(packet.buffer(), keepalive::header(procedure), |_| Ok(())));
    }

    fn poll_timers(&mut self, context: &mut Context<'_>) -> Result<(), End> {
        if let Some(handshake) = &mut self.handshake {
            if self.client.is_authenticated() {
                self.handshake = None;
                self.decoder.set_limit(FRAME_MAX);
            } else if handshake.as_mut().poll(context).is_ready() {
                return Err(End::Anonymous);
            }
        }
        if self.watch.is_none() && self.client.keepalive.load(Ordering::Relaxed) {
            self.watch = Watch::begin(self.client.service.limits().keepalive);
        }
        let is_unread = self.watch.is_some() && self.is_paused();
        if is_unread && let Some(watch) = &mut self.watch {
            // What the client answers lies there.
            watch.heard();
        }
        while let Some(Poll::Ready(alarm)) = self.watch.as_mut().map(|watch| watch.poll(context)) {
            match alarm {
                Alarm::Ping => self.send_keepalive(KeepaliveProcedure::Ping),
                Alarm::GiveUp => return Err(End::Unresponsive),
            }
        }
        Ok(())
    }

    /// Ready when a client from which nothing is read has gone.
    fn poll_look(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if !self.is_paused() {
            self.look = None;
            return Poll::Pending;
        }
        let look = self.look.get_or_insert_with(|| Box::pin(tokio::time::sleep(LOOK)));
        while look.as_mut().poll(context).is_ready() {
            if self.client.socket.is_hung_up() {
                return Poll::Ready(());
            }
            look.as_mut().reset(tokio::time::Instant::now() + LOOK);
        }
        Poll::Pending
    }

    /// Ready when the client has not taken a byte for too long.
    fn poll_stall(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let progress = self.client.outbox.progress();
        let stall = self
            .stall
            .get_or_insert_with(|| Stall { timer: Box::pin(tokio::time::sleep(STALL)), progress });
        if progress != stall.progress {
            stall.progress = progress;
            stall.timer.as_mut().reset(tokio::time::Instant::now() + STALL);
        }
        stall.timer.as_mut().poll(context)
    }
}

/// The bytes of a packet in the stream.
fn size(packet: &Packet) -> usize {
    let count = if packet.header.kind.has_fds() { 4 } else { 0 };
    HEADER_SIZE + count + packet.payload.len()
}
