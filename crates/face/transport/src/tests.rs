use crate::{BindOptions, Inbox, Intake, Listener, ListenerError, Outbox, ReceiveError, Socket};
use bytes::{Buf, Bytes, BytesMut};
use std::{
    fs::File,
    future::poll_fn,
    io::{Read, Write},
    os::{
        fd::{AsFd, OwnedFd},
        unix::fs::{FileTypeExt, MetadataExt, PermissionsExt},
        unix::net::UnixStream as Peer,
    },
    sync::Arc,
    task::{Context, Poll},
};

const OPTIONS: BindOptions = BindOptions { mode: 0o640, group: None, backlog: 10 };

/// A socket of ours and the peer's end of it.
fn pair() -> (Arc<Socket>, Peer) {
    let (ours, theirs) = Peer::pair().expect("a pair");
    ours.set_nonblocking(true).expect("non-blocking");
    (Arc::new(Socket::new(ours.into()).expect("a socket")), theirs)
}

/// An inbox with the bytes that came.
#[derive(Default)]
struct Reader {
    inbox: Inbox,
    buffer: BytesMut,
}

impl Reader {
    async fn fill(&mut self, socket: &Socket) -> Result<Intake, ReceiveError> {
        poll_fn(|context| self.inbox.poll_fill(socket, context, &mut self.buffer)).await
    }

    async fn fill_until(&mut self, socket: &Socket, wanted: usize) {
        while self.buffer.len() < wanted {
            assert_eq!(self.fill(socket).await.expect("read"), Intake::Bytes);
        }
    }

    fn consume(&mut self, count: usize) {
        self.buffer.advance(count);
        self.inbox.consume(count);
    }

    fn claim(&mut self, count: usize) -> Option<Vec<OwnedFd>> {
        let claimed = self.inbox.claim(count)?;
        self.buffer.advance(count);
        Some(claimed)
    }
}

fn send_with_descriptor(peer: &Peer, bytes: &[u8]) {
    send_a_descriptor(peer, bytes, &Peer::pair().expect("a pair").0);
}

