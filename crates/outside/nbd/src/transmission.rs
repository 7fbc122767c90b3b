//! Requests and their replies.
//!
//! Writes are not waited for one by one: some are under way at a time, and what
//! becomes of them is told by the next call, at the latest by [`Client::flush`].

use crate::NbdError;
use crate::handshake::{Agreed, shake_hands};
use crate::wire::{
    CHUNK, NO_HOLE, SIMPLE_REPLY, STATE_ZERO, ability, bytes_from, chunk, command, refusal,
    request, u16_from, u32_from, u64_from,
};
use std::collections::HashSet;
use std::io::Write;
use std::os::unix::net::UnixStream;

/// How many requests that change something may be under way.
const UNDER_WAY: usize = 8;

/// The most that one request reads or writes. Servers take at least 32 MiB.
const LARGEST: usize = 4 << 20;

/// The most that one request makes zero, or asks the state of.
const LARGEST_STRETCH: u64 = 1 << 30;

/// No part of a reply that is no content is longer.
const LONGEST_CHUNK: u32 = 1 << 20;

/// One export of a server. Dropping it says farewell.
#[derive(Debug)]
pub struct Client {
    stream: UnixStream,
    agreed: Agreed,
    /// The number of the next request.
    cookie: u64,
    /// Changes that are not answered yet.
    under_way: HashSet<u64>,
}

/// A stretch of an image that is all alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Its length, at least one.
    pub length: u64,
    /// Whether it reads as zeros.
    pub zero: bool,
}

/// A reply, or a part of one.
struct Reply {
    cookie: u64,
    last: bool,
    /// Kind and length of the part; none of a simple reply.
    chunk: Option<(u16, u32)>,
}

impl Client {
    /// Opens the export of this name on a connected stream.
    ///
    /// # Errors
    /// When the server has none, or does not keep to the protocol.
    pub fn open(mut stream: UnixStream, export: &str) -> Result<Self, NbdError> {
        let agreed = shake_hands(&mut stream, export)?;
        Ok(Self { stream, agreed, cookie: 0, under_way: HashSet::new() })
    }

