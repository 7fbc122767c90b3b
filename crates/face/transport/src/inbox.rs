//! Reading ahead: one system call brings many packets.
//!
//! A descriptor belongs to the byte it came with. The inbox remembers that
//! byte's place in the stream, so that a packet gets the descriptors that
//! follow it and no others; descriptors that nobody asked for are closed as
//! soon as the bytes they came with are consumed.

use crate::Socket;
use bytes::BytesMut;
use std::{
    collections::VecDeque,
    io,
    os::fd::OwnedFd,
    task::{Context, Poll, ready},
};

/// The least and the most that one read asks for.
const READ: std::ops::RangeInclusive<usize> = 4 * 1024..=256 * 1024;
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

/// The result of a read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// More bytes.
    Bytes,
    /// The peer is gone.
    End,
}

/// The reading side of a connection: where it is in the stream, and the
/// descriptors that came. The bytes themselves go to the caller's buffer.
#[derive(Debug, Default)]
pub struct Inbox {
    received: u64,
    consumed: u64,
    descriptors: VecDeque<(u64, OwnedFd)>,
    fresh: Vec<OwnedFd>,
}

impl Inbox {
    /// A new one, at the start of the stream.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes note that the next `count` bytes were used, and closes the
    /// descriptors that came with them.
    pub fn consume(&mut self, count: usize) {
        self.consumed += count as u64;
        while self.descriptors.front().is_some_and(|(place, _)| *place < self.consumed) {
            self.descriptors.pop_front();
        }
    }

    /// Takes the next `count` bytes, which carry a descriptor each, with their
    /// descriptors: as libvirt sends them behind a packet. `None` if one of the
    /// bytes came without.
    pub fn claim(&mut self, count: usize) -> Option<Vec<OwnedFd>> {
        let mut claimed = Vec::with_capacity(count);
        for place in (self.consumed..).take(count) {
            match self.descriptors.pop_front() {
                Some((found, descriptor)) if found == place => claimed.push(descriptor),
                _ => return None,
            }
        }
        self.consume(count);
        Some(claimed)
    }

    /// Reads once and appends to `buffer`.
    pub fn poll_fill(
        &mut self,
        socket: &Socket,
        context: &mut Context<'_>,
        buffer: &mut BytesMut,
    ) -> Poll<Result<Intake, ReceiveError>> {
        let held = buffer.len();
        let room = (buffer.capacity() - held).clamp(*READ.start(), *READ.end());
        buffer.resize(held + room, 0);
        let result = socket.poll_receive(context, &mut buffer[held..], &mut self.fresh);
        let bytes = match &result {
            Poll::Ready(Ok(received)) => received.bytes,
            _ => 0,
        };
        buffer.truncate(held + bytes);
        ready!(result)?;
        if bytes == 0 {
            return Poll::Ready(Ok(Intake::End));
        }
        self.received += bytes as u64;
        // The kernel ends a read at the bytes that carry descriptors.
        let place = self.received - 1;
        self.descriptors.extend(self.fresh.drain(..).map(|descriptor| (place, descriptor)));
        if self.descriptors.len() > MAXIMUM_DESCRIPTORS {
            return Poll::Ready(Err(ReceiveError::Descriptors));
        }
        Poll::Ready(Ok(Intake::Bytes))
    }
}
