//! A netlink socket: requests to the kernel and its answers.
//!
//! The kernel does a request while it is being sent and has its answer ready
//! when the sending returns. A request is therefore a matter of microseconds,
//! but may wait for a lock of the kernel's that another process holds: it is
//! made on a thread that may wait. Each is made wholly, with its answer, by one
//! caller at a time, so nobody ever reads an answer that is not his.

use super::attribute;
use crate::sys::netlink::{NETLINK_CAP_ACK, NETLINK_EXT_ACK, switch_on};
use rustix::net::{
    AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType,
    netlink::{self, SocketAddrNetlink},
    recv, sendto, socket_with,
    sockopt::{
        Timeout, set_socket_recv_buffer_size_force, set_socket_send_buffer_size_force,
        set_socket_timeout,
    },
};
use std::{io, os::fd::OwnedFd, time::Duration};

/// The header of a message: length, kind, flags, number of the request, sender.
pub(crate) const HEADER: usize = 16;

pub(crate) const REQUEST: u16 = 0x1;
pub(crate) const ACK: u16 = 0x4;
pub(crate) const DUMP: u16 = 0x300;
pub(crate) const REPLACE: u16 = 0x100;
pub(crate) const EXCLUSIVE: u16 = 0x200;
pub(crate) const CREATE: u16 = 0x400;
pub(crate) const APPEND: u16 = 0x800;

const MULTIPART: u16 = 0x2;
/// Flag of an answer whose list has changed in between.
const INTERRUPTED: u16 = 0x10;
/// The answer does not repeat the request.
const CAPPED: u16 = 0x100;
/// Attributes follow the answer.
const WITH_ATTRIBUTES: u16 = 0x200;

const ERROR: u16 = 2;
const DONE: u16 = 3;

/// The attribute with the kernel's words.
const WORDS: u16 = 1;

/// No answer of the kernel is longer.
const LONGEST_ANSWER: usize = 64 << 10;
/// The kernel answers at once; this bounds the wait for a broken one.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a listing is begun again because something has changed meanwhile.
const LISTINGS: usize = 16;
/// Room for large listings and batches, where we may have it.
const BUFFER: usize = 4 << 20;

/// The kernel did not do what it was asked for.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) source: io::Error,
    /// The kernel's own words, if it has any.
    pub(crate) words: Option<String>,
    /// The number of the request that was refused.
    pub(crate) sequence: u32,
    /// The name of an interface that the request needs and that is not there.
    pub(crate) absent: Option<String>,
}

impl From<io::Error> for Refusal {
    fn from(source: io::Error) -> Self {
        Self { source, words: None, sequence: 0, absent: None }
    }
}

impl From<rustix::io::Errno> for Refusal {
    fn from(error: rustix::io::Errno) -> Self {
        io::Error::from(error).into()
    }
}

/// A message from the kernel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) kind: u16,
    pub(crate) payload: Vec<u8>,
}

/// A netlink socket of the network namespace of the thread that opened it.
#[derive(Debug)]
pub(crate) struct Socket {
    descriptor: OwnedFd,
    sequence: u32,
    buffer: Vec<u8>,
}

impl Socket {
    /// A socket for network interfaces and what belongs to them.
    pub(crate) fn route() -> io::Result<Self> {
        Self::open(None)
    }

    /// A socket for netfilter.
    pub(crate) fn netfilter() -> io::Result<Self> {
        Self::open(Some(netlink::NETFILTER))
    }

    fn open(protocol: Option<rustix::net::Protocol>) -> io::Result<Self> {
        let descriptor =
            socket_with(AddressFamily::NETLINK, SocketType::RAW, SocketFlags::CLOEXEC, protocol)?;
        switch_on(&descriptor, NETLINK_CAP_ACK)?;
        switch_on(&descriptor, NETLINK_EXT_ACK)?;
        set_socket_timeout(&descriptor, Timeout::Recv, Some(PATIENCE))?;
        Ok(Self { descriptor, sequence: 0, buffer: vec![0; LONGEST_ANSWER] })
    }

    /// Makes room for large batches and their answers. Only who may change the
    /// network may do so; others have no large batches to send.
    pub(crate) fn make_room(&self) {
        let _ = set_socket_send_buffer_size_force(&self.descriptor, BUFFER);
        let _ = set_socket_recv_buffer_size_force(&self.descriptor, BUFFER);
    }

