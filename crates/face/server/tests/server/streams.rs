//! Streams: data both ways, holes, the end, errors, limits.

use crate::{
    client::{Client, Server, message, until},
    driver::domain,
};
use ostler_core::ErrorCode;
use ostler_protocol::{
    Header, MessageStatus, MessageType, Packet, RemoteProcedure,
    frame::{data_frame, hole_frame, stream_end, stream_error},
    message::decode_error,
    remote::DomainOpenConsoleArgs,
};
use std::sync::atomic::Ordering;

fn open(client: &mut Client, name: Option<&str>) -> Header {
    let args = DomainOpenConsoleArgs { domain: domain(), dev_name: name, flags: 0 };
    client.call(RemoteProcedure::DomainOpenConsole, &args).expect("opened").header
}

fn frame(build: impl FnOnce(&mut Vec<u8>) -> ostler_xdr::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    build(&mut bytes).expect("framed");
    bytes
}

fn data(client: &mut Client, stream: Header, data: &[u8]) {
    client.send_raw(&frame(|out| data_frame(out, stream, data)));
}

#[track_caller]
fn next(client: &mut Client, stream: Header) -> Packet {
    let packet = client.expect();
    let (expected, header) = (stream, packet.header);
    assert_eq!(
        (header.program, header.procedure, header.serial),
        (expected.program, expected.procedure, expected.serial)
    );
    assert!(matches!(header.kind, MessageType::Stream | MessageType::StreamHole));
    packet
}

/// Reads until so many bytes have come.
fn read(client: &mut Client, stream: Header, length: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while bytes.len() < length {
        let packet = next(client, stream);
        assert_eq!(packet.header.status, MessageStatus::Continue);
        bytes.extend_from_slice(&packet.payload);
    }
    bytes
}

#[track_caller]
fn assert_acknowledged(client: &mut Client, stream: Header) {
    loop {
        let packet = next(client, stream);
        match packet.header.status {
            MessageStatus::Continue => {}
            MessageStatus::Ok => return assert!(packet.payload.is_empty()),
            MessageStatus::Error => panic!("{:?}", decode_error(&packet.payload)),
        }
    }
}

#[test]
fn a_console_echoes_and_is_finished() {
    let server = Server::start();
    let mut client = server.open();
    let stream = open(&mut client, None);
    data(&mut client, stream, b"hello");
    assert_eq!(read(&mut client, stream, 5), b"hello");
    client.send_raw(&frame(|out| hole_frame(out, stream, 4096)));
    let packet = next(&mut client, stream);
    assert_eq!(packet.header.kind, MessageType::StreamHole);
    assert_eq!(packet.payload[..], [0, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0]);
    client.send_raw(&frame(|out| stream_end(out, stream)));
    assert_acknowledged(&mut client, stream);
    until("the driver's ends are dropped", || {
        server.toy.state().streams.load(Ordering::SeqCst) == 0
    });
    // Its number is free, and what comes late is passed over.
    data(&mut client, stream, b"late");
    client.assert_alive();
}

#[test]
fn a_stream_is_aborted() {
    let server = Server::start();
    let mut client = server.open();
    let stream = open(&mut client, None);
    client.send_raw(&frame(|out| stream_error(out, stream, None)));
    assert_acknowledged(&mut client, stream);
    until("the driver's ends are dropped", || {
        server.toy.state().streams.load(Ordering::SeqCst) == 0
    });
    client.assert_alive();
}

#[test]
fn a_client_that_closes_has_let_go_of_its_streams() {
    let server = Server::start();
    for round in 0..100 {
        let mut client = server.open();
        for _ in 0..8 {
            open(&mut client, None);
        }
        client.call(RemoteProcedure::ConnectClose, &()).expect("closed");
        let held = server.toy.state().streams.load(Ordering::SeqCst);
        assert_eq!(held, 0, "ends of streams after the answer, round {round}");
    }
}

