//! The answers to calls that are not as they should be: the same as
//! libvirtd 9.0 answers to these bytes.

use crate::client::{Client, PROGRAM, Server, call_words, encoded, message, words};
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_protocol::{
    KEEPALIVE, MessageStatus, MessageType, RemoteProcedure, message::decode_error,
    remote::ConnectSupportsFeatureArgs,
};

fn error_of(client: &mut Client, bytes: &[u8]) -> Error {
    client.send_raw(bytes);
    let packet = client.expect();
    assert_eq!(packet.header.serial, 7);
    assert_eq!(packet.header.kind, MessageType::Reply);
    assert_eq!(packet.header.status, MessageStatus::Error);
    decode_error(&packet.payload).expect("an error")
}

#[test]
fn unknown_programs_versions_and_procedures() {
    let server = Server::start();
    let mut client = server.open();
    for (bytes, sentence) in [
        (call_words(0x1234, 1, 1, 0), "Cannot find program 4660 version 1"),
        (call_words(PROGRAM, 2, 157, 0), "Cannot find program 536903814 version 2"),
        (call_words(0x0690_0690, 1, 1, 0), "Cannot find program 110102160 version 1"),
        (call_words(KEEPALIVE.number, 1, 1, 0), "Cannot find program 1801807216 version 1"),
        (call_words(PROGRAM, 1, 9999, 0), "unknown procedure: 9999"),
        (call_words(PROGRAM, 1, 0, 0), "unknown procedure: 0"),
        (call_words(PROGRAM, 1, -5, 0), "unknown procedure: -5"),
        (call_words(PROGRAM, 1, i32::MIN, 0), "unknown procedure: -2147483648"),
        // A procedure that is an event.
        (call_words(PROGRAM, 1, 107, 0), "unknown procedure: 107"),
        (call_words(PROGRAM, 1, 157, 1), "Unexpected message status 1"),
    ] {
        let error = error_of(&mut client, &bytes);
        assert_eq!(error.message(), sentence);
        assert_eq!((error.code(), error.domain()), (ErrorCode::Rpc, ErrorDomain::Rpc));
        client.assert_alive();
    }
}

#[test]
fn arguments_that_cannot_be_decoded() {
    let server = Server::start();
    let mut client = server.open();
    let lookup = RemoteProcedure::DomainLookupByName.info().call_header();
    for payload in [
        &[][..],
        &[0, 0, 0],
        &[0, 0, 0, 1],
        &[0xff, 0xff, 0xff, 0xff],
        &[0x7f, 0xff, 0xff, 0xff, b'a'],
        &[0, 0, 0, 2, 0xff, 0xfe, 0, 0],
        &[0, 0, 0, 2, b'a', 0, 0, 0],
    ] {
        let header = ostler_protocol::Header { serial: 7, ..lookup };
        let error = error_of(&mut client, &message(header, payload));
        assert_eq!(error.code(), ErrorCode::Rpc, "{payload:?}");
        client.assert_alive();
    }
}

#[test]
fn messages_that_nobody_answers() {
    let server = Server::start();
    let mut client = server.open();
    for kind in [MessageType::Reply, MessageType::Message, MessageType::Stream] {
        let header = ostler_protocol::Header {
            kind,
            serial: 7,
            ..RemoteProcedure::ConnectGetLibVersion.info().call_header()
        };
        client.send_raw(&message(header, &[]));
    }
    // The next thing that comes is the answer to this.
    let serial = client.send(RemoteProcedure::ConnectGetLibVersion, &());
    assert_eq!(client.expect().header.serial, serial);
}

#[test]
fn lengths_that_cannot_be_meant_end_the_connection() {
    let server = Server::start();
    for length in [0, 3, 4, 20, 27, 33_554_437, 0x8000_0000, 0xffff_ffff] {
        let mut client = server.connect("sock");
        client.send_raw(&words(length, [PROGRAM, 1, 66, 0, 7, 0], &[]));
        client.assert_dropped();
    }
    for (kind, status) in [(77, 0), (0, 77)] {
        let mut client = server.connect("sock");
        client.send_raw(&words(28, [PROGRAM, 1, 66, kind, 7, status], &[]));
        client.assert_dropped();
    }
    let mut client = server.connect("sock");
    client.send_raw(b"GET / HTTP/1.0\r\n\r\n0123456789abcdef");
    client.assert_dropped();
    server.open().assert_alive();
}

#[test]
fn a_truncated_message_waits_for_its_rest() {
    let server = Server::start();
    let mut client = server.connect("sock");
    let bytes = call_words(PROGRAM, 1, 66, 0);
    for byte in &bytes[..27] {
        client.send_raw(&[*byte]);
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    client.send_raw(&bytes[27..]);
    assert_eq!(client.expect().header.serial, 7);
    // Gone in the middle of the next one.
    client.send_raw(&bytes[..20]);
    client.stream.shutdown(std::net::Shutdown::Write).expect("shut down");
    client.assert_dropped();
}

#[test]
fn opening() {
    let server = Server::start();
    for (uri, code) in [
        ("", None),
        ("qemu:///system", None),
        ("qemu:///system?socket=/x", None),
        ("qemu:///other", Some(ErrorCode::InternalError)),
        ("xen:///", Some(ErrorCode::NoConnect)),
        ("qemu+unix:///system", Some(ErrorCode::NoConnect)),
        ("qemu://host/system", Some(ErrorCode::NoConnect)),
        ("nonsense", Some(ErrorCode::NoConnect)),
    ] {
        let mut client = server.connect("sock");
        let result = client.open(uri, 0);
        assert_eq!(result.as_ref().err().map(Error::code), code, "{uri}");
        // After a failure another try is possible, after a success it is not.
        let again = client.open("qemu:///system", 0).map(|_| ()).map_err(|error| error.code());
        let expected = if code.is_none() { Err(ErrorCode::InternalError) } else { Ok(()) };
        assert_eq!(again, expected, "{uri}");
    }
    let mut client = server.connect("sock");
    let error = client.call(RemoteProcedure::ConnectGetType, &()).expect_err("nothing is open");
    assert_eq!(error.code(), ErrorCode::InternalError);
}

#[test]
fn closing() {
    let server = Server::start();
    let mut client = server.open();
    assert_eq!(server.toy.state().connections.load(std::sync::atomic::Ordering::SeqCst), 1);
    client.call(RemoteProcedure::ConnectClose, &()).expect("closed");
    assert!(client.receive().is_none());
    crate::client::until("the driver's connection is dropped", || {
        server.toy.state().connections.load(std::sync::atomic::Ordering::SeqCst) == 0
    });
}

#[test]
fn what_is_not_built_is_not_supported() {
    let server = Server::start();
    let mut client = server.open();
    let error = client.call(RemoteProcedure::ConnectGetVersion, &()).expect_err("not in the toy");
    assert_eq!(error.code(), ErrorCode::NoSupport);
    // A family without a driver.
    let procedure = RemoteProcedure::ConnectNumOfNetworks;
    let error = client.call(procedure, &()).expect_err("no network driver");
    assert_eq!(error.code(), ErrorCode::NoSupport);
}

#[test]
fn features_of_the_protocol() {
    let server = Server::start();
    let mut client = server.open();
    for feature in -1..20 {
        let args = ConnectSupportsFeatureArgs { feature };
        let packet = client.call(RemoteProcedure::ConnectSupportsFeature, &args).expect("asked");
        let expected = matches!(feature, 8 | 9 | 10 | 14 | 15);
        assert_eq!(packet.payload, encoded(&expected), "{feature}");
    }
}