    /// Has the kernel change something.
    pub(crate) fn change(&mut self, kind: u16, flags: u16, payload: &[u8]) -> Result<(), Refusal> {
        self.ask(kind, flags | ACK, payload).map(drop)
    }

    /// Asks for one thing.
    pub(crate) fn get(&mut self, kind: u16, payload: &[u8]) -> Result<Message, Refusal> {
        let answers = self.ask(kind, 0, payload)?.0;
        answers.into_iter().next().ok_or_else(|| io::Error::from_raw_os_error(libc::ENOENT).into())
    }

    /// Asks for all of a kind, as they are at one moment.
    pub(crate) fn list(&mut self, kind: u16, payload: &[u8]) -> Result<Vec<Message>, Refusal> {
        for _ in 0..LISTINGS {
            let (answers, interrupted) = self.ask(kind, DUMP, payload)?;
            if !interrupted {
                return Ok(answers);
            }
        }
        Err(io::Error::from_raw_os_error(libc::EINTR).into())
    }

    fn ask(
        &mut self,
        kind: u16,
        flags: u16,
        payload: &[u8],
    ) -> Result<(Vec<Message>, bool), Refusal> {
        let sequence = self.next_sequence();
        self.send(&message(kind, flags | REQUEST, sequence, payload))?;
        self.answers(sequence)
    }

    pub(crate) fn next_sequence(&mut self) -> u32 {
        self.sequence = self.sequence.wrapping_add(1);
        self.sequence
    }

    /// Sends messages that belong together.
    pub(crate) fn send(&mut self, messages: &[u8]) -> Result<(), Refusal> {
        // What an earlier caller left unread, having met an error, is thrown away.
        while recv(&self.descriptor, self.buffer.as_mut_slice(), RecvFlags::DONTWAIT).is_ok() {}
        let kernel = SocketAddrNetlink::new(0, 0);
        sendto(&self.descriptor, messages, SendFlags::empty(), &kernel)?;
        Ok(())
    }

    /// The answers to the request `sequence`, up to the one that ends them, and
    /// whether what they tell of changed meanwhile.
    pub(crate) fn answers(&mut self, sequence: u32) -> Result<(Vec<Message>, bool), Refusal> {
        let mut answers = Vec::new();
        let mut interrupted = false;
        loop {
            let length = match recv(&self.descriptor, self.buffer.as_mut_slice(), RecvFlags::TRUNC)
            {
                Err(rustix::io::Errno::INTR) => continue,
                Err(rustix::io::Errno::AGAIN) => {
                    return Err(io::Error::from(io::ErrorKind::TimedOut).into());
                }
                received => received?.1,
            };
            let datagram = self.buffer.get(..length).ok_or_else(too_long)?;
            for received in messages(datagram) {
                if received.sequence != sequence {
                    continue;
                }
                interrupted |= received.flags & INTERRUPTED != 0;
                match received.kind {
                    ERROR => return refusal(&received).map_or(Ok((answers, interrupted)), Err),
                    DONE => {
                        // A listing that fails says so at its end.
                        return match code(received.payload) {
                            0 => Ok((answers, interrupted)),
                            code => Err(io::Error::from_raw_os_error(code).into()),
                        };
                    }
                    kind => {
                        answers.push(Message { kind, payload: received.payload.to_vec() });
                        if received.flags & MULTIPART == 0 {
                            return Ok((answers, interrupted));
                        }
                    }
                }
            }
        }
    }

    /// All refusals that the kernel has sent so far, each with its request's
    /// number. For batches, whose answers are all there when they were sent.
    pub(crate) fn refusals(&mut self) -> Result<Vec<Refusal>, Refusal> {
        let mut refusals = Vec::new();
        loop {
            let flags = RecvFlags::TRUNC | RecvFlags::DONTWAIT;
            let length = match recv(&self.descriptor, self.buffer.as_mut_slice(), flags) {
                Err(rustix::io::Errno::AGAIN) => return Ok(refusals),
                Err(rustix::io::Errno::INTR) => continue,
                received => received?.1,
            };
            let datagram = self.buffer.get(..length).ok_or_else(too_long)?;
            refusals.extend(
                messages(datagram)
                    .filter(|received| received.kind == ERROR)
                    .filter_map(|received| refusal(&received)),
            );
        }
    }
}