fn send_a_descriptor(peer: &Peer, bytes: &[u8], descriptor: &Peer) {
    let mut space = [std::mem::MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = rustix::net::SendAncillaryBuffer::new(&mut space);
    let rights = [descriptor.as_fd()];
    assert!(control.push(rustix::net::SendAncillaryMessage::ScmRights(&rights)));
    let slices = [std::io::IoSlice::new(bytes)];
    let sent = rustix::net::sendmsg(peer, &slices, &mut control, rustix::net::SendFlags::empty());
    assert_eq!(sent, Ok(bytes.len()));
}

#[tokio::test]
async fn the_peer_is_known() {
    let (socket, _peer) = pair();
    let identity = socket.peer();
    assert_eq!(identity.pid, std::process::id());
    assert_eq!(identity.uid, rustix::process::geteuid().as_raw());
    assert_eq!(identity.gid, rustix::process::getegid().as_raw());
}

#[tokio::test]
async fn descriptors_go_to_the_bytes_they_came_with() {
    let (socket, mut peer) = pair();
    let mut reader = Reader::default();
    peer.write_all(b"head").expect("sent");
    send_with_descriptor(&peer, b"\0");
    send_with_descriptor(&peer, b"\0");
    peer.write_all(b"next").expect("sent");
    reader.fill_until(&socket, 10).await;
    reader.consume(4);
    let claimed = reader.claim(2).expect("two");
    for descriptor in &claimed {
        let flags = rustix::io::fcntl_getfd(descriptor).expect("flags");
        assert!(flags.contains(rustix::io::FdFlags::CLOEXEC));
    }
    assert_eq!(claimed.len(), 2);
    assert_eq!(&reader.buffer[..], b"next");
    send_with_descriptor(&peer, b"x");
    reader.fill_until(&socket, 5).await;
    assert!(reader.claim(1).is_none(), "the byte after the next four has it");
}

#[tokio::test]
async fn descriptors_that_nobody_asked_for_are_closed() {
    let (socket, peer) = pair();
    let mut reader = Reader::default();
    let (end, mut watched) = Peer::pair().expect("a pair");
    send_a_descriptor(&peer, b"abc", &end);
    drop(end);
    reader.fill_until(&socket, 3).await;
    reader.consume(3);
    assert_eq!(watched.read(&mut [0]).expect("the end: nobody holds the other side"), 0);
    for _ in 0..100 {
        send_with_descriptor(&peer, b"x");
    }
    let mut result = Ok(Intake::Bytes);
    for _ in 0..100 {
        result = reader.fill(&socket).await;
        if result.is_err() {
            break;
        }
    }
    assert!(matches!(result, Err(ReceiveError::Descriptors)));
}

#[tokio::test]
async fn large_packets_arrive_whole() {
    let (socket, mut peer) = pair();
    let mut reader = Reader::default();
    let sender = std::thread::spawn(move || {
        peer.write_all(&[7; 1 << 20]).expect("sent");
        peer
    });
    reader.fill_until(&socket, 1 << 20).await;
    assert!(reader.buffer.iter().all(|byte| *byte == 7));
    drop(sender.join().expect("joined"));
    reader.consume(1 << 20);
    assert_eq!(reader.fill(&socket).await.expect("read"), Intake::End);
}

#[tokio::test]
async fn packets_gather_while_corked() {
    let (socket, mut peer) = pair();
    let outbox = Outbox::new(socket, 1000);
    outbox.cork(&Context::from_waker(std::task::Waker::noop()));
    outbox.add(|packet| packet.buffer().extend_from_slice(b"one")).expect("added");
    outbox.add(|packet| packet.append_shared(Bytes::from_static(b"two"))).expect("added");
    outbox.add(|packet| packet.buffer().extend_from_slice(b"three")).expect("added");
    assert_eq!(outbox.waiting(), 11);
    peer.set_nonblocking(true).expect("set");
    assert!(peer.read(&mut [0; 20]).is_err(), "nothing is sent yet");
    poll_fn(|context| outbox.poll_uncork(context)).await.expect("sent");
    let mut buffer = [0; 20];
    assert_eq!(peer.read(&mut buffer).expect("read"), 11);
    assert_eq!(&buffer[..11], b"onetwothree");
    outbox.add(|packet| packet.buffer().extend_from_slice(b"at once")).expect("added");
    assert_eq!((peer.read(&mut buffer).expect("read"), outbox.waiting()), (7, 0));
}

#[tokio::test]
async fn descriptors_are_sent_a_byte_each() {
    let (socket, peer) = pair();
    let outbox = Outbox::new(socket, 1000);
    let folder = tempfile::tempdir().expect("a folder");
    let file = File::create(folder.path().join("file")).expect("a file");
    let number = file.metadata().expect("metadata").ino();
    outbox
        .add(|packet| {
            packet.buffer().extend_from_slice(b"head");
            packet.append_descriptor(OwnedFd::from(file));
            packet.buffer().extend_from_slice(b"tail");
        })
        .expect("added");
    peer.set_nonblocking(true).expect("set");
    let (theirs, mut reader) = (Socket::new(peer.into()).expect("a socket"), Reader::default());
    reader.fill_until(&theirs, 9).await;
    assert_eq!(&reader.buffer[..], b"head\0tail");
    reader.consume(4);
    let mut claimed = reader.claim(1).expect("one");
    let file = File::from(claimed.remove(0));
    assert_eq!(file.metadata().expect("metadata").ino(), number);
}

#[tokio::test]
async fn a_peer_that_does_not_read_is_dropped_at_the_limit() {
    let (socket, mut peer) = pair();
    let outbox = Outbox::new(Arc::clone(&socket), 100_000);
    let mut added = 0_u32;
    while outbox.add_within_limit(|packet| packet.buffer().extend_from_slice(&[1; 5000])).is_ok() {
        added += 1;
        assert!(added < 1000, "there is no limit");
    }
    assert!(poll_fn(|context| outbox.poll_uncork(context)).await.is_err());
    assert!(outbox.add(|_| ()).is_err());
    let mut rest = Vec::new();
    peer.read_to_end(&mut rest).expect("what was sent, then the end");
    assert!(rest.len() >= 5000);
}

#[tokio::test]
async fn what_a_slow_peer_leaves_goes_out_later() {
    let (socket, mut peer) = pair();
    let outbox = Arc::new(Outbox::new(socket, 1 << 30));
    let owner = tokio::spawn({
        let outbox = Arc::clone(&outbox);
        // Stays with the outbox until everything of the last packet is out.
        poll_fn(move |context| {
            outbox.cork(context);
            match outbox.poll_uncork(context) {
                Poll::Ready(Ok(())) => Poll::Pending,
                other => other.map(|result| result.is_err()),
            }
        })
    });
    let mut expected = Vec::new();
    for round in 0..200_u8 {
        expected.extend_from_slice(&[round; 10_000]);
        outbox.add(|packet| packet.append_shared(Bytes::from(vec![round; 9_000]))).expect("added");
        outbox.add(|packet| packet.buffer().extend_from_slice(&[round; 1_000])).expect("added");
    }
    let length = expected.len();
    let reader = tokio::task::spawn_blocking(move || {
        let mut all = vec![0; length];
        peer.read_exact(&mut all).expect("everything");
        all
    });
    assert!(reader.await.expect("read") == expected);
    owner.abort();
}

#[tokio::test]
async fn a_listener_replaces_only_what_is_dead() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sock");
    let listener = Listener::bind(&path, OPTIONS).expect("bound");
    let metadata = std::fs::symlink_metadata(&path).expect("there");
    assert!(metadata.file_type().is_socket());
    assert_eq!(metadata.permissions().mode() & 0o7777, 0o640);
    assert!(matches!(Listener::bind(&path, OPTIONS), Err(ListenerError::InUse(_))));
    drop(listener);
    assert!(!path.exists(), "its file goes with it");
    drop(std::os::unix::net::UnixListener::bind(&path).expect("bound"));
    assert!(path.exists(), "a dead socket");
    let listener = Listener::bind(&path, OPTIONS).expect("replaced");
    std::fs::remove_file(&path).expect("removed");
    std::fs::write(&path, "something else").expect("written");
    drop(listener);
    assert!(path.exists(), "not the listener's any more");
    assert!(matches!(Listener::bind(&path, OPTIONS), Err(ListenerError::NotASocket(_))));
    let long = folder.path().join("x".repeat(120));
    assert!(matches!(Listener::bind(&long, OPTIONS), Err(ListenerError::TooLong(_))));
}
