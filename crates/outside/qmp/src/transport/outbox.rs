//! Bytes that wait to be written, in order.

use rustix::io::Errno;
use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags};
use std::collections::VecDeque;
use std::io::{self, IoSlice};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

/// Packets gathered in one system call.
const GATHERED: usize = 32;

/// Descriptors that one packet may carry. The monitor's commands take one.
const DESCRIPTORS: usize = 4;

/// One message, with the descriptors that travel with its first byte.
#[derive(Debug)]
pub(crate) struct Packet {
    /// The writer's own number for it, by which it can be withdrawn.
    pub(crate) ticket: u64,
    pub(crate) bytes: Vec<u8>,
    pub(crate) descriptors: Vec<OwnedFd>,
}

/// The messages that the peer did not take yet.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    packets: VecDeque<Packet>,
    /// How much of the first packet is written.
    written: usize,
    waiting: usize,
}

impl Outbox {
    pub(crate) fn push(&mut self, packet: Packet) {
        self.waiting += packet.bytes.len();
        self.packets.push_back(packet);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.packets.is_empty()
    }

    /// Bytes that wait.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting
    }

    /// Takes back a packet of which nothing is written; false if it is too
    /// late for that.
    pub(crate) fn withdraw(&mut self, ticket: u64) -> bool {
        let Some(index) = self.packets.iter().position(|packet| packet.ticket == ticket) else {
            return false;
        };
        if index == 0 && self.written > 0 {
            return false;
        }
        if let Some(packet) = self.packets.remove(index) {
            self.waiting -= packet.bytes.len();
        }
        true
    }

    /// Writes as much as the peer takes now. `WouldBlock` when it takes no
    /// more; done when all is written.
    pub(crate) fn flush(&mut self, socket: BorrowedFd<'_>) -> io::Result<()> {
        while let Some(first) = self.packets.front() {
            let sent = match send(socket, first, &self.packets, self.written) {
                Ok(sent) => sent,
                Err(Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            };
            self.advance(sent);
        }
        Ok(())
    }

    fn advance(&mut self, mut sent: usize) {
        self.waiting -= sent;
        while let Some(first) = self.packets.front_mut() {
            let left = first.bytes.len() - self.written;
            if sent < left {
                self.written += sent;
                if sent > 0 {
                    // They went with the first byte; ours are not needed on.
                    first.descriptors.clear();
                }
                return;
            }
            sent -= left;
            self.written = 0;
            self.packets.pop_front();
            if sent == 0 {
                return;
            }
        }
    }
}

/// One `sendmsg`: the rest of the first packet, and those after it up to the
/// next that brings descriptors, which must go with that one's own bytes.
fn send(
    socket: BorrowedFd<'_>,
    first: &Packet,
    packets: &VecDeque<Packet>,
    written: usize,
) -> Result<usize, Errno> {
    let mut slices = Vec::with_capacity(packets.len().min(GATHERED));
    slices.push(IoSlice::new(&first.bytes[written..]));
    let followers = packets.iter().skip(1).take_while(|packet| packet.descriptors.is_empty());
    slices.extend(followers.take(GATHERED - 1).map(|packet| IoSlice::new(&packet.bytes)));

    let descriptors: Vec<_> = first.descriptors.iter().map(AsFd::as_fd).collect();
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(DESCRIPTORS))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    if !descriptors.is_empty()
        && (descriptors.len() > DESCRIPTORS
            || !control.push(SendAncillaryMessage::ScmRights(&descriptors)))
    {
        return Err(Errno::INVAL);
    }
    let flags = SendFlags::NOSIGNAL | SendFlags::DONTWAIT;
    rustix::net::sendmsg(socket, &slices, &mut control, flags)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::os::unix::net::UnixStream;

    fn packet(ticket: u64, bytes: &[u8]) -> Packet {
        Packet { ticket, bytes: bytes.to_vec(), descriptors: Vec::new() }
    }

    #[test]
    fn packets_arrive_in_order_through_a_full_socket() {
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        let mut outbox = Outbox::default();
        let mut expected = Vec::new();
        for ticket in 0..200u8 {
            let bytes = vec![ticket; 4096];
            expected.extend_from_slice(&bytes);
            outbox.push(packet(u64::from(ticket), &bytes));
        }
        let mut found = vec![0; expected.len()];
        let mut at = 0;
        while at < found.len() {
            match outbox.flush(ours.as_fd()) {
                Ok(()) => {}
                Err(error) => assert_eq!(error.kind(), io::ErrorKind::WouldBlock),
            }
            at += theirs.read(&mut found[at..]).unwrap();
        }
        assert_eq!(found, expected);
        assert_eq!((outbox.waiting(), outbox.is_empty()), (0, true));
    }

    #[test]
    fn what_is_begun_cannot_be_withdrawn() {
        let (ours, _theirs) = UnixStream::pair().unwrap();
        let mut outbox = Outbox::default();
        outbox.push(packet(1, &vec![0; 4 << 20]));
        outbox.push(packet(2, b"second"));
        assert!(outbox.flush(ours.as_fd()).is_err());
        assert!(!outbox.withdraw(1));
        assert!(outbox.withdraw(2));
        assert!(!outbox.withdraw(2));
    }
}