fn too_long() -> io::Error {
    io::Error::other("an answer of the kernel is longer than any should be")
}

/// A whole message, padded.
pub(crate) fn message(kind: u16, flags: u16, sequence: u32, payload: &[u8]) -> Vec<u8> {
    let length = HEADER + payload.len();
    // No request of ours comes near the bound of 4 GiB.
    let mut bytes = u32::try_from(length).unwrap_or(u32::MAX).to_ne_bytes().to_vec();
    bytes.extend_from_slice(&kind.to_ne_bytes());
    bytes.extend_from_slice(&flags.to_ne_bytes());
    bytes.extend_from_slice(&sequence.to_ne_bytes());
    bytes.extend_from_slice(&[0; 4]);
    bytes.extend_from_slice(payload);
    bytes.resize(length.next_multiple_of(4), 0);
    bytes
}

struct Received<'a> {
    kind: u16,
    flags: u16,
    sequence: u32,
    payload: &'a [u8],
}

/// The messages of a datagram. It ends at what is no message.
fn messages(mut datagram: &[u8]) -> impl Iterator<Item = Received<'_>> {
    std::iter::from_fn(move || {
        let length = usize::try_from(attribute::native32(datagram, 0)?).ok()?;
        let payload = datagram.get(HEADER..length)?;
        let half = |at: usize| Some(u16::from_ne_bytes(datagram.get(at..at + 2)?.try_into().ok()?));
        let received = Received {
            kind: half(4)?,
            flags: half(6)?,
            sequence: attribute::native32(datagram, 8)?,
            payload,
        };
        datagram = datagram.get(length.next_multiple_of(4)..).unwrap_or_default();
        Some(received)
    })
}

/// The number of the error that a payload begins with; 0 is none.
fn code(payload: &[u8]) -> i32 {
    attribute::native32(payload, 0).map_or(0, |code| code.cast_signed().saturating_neg())
}

/// The refusal that an answer tells of, if it is one.
fn refusal(received: &Received<'_>) -> Option<Refusal> {
    let code = match received.payload.len() {
        0..4 => libc::EBADMSG,
        _ => code(received.payload),
    };
    if code == 0 {
        return None;
    }
    Some(Refusal {
        source: io::Error::from_raw_os_error(code),
        words: words(received),
        sequence: received.sequence,
        absent: None,
    })
}

fn words(received: &Received<'_>) -> Option<String> {
    if received.flags & WITH_ATTRIBUTES == 0 {
        return None;
    }
    // The code, the request's header, and the request if it is repeated.
    let repeated = match received.flags & CAPPED {
        0 => usize::try_from(attribute::native32(received.payload, 4)?).ok()?,
        _ => HEADER,
    };
    let rest = received.payload.get(4 + repeated.next_multiple_of(4)..)?;
    attribute::attribute(rest, WORDS).map(attribute::text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_read_with_the_kernels_words() {
        let words = attribute::Attributes::new().text(WORDS, "No such thing");
        let mut payload = (-libc::ENODEV).to_ne_bytes().to_vec();
        payload.extend_from_slice(&[0; HEADER]);
        payload.extend_from_slice(words.as_slice());
        let datagram = message(ERROR, CAPPED | WITH_ATTRIBUTES, 9, &payload);
        let received = messages(&datagram).next().unwrap();
        let refusal = refusal(&received).unwrap();
        assert_eq!(refusal.source.raw_os_error(), Some(libc::ENODEV));
        assert_eq!((refusal.words.as_deref(), refusal.sequence), (Some("No such thing"), 9));
    }

    #[test]
    fn datagrams_are_cut_into_their_messages() {
        let mut datagram = message(17, 1, 5, &[1, 2, 3]);
        datagram.extend(message(18, 0, 6, &[4]));
        let read: Vec<_> =
            messages(&datagram).map(|read| (read.kind, read.sequence, read.payload)).collect();
        assert_eq!(read, [(17, 5, [1, 2, 3].as_slice()), (18, 6, [4].as_slice())]);
        // What is cut off, or says that it is shorter than its header, ends it.
        assert_eq!(messages(&datagram[..datagram.len() - 4]).count(), 1);
        assert_eq!(messages(&[4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]).count(), 0);
    }
}
