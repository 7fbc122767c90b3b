//! The client against a daemon that speaks the protocol by hand.

use crate::{Closing, ConnectUri, Connection, KeepaliveOptions, OpenOptions};
use ostler_core::{DomainRef, Error, ErrorCode, Uuid};
use ostler_driver::{Part, Stream};
use ostler_protocol::{
    FrameDecoder, Header, KEEPALIVE, MessageStatus, MessageType, Packet, Procedure, REMOTE,
    RemoteProcedure, StreamDirection,
    frame::{self, frame},
    message::encode_error,
    remote::{
        AuthListRet, ConnectGetHostnameRet, ConnectOpenArgs, ConnectSupportsFeatureRet,
        DomainEventRebootMsg,
    },
    wire::Wire,
};
use ostler_xdr::{Reader, Writer};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{UnixListener, UnixStream},
};

/// The daemon's side of one connection.
struct Peer {
    stream: UnixStream,
    decoder: FrameDecoder,
}

impl Peer {
    async fn next(&mut self) -> Option<Packet> {
        loop {
            if let Some(packet) = self.decoder.next_packet().expect("frames") {
                return Some(packet);
            }
            let mut bytes = [0; 4096];
            let count = self.stream.read(&mut bytes).await.ok().filter(|count| *count > 0)?;
            self.decoder.feed(&bytes[..count]);
        }
    }

    async fn send(&mut self, build: impl FnOnce(&mut Vec<u8>) -> ostler_xdr::Result<()>) {
        let mut bytes = Vec::new();
        build(&mut bytes).expect("a message");
        self.stream.write_all(&bytes).await.expect("a client");
    }

    async fn reply<'a>(&mut self, to: &Packet, value: impl Wire<'a>) {
        let header = to.header.reply(MessageStatus::Ok);
        self.send(|out| frame(out, header, |writer| value.encode(writer))).await;
    }

    /// Answers what a client asks while it opens a connection.
    async fn open(&mut self) {
        let call = self.next().await.expect("auth_list");
        self.reply(&call, AuthListRet { types: vec![0] }).await;
        let mut call = self.next().await.expect("a call");
        if call.header.procedure == RemoteProcedure::ConnectSupportsFeature as i32 {
            self.reply(&call, ConnectSupportsFeatureRet { supported: true }).await;
            call = self.next().await.expect("open");
        }
        assert_eq!(call.header.procedure, RemoteProcedure::ConnectOpen as i32);
        let arguments = ConnectOpenArgs::decode(&mut Reader::new(&call.payload)).expect("read");
        assert_eq!((arguments.name, arguments.flags), (Some("qemu:///system"), 1));
        self.reply(&call, ()).await;
    }
}

/// A client and the daemon's side of its connection.
async fn pair(keepalive: Option<KeepaliveOptions>) -> (Connection, Peer, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sock");
    let listener = UnixListener::bind(&path).expect("a socket");
    let uri: ConnectUri =
        format!("qemu+unix:///system?socket={}", path.display()).parse().expect("a URI");
    let options = OpenOptions { readonly: true, keepalive };
    let (connection, peer) = tokio::join!(Connection::open(&uri, options), async {
        let (stream, _) = listener.accept().await.expect("a client");
        let mut peer = Peer { stream, decoder: FrameDecoder::default() };
        peer.open().await;
        peer
    });
    (connection.expect("open"), peer, folder)
}

fn procedure(procedure: RemoteProcedure) -> &'static Procedure {
    REMOTE.procedure(procedure as i32).expect("a procedure")
}

async fn hostname(connection: &Connection) -> Result<String, Error> {
    let procedure = procedure(RemoteProcedure::ConnectGetHostname);
    let reply = connection.exchange(procedure, |_| Ok(()), Vec::new()).await?;
    let ret = ConnectGetHostnameRet::decode(&mut Reader::new(&reply.payload)).expect("a reply");
    Ok(ret.hostname.to_owned())
}

#[tokio::test]
async fn replies_find_their_calls_in_any_order() {
    let (connection, mut peer, _folder) = pair(None).await;
    let (one, two, ()) = tokio::join!(hostname(&connection), hostname(&connection), async {
        let (first, second) = (peer.next().await.expect("one"), peer.next().await.expect("two"));
        peer.reply(&second, ConnectGetHostnameRet { hostname: "two" }).await;
        peer.reply(&first, ConnectGetHostnameRet { hostname: "one" }).await;
    });
    assert_eq!((one.as_deref(), two.as_deref()), (Ok("one"), Ok("two")));
}

