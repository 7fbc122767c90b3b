//! The packets that wait to be sent to a peer.
//!
//! Any task may add packets; each is built in place, under a lock that is
//! never held while waiting. While the connection's own task works through
//! what it read (the outbox is *corked*), packets only gather, and go out in
//! one system call at the end. Otherwise a packet is sent at once, by whoever
//! added it: no other task has to wake up for it. What the kernel does not
//! take waits here, and the connection's task goes on when the socket drains.

use crate::{Socket, socket::RoomWatch};
use bytes::Bytes;
use futures_util::task::AtomicWaker;
use std::{
    collections::VecDeque,
    io::{self, IoSlice},
    os::fd::{AsFd, OwnedFd},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
};

/// Above this an empty buffer is given back.
const KEEP: usize = 256 * 1024;
/// How many pieces go into one system call.
const PIECES: usize = 16;

/// The peer does not read, and the limit of what waits for it is reached; or
/// the connection is broken. The connection is shut down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the client does not take what is sent to it")]
pub struct Overflow;

/// The packets that wait to be sent, shared by all who send.
#[derive(Debug)]
pub struct Outbox {
    socket: Arc<Socket>,
    queue: Mutex<Queue>,
    /// The connection's own task.
    owner: AtomicWaker,
    /// How many bytes wait; read without the lock.
    waiting: AtomicUsize,
    /// How often the kernel has taken something.
    sends: AtomicUsize,
    limit: usize,
}

#[derive(Debug, Default)]
struct Queue {
    /// Whole pieces that come before `tail`.
    pieces: VecDeque<Piece>,
    /// The buffer in which packets are built.
    tail: Vec<u8>,
    /// How much of the first piece (or of `tail`) is sent.
    sent: usize,
    /// How often the kernel has taken something.
    sends: usize,
    corked: bool,
    broken: bool,
    /// While the kernel refuses more.
    room: RoomWatch,
}

#[derive(Debug)]
enum Piece {
    Bytes(Bytes),
    /// One byte with a descriptor.
    Descriptor(OwnedFd),
}

/// The place where a packet is built.
pub struct Packet<'a>(&'a mut Queue);

impl Packet<'_> {
    /// The bytes so far of everything that waits; a packet is appended.
    pub fn buffer(&mut self) -> &mut Vec<u8> {
        &mut self.0.tail
    }

    /// Appends bytes without copying them.
    pub fn append_shared(&mut self, bytes: Bytes) {
        self.0.seal();
        self.0.pieces.push_back(Piece::Bytes(bytes));
    }

    /// Appends a byte that carries a descriptor.
    pub fn append_descriptor(&mut self, descriptor: OwnedFd) {
        self.0.seal();
        self.0.pieces.push_back(Piece::Descriptor(descriptor));
    }
}

impl Outbox {
    /// The outbox of a connection, in which at most about `limit` bytes wait.
    #[must_use]
    pub fn new(socket: Arc<Socket>, limit: usize) -> Self {
        Self {
            socket,
            queue: Mutex::default(),
            owner: AtomicWaker::new(),
            waiting: AtomicUsize::new(0),
            sends: AtomicUsize::new(0),
            limit,
        }
    }

    /// How many bytes wait to be taken by the peer.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// A number that changes whenever the peer has made room and some of what
    /// waits was sent.
    #[must_use]
    pub fn progress(&self) -> usize {
        self.sends.load(Ordering::Relaxed)
    }