#[test]
fn much_data_goes_through() {
    let server = Server::start();
    let mut client = server.open();
    let stream = open(&mut client, None);
    let sent: Vec<u8> = (0..8_000_000_u32).map(|number| number.to_le_bytes()[0]).collect();
    let mut writer = client.stream.try_clone().expect("cloned");
    let copy = sent.clone();
    let sending = std::thread::spawn(move || {
        for piece in copy.chunks(200_000) {
            let bytes = frame(|out| data_frame(out, stream, piece));
            std::io::Write::write_all(&mut writer, &bytes).expect("sent");
        }
    });
    assert!(read(&mut client, stream, sent.len()) == sent);
    sending.join().expect("sent all");
    client.assert_alive();
}

#[test]
fn many_streams_and_calls_share_a_connection() {
    let server = Server::start();
    let mut client = server.open();
    let streams: Vec<Header> = (0..100).map(|_| open(&mut client, None)).collect();
    for (number, stream) in streams.iter().enumerate() {
        data(&mut client, *stream, format!("stream {number}").as_bytes());
    }
    let mut answered = 0;
    while answered < 100 {
        let packet = client.expect();
        let at = streams.iter().position(|stream| stream.serial == packet.header.serial);
        let expected = format!("stream {}", at.expect("one of them"));
        assert_eq!(packet.payload, expected.as_bytes());
        answered += 1;
    }
    client.assert_alive();
}

#[test]
fn there_is_an_end_to_open_streams() {
    let server = Server::start();
    let mut client = server.open();
    let args = DomainOpenConsoleArgs { domain: domain(), dev_name: None, flags: 0 };
    let mut opened = 0;
    let error = loop {
        match client.call(RemoteProcedure::DomainOpenConsole, &args) {
            Ok(_) => opened += 1,
            Err(error) => break error,
        }
        assert!(opened < 1000);
    };
    assert_eq!(error.code(), ErrorCode::ResourceBusy);
    assert_eq!(opened, 128);
    drop(client);
    until("all are dropped with the client", || {
        server.toy.state().streams.load(Ordering::SeqCst) == 0
    });
}

#[test]
fn what_cannot_be_meant_ends_the_stream() {
    let server = Server::start();
    let mut client = server.open();
    let hole = |flags: u8| {
        let mut payload = [0; 12];
        payload[11] = flags;
        payload
    };
    for (kind, payload) in [
        (MessageType::StreamHole, hole(1).to_vec()),
        (MessageType::StreamHole, vec![0xff; 12]),
        (MessageType::StreamHole, vec![0; 3]),
    ] {
        let stream = open(&mut client, None);
        let header = Header { kind, ..stream.stream(MessageStatus::Continue) };
        client.send_raw(&message(header, &payload));
        let packet = next(&mut client, stream);
        assert_eq!(packet.header.status, MessageStatus::Error);
        let error = decode_error(&packet.payload).expect("an error");
        assert_eq!(error.code(), ErrorCode::Rpc);
    }
    // Writing to what is only read.
    let stream = open(&mut client, Some("zeros"));
    data(&mut client, stream, b"x");
    let error = loop {
        let packet = next(&mut client, stream);
        if packet.header.status == MessageStatus::Error {
            break decode_error(&packet.payload).expect("an error");
        }
    };
    assert_eq!(error.code(), ErrorCode::Rpc);
    client.assert_alive();
}

#[test]
fn a_source_waits_for_a_client_that_does_not_read() {
    let server = Server::start();
    let mut client = server.open();
    let stream = open(&mut client, Some("zeros"));
    std::thread::sleep(std::time::Duration::from_millis(100));
    // Others are served, and this one when it reads again.
    server.open().assert_alive();
    assert!(read(&mut client, stream, 30_000_000).iter().all(|byte| *byte == 0));
    client.send_raw(&frame(|out| stream_end(out, stream)));
    assert_acknowledged(&mut client, stream);
}

#[test]
fn a_client_waits_for_a_sink_that_does_not_take() {
    let server = Server::start();
    let mut client = server.open();
    let stream = open(&mut client, Some("stuck"));
    let patience = Some(std::time::Duration::from_millis(200));
    client.stream.set_write_timeout(patience).expect("set");
    let bytes = frame(|out| data_frame(out, stream, &[0; 100_000]));
    let mut sent = 0;
    while std::io::Write::write_all(&mut client.stream, &bytes).is_ok() {
        sent += bytes.len();
        assert!(sent < 64 << 20, "there is no limit");
    }
    server.open().assert_alive();
    drop(client);
    until("the client is gone", || server.population() == 0);
}
