//! Signs of life, both ways.

use crate::client::{Server, encoded, message, until};
use crate::driver::domain;
use ostler_protocol::{
    Header, KEEPALIVE, KeepaliveProcedure, MessageType, RemoteProcedure,
    frame::data_frame,
    remote::{ConnectSupportsFeatureArgs, DomainOpenConsoleArgs},
};
use ostler_server::{Admission, Keepalive, Limits};
use std::time::Duration;

fn keepalive(procedure: KeepaliveProcedure) -> Vec<u8> {
    let header = Header { kind: MessageType::Message, serial: 0, ..procedure.info().call_header() };
    message(header, &[])
}

fn quick(count: u32) -> Server {
    let interval = Some(Duration::from_millis(50));
    let limits = Limits { keepalive: Keepalive { interval, count }, ..Limits::default() };
    Server::with(limits, Admission::Anyone)
}

#[test]
fn a_ping_is_answered_even_before_anything_is_opened() {
    let server = Server::start();
    for name in ["sock", "sock-ro", "admin"] {
        let mut client = server.connect(name);
        client.send_raw(&keepalive(KeepaliveProcedure::Ping));
        let packet = client.expect();
        assert_eq!(packet.header.program, KEEPALIVE.number);
        assert_eq!(packet.header.kind, MessageType::Message);
        assert_eq!(packet.header.procedure, KeepaliveProcedure::Pong as i32);
    }
}

#[test]
fn what_is_no_ping_is_passed_over() {
    let server = Server::start();
    let mut client = server.open();
    let ping =
        Header { kind: MessageType::Message, ..KeepaliveProcedure::Ping.info().call_header() };
    for header in [Header { version: 2, ..ping }, Header { procedure: 9, ..ping }] {
        client.send_raw(&message(header, &[]));
    }
    client.send_raw(&keepalive(KeepaliveProcedure::Pong));
    let serial = client.send(RemoteProcedure::ConnectGetLibVersion, &());
    assert_eq!(client.expect().header.serial, serial);
}

#[test]
fn a_silent_client_is_pinged_and_dropped() {
    let server = quick(3);
    let mut silent = server.open();
    let mut unaware = server.open();
    let args = ConnectSupportsFeatureArgs { feature: 10 };
    let packet =
        silent.call(RemoteProcedure::ConnectSupportsFeature, &args).expect("keepalive begins");
    assert_eq!(packet.payload, encoded(&true));
    let mut pings = 0;
    while let Some(packet) = silent.receive() {
        assert_eq!(packet.header.procedure, KeepaliveProcedure::Ping as i32);
        pings += 1;
    }
    assert_eq!(pings, 3);
    // A client that never asked for it is not watched.
    unaware.assert_alive();
}

#[test]
fn a_client_from_which_nothing_is_read_stays() {
    let server = quick(2);
    let mut client = server.open();
    let args = ConnectSupportsFeatureArgs { feature: 10 };
    client.call(RemoteProcedure::ConnectSupportsFeature, &args).expect("keepalive begins");
    let args = DomainOpenConsoleArgs { domain: domain(), dev_name: Some("stuck"), flags: 0 };
    let stream = client.call(RemoteProcedure::DomainOpenConsole, &args).expect("opened").header;
    // More than the daemon holds for something that takes nothing.
    let mut piece = Vec::new();
    data_frame(&mut piece, stream, &[7; 200_000]).expect("framed");
    for _ in 0..21 {
        client.send_raw(&piece);
    }
    std::thread::sleep(Duration::from_millis(800));
    assert_eq!(server.population(), 1, "it is not its fault that its answers lie unread");
}

#[test]
fn a_client_that_answers_stays() {
    let server = quick(2);
    let mut client = server.open();
    let args = ConnectSupportsFeatureArgs { feature: 10 };
    client.call(RemoteProcedure::ConnectSupportsFeature, &args).expect("keepalive begins");
    for _ in 0..10 {
        let packet = client.expect();
        assert_eq!(packet.header.procedure, KeepaliveProcedure::Ping as i32);
        client.send_raw(&keepalive(KeepaliveProcedure::Pong));
    }
    client.assert_alive();
    drop(client);
    until("it is gone", || server.population() == 0);
}
