//! One connected socket: bytes and descriptors, never blocking.

use crate::PeerIdentity;
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, recvmsg, sendmsg,
};
use std::{
    io::{self, IoSlice, IoSliceMut},
    mem::MaybeUninit,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    task::{Context, Poll, ready},
};
use tokio::{io::Interest, net::UnixStream};

/// What one read brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    /// How many bytes; 0 is the end of the stream.
    pub bytes: usize,
    /// How many descriptors came along.
    pub descriptors: usize,
}

/// How many descriptors one read takes; the kernel closes what is above.
const DESCRIPTORS_A_READ: usize = 8;

/// A connected unix socket that is registered with the runtime.
#[derive(Debug)]
pub struct Socket {
    stream: UnixStream,
    peer: PeerIdentity,
}

impl Socket {
    /// Takes a connected socket over.
    ///
    /// # Errors
    /// The kernel does not say who the peer is.
    pub fn new(stream: UnixStream) -> io::Result<Self> {
        let peer = PeerIdentity::of(&stream)?;
        Ok(Self { stream, peer })
    }

    /// Who is at the other end.
    #[must_use]
    pub fn peer(&self) -> PeerIdentity {
        self.peer
    }

    /// Reads what is there into `buffer`, or asks to be woken when something
    /// comes. Descriptors are appended to `descriptors`; they are closed on
    /// exec.
    pub fn poll_receive(
        &self,
        context: &mut Context<'_>,
        buffer: &mut [u8],
        descriptors: &mut Vec<OwnedFd>,
    ) -> Poll<io::Result<Received>> {
        loop {
            ready!(self.stream.poll_read_ready(context))?;
            let mut found = None;
            let result = self.stream.try_io(Interest::READABLE, || {
                let received = receive(self.stream.as_fd(), buffer, descriptors)?;
                found = Some(received);
                // A short read drained the socket, unless the kernel stopped
                // it at a descriptor. The readiness is then forgotten, and the
                // next poll waits without another system call.
                let drained = (1..buffer.len()).contains(&received.bytes);
                if drained && received.descriptors == 0 {
                    return Err(io::ErrorKind::WouldBlock.into());
                }
                Ok(())
            });
            match (found, result) {
                (Some(received), _) => return Poll::Ready(Ok(received)),
                (None, Err(error)) if is_passing(&error) => {}
                (None, Err(error)) => return Poll::Ready(Err(error)),
                (None, Ok(())) => {}
            }
        }
    }

    /// Sends what the kernel takes now, with the descriptors at the first
    /// byte; `WouldBlock` if it takes nothing.
    pub(crate) fn send(
        &self,
        bytes: &[IoSlice<'_>],
        descriptors: &[BorrowedFd<'_>],
    ) -> io::Result<usize> {
        loop {
            match send(self.stream.as_fd(), bytes, descriptors) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => return result,
            }
        }
    }

    /// Waits until the kernel takes bytes again. It must have refused some
    /// before, and `retry` is to try again: a readiness that turns out to be
    /// stale is forgotten, and the wait goes on.
    pub(crate) fn poll_send(
        &self,
        context: &mut Context<'_>,
        mut retry: impl FnMut() -> io::Result<()>,
    ) -> Poll<io::Result<()>> {
        loop {
            ready!(self.stream.poll_write_ready(context))?;
            match self.stream.try_io(Interest::WRITABLE, &mut retry) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                result => return Poll::Ready(result),
            }
        }
    }

    /// Whether the peer has closed its side, whatever is still to be read.
    #[must_use]
    pub fn is_hung_up(&self) -> bool {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let mut watched = [PollFd::new(&self.stream, PollFlags::RDHUP)];
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        let gone = PollFlags::RDHUP | PollFlags::HUP | PollFlags::ERR;
        poll(&mut watched, Some(&at_once)).is_ok() && watched[0].revents().intersects(gone)
    }

    /// Ends the connection both ways, whoever else still holds it.
    pub fn shut_down(&self) {
        // Nothing is left to do for a socket that is shut down already.
        let _ = rustix::net::shutdown(&self.stream, rustix::net::Shutdown::Both);
    }
}

fn is_passing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
}

fn receive(
    socket: BorrowedFd<'_>,
    buffer: &mut [u8],
    descriptors: &mut Vec<OwnedFd>,
) -> io::Result<Received> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(DESCRIPTORS_A_READ))];
    let mut control = RecvAncillaryBuffer::new(&mut space);
    let message =
        recvmsg(socket, &mut [IoSliceMut::new(buffer)], &mut control, RecvFlags::CMSG_CLOEXEC)?;
    let before = descriptors.len();
    for message in control.drain() {
        if let RecvAncillaryMessage::ScmRights(rights) = message {
            descriptors.extend(rights);
        }
    }
    Ok(Received { bytes: message.bytes, descriptors: descriptors.len() - before })
}

fn send(
    socket: BorrowedFd<'_>,
    bytes: &[IoSlice<'_>],
    descriptors: &[BorrowedFd<'_>],
) -> io::Result<usize> {
    if let ([single], []) = (bytes, descriptors) {
        return Ok(rustix::net::send(socket, single, SendFlags::NOSIGNAL)?);
    }
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(DESCRIPTORS_A_READ))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    if !descriptors.is_empty() && !control.push(SendAncillaryMessage::ScmRights(descriptors)) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok(sendmsg(socket, bytes, &mut control, SendFlags::NOSIGNAL)?)
}
