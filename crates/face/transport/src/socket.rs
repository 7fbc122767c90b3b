//! One connected socket: bytes and descriptors, never blocking.

use crate::PeerIdentity;
use ostler_host::{watch_readable, watch_writable};
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, recvmsg, sendmsg,
};
use std::{
    io::{self, IoSlice, IoSliceMut},
    mem::MaybeUninit,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    sync::Arc,
    task::{Context, Poll, ready},
};
use tokio::io::unix::AsyncFd;

/// The bytes and descriptors of one read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    /// How many bytes; 0 is the end of the stream.
    pub bytes: usize,
    /// How many descriptors came along.
    pub descriptors: usize,
}

/// How many descriptors one read takes; the kernel closes what is above.
const DESCRIPTORS_A_READ: usize = 8;

/// A connected unix socket.
///
/// The runtime watches it for being readable only. To be writable is what it
/// nearly always is, and to be told so each time the peer has taken something
/// would wake the connection's task twice for each call.
#[derive(Debug)]
pub struct Socket {
    descriptor: AsyncFd<Arc<OwnedFd>>,
    peer: PeerIdentity,
}

/// The watch for the kernel to take more, while there is more than it takes.
#[derive(Debug, Default)]
pub(crate) struct RoomWatch(Option<AsyncFd<Arc<OwnedFd>>>);

impl Socket {
    /// Takes a connected socket over, which must be non-blocking.
    ///
    /// # Errors
    /// The kernel does not say who the peer is, or cannot watch the socket.
    pub fn new(descriptor: OwnedFd) -> io::Result<Self> {
        let peer = PeerIdentity::of(&descriptor)?;
        Ok(Self { descriptor: watch_readable(Arc::new(descriptor))?, peer })
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
            let mut guard = ready!(self.descriptor.poll_read_ready(context))?;
            match receive(self.as_fd(), buffer, descriptors) {
                Ok(received) => {
                    // A short read drained the socket, unless the kernel
                    // stopped it at a descriptor. The readiness is then
                    // forgotten, and the next poll waits without another
                    // system call.
                    let drained = (1..buffer.len()).contains(&received.bytes);
                    if drained && received.descriptors == 0 {
                        guard.clear_ready();
                    }
                    return Poll::Ready(Ok(received));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => guard.clear_ready(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Poll::Ready(Err(error)),
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
            match send(self.as_fd(), bytes, descriptors) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => return result,
            }
        }
    }

    /// Waits until the kernel takes bytes again, which it has refused, and has
    /// `retry` try; as long as that is refused, the wait goes on.
    pub(crate) fn poll_send(
        &self,
        context: &mut Context<'_>,
        room: &mut RoomWatch,
        mut retry: impl FnMut() -> io::Result<()>,
    ) -> Poll<io::Result<()>> {
        let watch = match &mut room.0 {
            Some(watch) => watch,
            none => none.insert(self.watch_room()?),
        };
        loop {
            let mut guard = ready!(watch.poll_write_ready(context))?;
            match retry() {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => guard.clear_ready(),
                result => return Poll::Ready(result),
            }
        }
    }

    /// A second number for the socket, which can be watched by itself.
    fn watch_room(&self) -> io::Result<AsyncFd<Arc<OwnedFd>>> {
        watch_writable(Arc::new(self.as_fd().try_clone_to_owned()?))
    }

    fn as_fd(&self) -> BorrowedFd<'_> {
        self.descriptor.get_ref().as_fd()
    }

    /// Returns whether the peer has closed its side, whatever is still to be read.
    #[must_use]
    pub fn is_hung_up(&self) -> bool {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let mut watched = [PollFd::from_borrowed_fd(self.as_fd(), PollFlags::RDHUP)];
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        let gone = PollFlags::RDHUP | PollFlags::HUP | PollFlags::ERR;
        poll(&mut watched, Some(&at_once)).is_ok() && watched[0].revents().intersects(gone)
    }

    /// Ends the connection both ways, whoever else still holds it.
    pub fn shut_down(&self) {
        // Nothing is left to do for a socket that is shut down already.
        let _ = rustix::net::shutdown(self.as_fd(), rustix::net::Shutdown::Both);
    }
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