    /// Adds a packet however much is waiting: for replies, whose number is
    /// bounded by the calls in flight.
    ///
    /// # Errors
    /// The connection is broken.
    pub fn add<R>(&self, build: impl FnOnce(&mut Packet<'_>) -> R) -> Result<R, Overflow> {
        self.enqueue(usize::MAX, build)
    }

    /// Adds a packet unless too much is waiting already: for what is sent
    /// unasked. At the limit the connection is shut down, since a peer that
    /// misses something must know.
    ///
    /// # Errors
    /// The limit is reached or the connection is broken.
    pub fn add_within_limit<R>(
        &self,
        build: impl FnOnce(&mut Packet<'_>) -> R,
    ) -> Result<R, Overflow> {
        self.enqueue(self.limit, build)
    }

    fn enqueue<R>(
        &self,
        limit: usize,
        build: impl FnOnce(&mut Packet<'_>) -> R,
    ) -> Result<R, Overflow> {
        let mut queue = self.lock();
        if queue.broken || queue.waiting() > limit {
            drop(queue);
            self.fail();
            return Err(Overflow);
        }
        let result = build(&mut Packet(&mut queue));
        if !queue.corked {
            // What the kernel refuses is the connection's task's to send.
            match queue.flush(&self.socket) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.owner.wake(),
                Err(_) => queue.broken = true,
            }
        }
        self.publish(&queue);
        if queue.broken {
            drop(queue);
            self.fail();
            return Err(Overflow);
        }
        Ok(result)
    }

    /// Marks the connection as broken and wakes its task to see that.
    fn fail(&self) {
        let mut queue = self.lock();
        queue.broken = true;
        queue.clear();
        self.waiting.store(0, Ordering::Relaxed);
        drop(queue);
        self.socket.shut_down();
        self.owner.wake();
    }

    /// Lets packets gather until [`Self::poll_uncork`]; from now on the task is
    /// woken when there is something for it to do.
    pub fn cork(&self, context: &Context<'_>) {
        self.owner.register(context.waker());
        self.lock().corked = true;
    }

    /// Sends what has gathered. Ready when nothing waits any more; otherwise
    /// the task is woken when the peer takes more, or when another task leaves
    /// something to send.
    pub fn poll_uncork(&self, context: &mut Context<'_>) -> Poll<Result<(), Overflow>> {
        let mut queue = self.lock();
        queue.corked = false;
        if queue.broken {
            return Poll::Ready(Err(Overflow));
        }
        if queue.waiting() == 0 {
            return Poll::Ready(Ok(()));
        }
        let result = match queue.flush(&self.socket) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                let mut room = std::mem::take(&mut queue.room);
                let result =
                    self.socket.poll_send(context, &mut room, || queue.flush(&self.socket));
                // When all is sent, there is nothing to be told any more.
                if result.is_pending() {
                    queue.room = room;
                }
                result
            }
            result => {
                queue.room = RoomWatch::default();
                Poll::Ready(result)
            }
        };
        self.publish(&queue);
        match result {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Ok(())) => Poll::Ready(Ok(())),
            Poll::Ready(Err(_)) => {
                drop(queue);
                self.fail();
                Poll::Ready(Err(Overflow))
            }
        }
    }

    /// Wakes the connection's task: something else than bytes is to be done.
    pub fn wake_owner(&self) {
        self.owner.wake();
    }

    fn publish(&self, queue: &Queue) {
        self.waiting.store(queue.waiting(), Ordering::Relaxed);
        self.sends.store(queue.sends, Ordering::Relaxed);
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        // A panic while a packet was built leaves at worst a torn packet, for
        // which the peer drops the connection.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn waiting(&self) -> usize {
        let pieces: usize = self.pieces.iter().map(Piece::len).sum();
        pieces + self.tail.len() - self.sent
    }

    fn clear(&mut self) {
        *self = Self { broken: self.broken, corked: self.corked, ..Self::default() };
    }

    /// Makes what was built so far a piece of its own.
    fn seal(&mut self) {
        if !self.tail.is_empty() {
            let bytes = std::mem::take(&mut self.tail);
            self.pieces.push_back(Piece::Bytes(bytes.into()));
        }
    }

    /// Sends until all is sent or the kernel refuses.
    fn flush(&mut self, socket: &Socket) -> io::Result<()> {
        while !self.pieces.is_empty() {
            let sent = self.send_pieces(socket)?;
            self.sends = self.sends.wrapping_add(1);
            self.advance(sent);
        }
        while self.sent < self.tail.len() {
            self.sent += socket.send(&[IoSlice::new(&self.tail[self.sent..])], &[])?;
            self.sends = self.sends.wrapping_add(1);
        }
        self.sent = 0;
        if self.tail.capacity() > KEEP {
            self.tail = Vec::new()
        } else {
            self.tail.clear()
        }
        Ok(())
    }

    /// One system call for the first pieces.
    fn send_pieces(&self, socket: &Socket) -> io::Result<usize> {
        if let Some(Piece::Descriptor(descriptor)) = self.pieces.front() {
            return socket.send(&[IoSlice::new(&[0])], &[descriptor.as_fd()]);
        }
        let mut slices = [IoSlice::new(&[]); PIECES];
        let mut count = 0;
        for piece in self.pieces.iter().take(PIECES - 1) {
            let Piece::Bytes(bytes) = piece else { break };
            let skip = if count == 0 { self.sent } else { 0 };
            slices[count] = IoSlice::new(&bytes[skip..]);
            count += 1;
        }
        if count == self.pieces.len() && !self.tail.is_empty() {
            slices[count] = IoSlice::new(&self.tail);
            count += 1;
        }
        socket.send(&slices[..count], &[])
    }

    /// Forgets what is sent.
    fn advance(&mut self, mut sent: usize) {
        while let Some(piece) = self.pieces.front() {
            let left = piece.len() - self.sent;
            if sent < left {
                self.sent += sent;
                return;
            }
            sent -= left;
            self.sent = 0;
            self.pieces.pop_front();
        }
        self.sent = sent;
    }
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Descriptor(_) => 1,
        }
    }
}