    /// The image's size.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.agreed.size
    }

    /// Returns whether it can only be read.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.agreed.abilities & ability::READ_ONLY != 0
    }

    /// Fills `buffer` with what stands at `offset`.
    ///
    /// # Errors
    /// When it is not in the image, or the server fails.
    pub fn read(&mut self, offset: u64, buffer: &mut [u8]) -> Result<(), NbdError> {
        self.check(offset, buffer.len() as u64)?;
        self.settle(0)?;
        let mut at = offset;
        for piece in buffer.chunks_mut(LARGEST) {
            self.read_piece(at, piece)?;
            at += piece.len() as u64;
        }
        Ok(())
    }

    /// The extent at `offset`, data or a hole, of at most `length` bytes. A server that
    /// cannot tell holes has none.
    ///
    /// # Errors
    /// As [`Client::read`].
    pub fn extent(&mut self, offset: u64, length: u64) -> Result<Extent, NbdError> {
        self.check(offset, length)?;
        let asked = length.min(LARGEST_STRETCH);
        let Some(states) = self.agreed.states.filter(|_| length > 0) else {
            return Ok(Extent { length, zero: false });
        };
        self.settle(0)?;
        let cookie = self.send(0, command::BLOCK_STATUS, offset, length_of(asked)?, &[])?;
        let mut first = None;
        self.reply(cookie, |client, kind, length| {
            let content = bytes_from(&mut client.stream, length, LONGEST_CHUNK)?;
            if kind != chunk::BLOCK_STATUS {
                return Err(NbdError::Protocol("it does not tell the state of blocks"));
            }
            if let Some((number, rest)) = content.split_first_chunk::<4>()
                && u32::from_be_bytes(*number) == states
                && let Some((length, rest)) = rest.split_first_chunk::<4>()
                && let Some((state, _)) = rest.split_first_chunk::<4>()
            {
                first = Some((u32::from_be_bytes(*length), u32::from_be_bytes(*state)));
            }
            Ok(())
        })?;
        match first {
            Some((told, state)) if told > 0 => {
                Ok(Extent { length: u64::from(told).min(length), zero: state & STATE_ZERO != 0 })
            }
            _ => Err(NbdError::Protocol("it does not tell the state of blocks")),
        }
    }

    /// Writes bytes at `offset`.
    ///
    /// # Errors
    /// As [`Client::read`]; of this write or one before it.
    pub fn write(&mut self, offset: u64, bytes: &[u8]) -> Result<(), NbdError> {
        self.check(offset, bytes.len() as u64)?;
        let mut at = offset;
        for piece in bytes.chunks(LARGEST) {
            self.change(0, command::WRITE, at, piece.len() as u64, piece)?;
            at += piece.len() as u64;
        }
        Ok(())
    }

    /// Makes a stretch read as zeros, without room where that can be.
    ///
    /// # Errors
    /// As [`Client::write`].
    pub fn zero(&mut self, offset: u64, length: u64) -> Result<(), NbdError> {
        self.zeros(offset, length, 0)
    }

    /// Overwrites a stretch with zeros, which take room.
    ///
    /// # Errors
    /// As [`Client::write`].
    pub fn overwrite(&mut self, offset: u64, length: u64) -> Result<(), NbdError> {
        self.zeros(offset, length, NO_HOLE)
    }

    /// Gives a stretch back; it may read as anything. Whether the server can.
    ///
    /// # Errors
    /// As [`Client::write`].
    pub fn trim(&mut self, offset: u64, length: u64) -> Result<bool, NbdError> {
        self.check(offset, length)?;
        if self.agreed.abilities & ability::TRIM == 0 {
            return Ok(false);
        }
        for (at, length) in stretches(offset, length) {
            self.change(0, command::TRIM, at, length, &[])?;
        }
        Ok(true)
    }

    /// Waits until all that was written is on the server's disks.
    ///
    /// # Errors
    /// As [`Client::write`].
    pub fn flush(&mut self) -> Result<(), NbdError> {
        self.settle(0)?;
        if self.agreed.abilities & ability::FLUSH != 0 {
            self.change(0, command::FLUSH, 0, 0, &[])?;
        }
        self.settle(0)
    }

    fn zeros(&mut self, offset: u64, length: u64, flags: u16) -> Result<(), NbdError> {
        self.check(offset, length)?;
        if self.agreed.abilities & ability::WRITE_ZEROES == 0 {
            let zeros = vec![0; usize::try_from(length).unwrap_or(LARGEST).min(LARGEST)];
            let mut at = offset;
            while at < offset + length {
                let rest = usize::try_from(offset + length - at).unwrap_or(LARGEST).min(LARGEST);
                self.write(at, &zeros[..rest])?;
                at += rest as u64;
            }
            return Ok(());
        }
        for (at, length) in stretches(offset, length) {
            self.change(flags, command::WRITE_ZEROES, at, length, &[])?;
        }
        Ok(())
    }

    fn check(&self, offset: u64, length: u64) -> Result<(), NbdError> {
        let (size, end) = (self.agreed.size, offset.saturating_add(length));
        if end > size { Err(NbdError::Outside { offset, end, size }) } else { Ok(()) }
    }

    /// Sends a request; its number.
    fn send(
        &mut self,
        flags: u16,
        command: u16,
        offset: u64,
        length: u32,
        content: &[u8],
    ) -> Result<u64, NbdError> {
        let cookie = self.cookie;
        self.cookie += 1;
        self.stream.write_all(&request(flags, command, cookie, offset, length))?;
        self.stream.write_all(content)?;
        Ok(cookie)
    }

    /// Sends a request that changes something, once not too many are under way.
    fn change(
        &mut self,
        flags: u16,
        command: u16,
        offset: u64,
        length: u64,
        content: &[u8],
    ) -> Result<(), NbdError> {
        self.settle(UNDER_WAY - 1)?;
        let cookie = self.send(flags, command, offset, length_of(length)?, content)?;
        self.under_way.insert(cookie);
        Ok(())
    }

    /// Waits until no more than so many changes are under way.
    fn settle(&mut self, most: usize) -> Result<(), NbdError> {
        while self.under_way.len() > most {
            let reply = self.next_reply()?;
            match reply.chunk {
                Some((kind, length)) if kind & chunk::ERROR != 0 => {
                    return Err(self.failure(length));
                }
                Some((chunk::NONE, 0)) | None => {}
                Some(_) => {
                    return Err(NbdError::Protocol("it sends content that nobody asked for"));
                }
            }
            if reply.last && !self.under_way.remove(&reply.cookie) {
                return Err(NbdError::Protocol("it answers what was not asked"));
            }
        }
        Ok(())
    }

    fn read_piece(&mut self, offset: u64, piece: &mut [u8]) -> Result<(), NbdError> {
        let cookie = self.send(0, command::READ, offset, length_of(piece.len() as u64)?, &[])?;
        if !self.agreed.structured {
            let reply = self.next_reply()?;
            if reply.cookie != cookie {
                return Err(NbdError::Protocol("it answers what was not asked"));
            }
            return Ok(std::io::Read::read_exact(&mut self.stream, piece)?);
        }
        let mut filled = 0;
        let wanted = piece.len();
        self.reply(cookie, |client, kind, length| {
            let stretch = client.place_in(piece, offset, kind, length)?;
            filled += stretch.len();
            match kind {
                chunk::DATA => std::io::Read::read_exact(&mut client.stream, stretch)?,
                _ => stretch.fill(0),
            }
            Ok(())
        })?;
        if filled == wanted {
            Ok(())
        } else {
            Err(NbdError::Protocol("it gives less than was asked for"))
        }
    }

    /// The part of `piece` to which a part of a reply belongs.
    fn place_in<'a>(
        &mut self,
        piece: &'a mut [u8],
        offset: u64,
        kind: u16,
        length: u32,
    ) -> Result<&'a mut [u8], NbdError> {
        let wrong = || NbdError::Protocol("it gives what was not asked for");
        let head = match kind {
            chunk::DATA => 8,
            chunk::HOLE => 12,
            _ => return Err(wrong()),
        };
        let rest = length.checked_sub(head).ok_or_else(wrong)?;
        let at = u64_from(&mut self.stream)?;
        let length = match kind {
            chunk::HOLE if rest == 0 => u32_from(&mut self.stream)?,
            chunk::HOLE => return Err(wrong()),
            _ => rest,
        };
        let start = at.checked_sub(offset).and_then(|start| usize::try_from(start).ok());
        let start = start.ok_or_else(wrong)?;
        let end = start.checked_add(length as usize).ok_or_else(wrong)?;
        piece.get_mut(start..end).ok_or_else(wrong)
    }

    /// Takes all parts of the reply to a request, when nothing else is under way.
    fn reply(
        &mut self,
        cookie: u64,
        mut part: impl FnMut(&mut Self, u16, u32) -> Result<(), NbdError>,
    ) -> Result<(), NbdError> {
        loop {
            let reply = self.next_reply()?;
            if reply.cookie != cookie {
                return Err(NbdError::Protocol("it answers what was not asked"));
            }
            match reply.chunk {
                Some((kind, length)) if kind & chunk::ERROR != 0 => {
                    return Err(self.failure(length));
                }
                Some((chunk::NONE, 0)) => {}
                Some((kind, length)) => part(self, kind, length)?,
                None => return Err(NbdError::Protocol("it answers as was not agreed on")),
            }
            if reply.last {
                return Ok(());
            }
        }
    }

    fn next_reply(&mut self) -> Result<Reply, NbdError> {
        match u32_from(&mut self.stream)? {
            SIMPLE_REPLY => {
                let error = u32_from(&mut self.stream)?;
                let cookie = u64_from(&mut self.stream)?;
                if error != 0 {
                    return Err(refusal(error));
                }
                Ok(Reply { cookie, last: true, chunk: None })
            }
            CHUNK if self.agreed.structured => {
                let flags = u16_from(&mut self.stream)?;
                let kind = u16_from(&mut self.stream)?;
                let cookie = u64_from(&mut self.stream)?;
                let length = u32_from(&mut self.stream)?;
                Ok(Reply { cookie, last: flags & chunk::DONE != 0, chunk: Some((kind, length)) })
            }
            _ => Err(NbdError::Protocol("what it sends is no reply")),
        }
    }

    /// The error that a part of a reply is.
    fn failure(&mut self, length: u32) -> NbdError {
        let content = match bytes_from(&mut self.stream, length, LONGEST_CHUNK) {
            Ok(content) => content,
            Err(error) => return error,
        };
        match content.split_first_chunk::<4>() {
            Some((number, _)) => refusal(u32::from_be_bytes(*number)),
            None => NbdError::Protocol("its error has no number"),
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // If it cannot be said, the end of the stream says it.
        let _ = self.send(0, command::DISCONNECT, 0, 0, &[]);
    }
}

/// A stretch in parts that one request can be about.
fn stretches(offset: u64, length: u64) -> impl Iterator<Item = (u64, u64)> {
    let end = offset + length;
    let mut at = offset;
    std::iter::from_fn(move || {
        let length = (end - at).min(LARGEST_STRETCH);
        let stretch = (at, length);
        at += length;
        (length > 0).then_some(stretch)
    })
}

fn length_of(length: u64) -> Result<u32, NbdError> {
    u32::try_from(length).map_err(|_| NbdError::Protocol("a request cannot be so long"))
}
