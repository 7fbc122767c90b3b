//! Reading ahead: one system call brings many packets.
//!
//! A descriptor belongs to the byte it came with. The inbox remembers that
//! byte's place in the stream, so that a packet gets the descriptors that
//! follow it and no others; descriptors that nobody asked for are closed as
//! soon as the bytes after them are read.

use crate::Socket;
use std::{
    collections::VecDeque,
    io,
    os::fd::OwnedFd,
    task::{Context, Poll, ready},
};

/// The buffer that a quiet connection keeps.
const SMALL: usize = 4 * 1024;
/// The buffer of a busy one: room for many packets, or a stream's.
const USUAL: usize = 64 * 1024;
/// Above this a buffer is given back once it is empty.
const KEEP: usize = 512 * 1024;
/// How many descriptors may wait to be claimed.
const MAXIMUM_DESCRIPTORS: usize = 64;

/// A failed read.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// The kernel says so.
    #[error("cannot read from the client")]
    Io(#[from] io::Error),
    /// The peer sends descriptors that no packet asks for.
    #[error("the client sent more than {MAXIMUM_DESCRIPTORS} descriptors that nothing asked for")]
    Descriptors,
}

/// What a read found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// More bytes.
    Bytes,
    /// The peer is gone.
    End,
}

/// What has come from a peer and is not consumed yet.
#[derive(Debug, Default)]
pub struct Inbox {
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// The place in the stream of `buffer[start]`.
    position: u64,
    descriptors: VecDeque<(u64, OwnedFd)>,
    fresh: Vec<OwnedFd>,
}

impl Inbox {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The bytes at hand.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Takes the first bytes away, and closes the descriptors among them.
    pub fn consume(&mut self, count: usize) {
        let count = count.min(self.end - self.start);
        self.start += count;
        self.position += count as u64;
        while self.descriptors.front().is_some_and(|(place, _)| *place < self.position) {
            self.descriptors.pop_front();
        }
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
            if self.buffer.len() > KEEP {
                self.buffer = Vec::new();
            }
        }
    }

    /// Takes `count` bytes at `offset` that carry a descriptor each, with
    /// their descriptors: as libvirt sends them behind a packet. `None` if one
    /// of the bytes came without.
    pub fn claim(&mut self, offset: usize, count: usize) -> Option<Vec<OwnedFd>> {
        let first = self.position + offset as u64;
        let mut claimed = Vec::with_capacity(count);
        while self.descriptors.front().is_some_and(|(place, _)| *place < first) {
            self.descriptors.pop_front();
        }
        for place in (first..).take(count) {
            match self.descriptors.pop_front() {
                Some((found, descriptor)) if found == place => claimed.push(descriptor),
                _ => return None,
            }
        }
        Some(claimed)
    }

    /// Reads once, with room for at least `wanted` bytes in all.
    pub fn poll_fill(
        &mut self,
        socket: &Socket,
        context: &mut Context<'_>,
        wanted: usize,
    ) -> Poll<Result<Intake, ReceiveError>> {
        self.make_room(wanted);
        let room = &mut self.buffer[self.end..];
        let size = room.len();
        let received = ready!(socket.poll_receive(context, room, &mut self.fresh))?;
        if received.bytes == 0 {
            return Poll::Ready(Ok(Intake::End));
        }
        self.end += received.bytes;
        if received.bytes == size && self.buffer.len() < USUAL {
            // There is more than this: a busy peer.
            self.buffer.resize(USUAL, 0);
        }
        let place = self.position + (self.end - self.start) as u64 - 1;
        self.descriptors.extend(self.fresh.drain(..).map(|descriptor| (place, descriptor)));
        if self.descriptors.len() > MAXIMUM_DESCRIPTORS {
            return Poll::Ready(Err(ReceiveError::Descriptors));
        }
        Poll::Ready(Ok(Intake::Bytes))
    }

    /// Moves what is left to the front and grows the buffer where needed.
    fn make_room(&mut self, wanted: usize) {
        let held = self.end - self.start;
        if self.start > 0 && (self.end == self.buffer.len() || self.buffer.len() < wanted) {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, held);
        }
        // A large packet's buffer grows as its bytes really come, so that a
        // length alone costs nothing.
        let size = wanted.min((2 * held).max(USUAL)).max(held + 1).max(SMALL);
        if self.buffer.len() - self.start < size {
            self.buffer.resize(self.start + size, 0);
        }
    }
}
