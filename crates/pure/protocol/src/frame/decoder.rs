//! From bytes, as they come, to whole messages.

use super::{FDS_MAX, FRAME_MAX, FrameError, HEADER_SIZE, Header, LENGTH_SIZE};
use bytes::{Buf, Bytes, BytesMut};

/// A whole message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// Its header.
    pub header: Header,
    /// How many descriptors came beside it.
    pub fds: usize,
    /// Its payload: a part of the read buffer, not a copy.
    pub payload: Bytes,
}

/// Takes bytes as they come and gives whole messages.
///
/// The buffer grows as data arrives, not as a length word promises: a peer
/// that announces 32 MiB and sends nothing costs nothing.
#[derive(Debug)]
pub struct FrameDecoder {
    buffer: BytesMut,
    limit: usize,
}

impl Default for FrameDecoder {
    fn default() -> Self {
        Self::new(FRAME_MAX)
    }
}

impl FrameDecoder {
    /// The least room that is offered to a read.
    const READ: usize = 8 * 1024;

    /// A decoder that refuses messages of more than `limit` bytes, length word
    /// included; never more than [`FRAME_MAX`].
    #[must_use]
    pub fn new(limit: usize) -> Self {
        let limit = limit.clamp(HEADER_SIZE, FRAME_MAX);
        Self { buffer: BytesMut::new(), limit }
    }

    /// Sets another limit, as after authentication. It holds from the next
    /// message on.
    pub fn set_limit(&mut self, limit: usize) {
        self.limit = limit.clamp(HEADER_SIZE, FRAME_MAX);
    }

    /// The buffer to append the bytes of a read to, with room for at least one
    /// read: the rest of the message that has begun, but never more room than
    /// twice what has arrived already.
    pub fn read_buffer(&mut self) -> &mut BytesMut {
        let have = self.buffer.len();
        let missing = self.announced().map_or(0, |length| length.saturating_sub(have));
        self.buffer.reserve(missing.min(have).max(Self::READ));
        &mut self.buffer
    }

    /// Appends bytes by copying them.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// Returns whether a message has begun and is not whole.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        !self.buffer.is_empty()
    }

    /// Gives back the memory of an idle connection.
    pub fn shrink(&mut self) {
        if self.buffer.is_empty() {
            self.buffer = BytesMut::new();
        }
    }

    /// The next whole message, if there is one. After an error the stream of
    /// bytes cannot be followed any more.
    pub fn next_packet(&mut self) -> Result<Option<Packet>, FrameError> {
        let Some(length) = self.announced() else { return Ok(None) };
        if length < HEADER_SIZE {
            return Err(FrameError::TooShort(length));
        }
        if length > self.limit {
            return Err(FrameError::TooLong { length, limit: self.limit });
        }
        if self.buffer.len() < length {
            return Ok(None);
        }
        let mut payload = self.buffer.split_to(length).freeze();
        let header = Header::read(&payload[LENGTH_SIZE..HEADER_SIZE])?;
        payload.advance(HEADER_SIZE);
        let fds = if header.kind.has_fds() { take_count(&mut payload)? } else { 0 };
        Ok(Some(Packet { header, fds, payload }))
    }

    fn announced(&self) -> Option<usize> {
        let word = self.buffer.first_chunk::<LENGTH_SIZE>()?;
        Some(usize::try_from(u32::from_be_bytes(*word)).unwrap_or(usize::MAX))
    }
}

fn take_count(payload: &mut Bytes) -> Result<usize, FrameError> {
    let Some(word) = payload.first_chunk::<4>().copied() else {
        return Err(FrameError::Header(ostler_xdr::Error::Truncated {
            missing: 4 - payload.len(),
        }));
    };
    payload.advance(4);
    let count = u32::from_be_bytes(word);
    match usize::try_from(count) {
        Ok(number) if number <= FDS_MAX => Ok(number),
        _ => Err(FrameError::TooManyFds(count)),
    }
}