#[tokio::test]
async fn an_error_reaches_its_call_only() {
    let (connection, mut peer, _folder) = pair(None).await;
    let (failed, ()) = tokio::join!(hostname(&connection), async {
        let call = peer.next().await.expect("a call");
        let header = call.header.reply(MessageStatus::Error);
        let error = Error::no_domain("'x'");
        peer.send(|out| frame(out, header, |writer| encode_error(&error, writer))).await;
    });
    assert_eq!(failed.map_err(|error| error.code()), Err(ErrorCode::NoDomain));
    let (fine, ()) = tokio::join!(hostname(&connection), async {
        let call = peer.next().await.expect("a call");
        peer.reply(&call, ConnectGetHostnameRet { hostname: "h" }).await;
    });
    assert_eq!(fine.as_deref(), Ok("h"));
}

#[tokio::test]
async fn a_daemon_that_goes_fails_what_waits_and_what_comes() {
    let (connection, mut peer, _folder) = pair(None).await;
    let mut events = connection.events();
    let (failed, ()) = tokio::join!(hostname(&connection), async {
        peer.next().await.expect("a call");
        drop(peer);
    });
    assert!(failed.is_err());
    assert_eq!(connection.closed().await, Closing::EndOfFile);
    assert!(hostname(&connection).await.is_err());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_client_that_goes_closes_the_socket() {
    let (connection, mut peer, _folder) = pair(None).await;
    let clone = connection.clone();
    drop(connection);
    assert!(clone.closing().is_none());
    drop(clone);
    assert!(peer.next().await.is_none());
}

#[tokio::test]
async fn nonsense_ends_the_connection() {
    let wrong_serial = |out: &mut Vec<u8>| {
        let call = procedure(RemoteProcedure::ConnectGetHostname).call_header();
        let header = Header { serial: 4711, ..call.reply(MessageStatus::Ok) };
        frame(out, header, |_| Ok(()))
    };
    let too_short = |out: &mut Vec<u8>| {
        out.extend_from_slice(&[0, 0, 0, 5]);
        Ok(())
    };
    let too_long = |out: &mut Vec<u8>| {
        out.extend_from_slice(&[0xff; 4]);
        Ok(())
    };
    let call = |out: &mut Vec<u8>| {
        let header = procedure(RemoteProcedure::ConnectGetHostname).call_header();
        frame(out, header, |_| Ok(()))
    };
    type Build = Box<dyn FnOnce(&mut Vec<u8>) -> ostler_xdr::Result<()>>;
    let nonsense: [Build; 4] =
        [Box::new(wrong_serial), Box::new(too_short), Box::new(too_long), Box::new(call)];
    for build in nonsense {
        let (connection, mut peer, _folder) = pair(None).await;
        peer.send(build).await;
        assert!(matches!(connection.closed().await, Closing::Protocol(_)));
    }
}

#[tokio::test]
async fn events_reach_every_subscriber() {
    let (connection, mut peer, _folder) = pair(None).await;
    let (mut one, mut two) = (connection.events(), connection.events());
    let event = procedure(RemoteProcedure::DomainEventReboot);
    let domain = DomainRef { name: "demo".into(), uuid: Uuid::from_bytes([7; 16]), id: 3 };
    let message = DomainEventRebootMsg { domain };
    peer.send(|out| frame(out, event.event_header(), |writer| message.encode(writer))).await;
    for events in [&mut one, &mut two] {
        let came = events.next().await.expect("an event");
        assert_eq!(came.procedure.number, event.number);
        let read = DomainEventRebootMsg::decode(&mut Reader::new(&came.payload));
        assert_eq!(read.as_ref(), Ok(&message));
    }
}

async fn read(stream: &mut Stream) -> Result<Option<Part>, Error> {
    stream.source.as_mut().expect("a source").read(usize::MAX).await
}

async fn console(connection: &Connection, peer: &mut Peer) -> (Stream, Packet) {
    let open = procedure(RemoteProcedure::DomainOpenConsole);
    let (opened, call) = tokio::join!(connection.exchange_stream(open, |_| Ok(())), async {
        let call = peer.next().await.expect("a call");
        // The data comes in one piece with the reply.
        peer.send(|out| {
            frame(out, call.header.reply(MessageStatus::Ok), |_| Ok(()))?;
            frame::data_frame(out, call.header, b"login: ")
        })
        .await;
        call
    });
    (opened.expect("a stream").1.into_stream(StreamDirection::Both), call)
}

#[tokio::test]
async fn streams_flow_both_ways() {
    let (connection, mut peer, _folder) = pair(None).await;
    let (mut stream, call) = console(&connection, &mut peer).await;
    assert_eq!(read(&mut stream).await, Ok(Some(Part::Data("login: ".into()))));
    peer.send(|out| frame::hole_frame(out, call.header, 42)).await;
    assert_eq!(read(&mut stream).await, Ok(Some(Part::Hole(42))));

    let sink = stream.sink.as_mut().expect("a sink");
    sink.write("root\n".into()).await.expect("sent");
    let data = peer.next().await.expect("data");
    assert_eq!((data.header.kind, data.header.serial), (MessageType::Stream, call.header.serial));
    assert_eq!(&data.payload[..], b"root\n");

    peer.send(|out| frame::data_frame(out, call.header, b"")).await;
    assert_eq!(read(&mut stream).await, Ok(None));
    let (finished, ()) = tokio::join!(stream.sink.as_mut().expect("a sink").finish(), async {
        let end = peer.next().await.expect("the end");
        assert_eq!(end.header.status, MessageStatus::Ok);
        peer.send(|out| frame::stream_end(out, call.header)).await;
    });
    assert_eq!(finished, Ok(()));
}

/// Bytes that the kernel does not take at once go out as soon as it does, and do not wait for
/// something else to happen.
#[tokio::test]
async fn the_last_of_much_is_sent_when_there_is_room() {
    let (connection, mut peer, _folder) = pair(None).await;
    let (mut stream, call) = console(&connection, &mut peer).await;
    let sink = stream.sink.as_mut().expect("writes");
    let data = bytes::Bytes::from(vec![7; 900 * 1024]);
    let length = data.len();
    sink.write(data).await.expect("taken");
    let (finished, ()) = tokio::join!(sink.finish(), async {
        let mut received = 0;
        loop {
            let packet = peer.next().await.expect("data, and its end");
            if packet.header.status == MessageStatus::Ok {
                break;
            }
            received += packet.payload.len();
        }
        assert_eq!(received, length);
        let header = Header { kind: MessageType::Stream, ..call.header.reply(MessageStatus::Ok) };
        peer.send(|out| frame(out, header, |_| Ok(()))).await;
    });
    finished.expect("closed");
}

#[tokio::test]
async fn a_stream_that_is_dropped_is_given_up() {
    let (connection, mut peer, _folder) = pair(None).await;
    let (stream, call) = console(&connection, &mut peer).await;
    drop(stream);
    let end = peer.next().await.expect("the end");
    assert_eq!(end.header, call.header.stream(MessageStatus::Error));
    // What still comes of it harms nobody.
    peer.send(|out| frame::data_frame(out, call.header, b"late")).await;
    let (fine, ()) = tokio::join!(hostname(&connection), async {
        let call = peer.next().await.expect("a call");
        peer.reply(&call, ConnectGetHostnameRet { hostname: "h" }).await;
    });
    assert_eq!(fine.as_deref(), Ok("h"));
}

#[tokio::test]
async fn a_stream_fails_with_the_daemons_error() {
    let (connection, mut peer, _folder) = pair(None).await;
    let (mut stream, call) = console(&connection, &mut peer).await;
    assert!(matches!(read(&mut stream).await, Ok(Some(Part::Data(_)))));
    let error = Error::operation_failed("the guest is gone");
    peer.send(|out| frame::stream_error(out, call.header, Some(&error))).await;
    assert_eq!(read(&mut stream).await, Err(error.clone()));
    let sink = stream.sink.as_mut().expect("a sink");
    assert_eq!(sink.write("x".into()).await, Err(error));
}

fn keepalive(procedure: i32) -> Header {
    Header {
        program: KEEPALIVE.number,
        version: KEEPALIVE.version,
        procedure,
        kind: MessageType::Message,
        serial: 0,
        status: MessageStatus::Ok,
    }
}

#[tokio::test]
async fn pings_are_answered() {
    let (connection, mut peer, _folder) = pair(None).await;
    peer.send(|out| frame(out, keepalive(1), |_: &mut Writer<'_>| Ok(()))).await;
    assert_eq!(peer.next().await.expect("a pong").header, keepalive(2));
    assert!(connection.closing().is_none());
}

#[tokio::test]
async fn a_silent_daemon_is_given_up() {
    let options = KeepaliveOptions { interval: 1, count: 2 };
    let (connection, mut peer, _folder) = pair(Some(options)).await;
    tokio::time::pause();
    for _ in 0..2 {
        assert_eq!(peer.next().await.expect("a ping").header, keepalive(1));
    }
    let closed = tokio::time::timeout(Duration::from_secs(60), connection.closed()).await;
    assert_eq!(closed, Ok(Closing::Keepalive));
}

#[tokio::test]
async fn an_absent_daemon_is_named() {
    let uri: ConnectUri = "qemu+unix:///system?socket=/nonexistent/sock".parse().expect("a URI");
    let error = Connection::open(&uri, OpenOptions::default()).await.expect_err("no daemon");
    assert_eq!(error.code(), ErrorCode::SystemError);
    assert!(error.message().contains("'/nonexistent/sock': No such file"), "{error}");
}
