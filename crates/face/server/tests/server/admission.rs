//! Who gets in, and what those get who do not.

use crate::client::{Server, until};
use ostler_core::ErrorCode;
use ostler_protocol::{RemoteProcedure, remote::ConnectSupportsFeatureArgs};
use ostler_server::{Admission, Limits};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// A user that nobody is.
const NOBODY: u32 = 4_294_900_000;

fn only_group(member: bool) -> (Admission, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let membership = Arc::new(move |_, _| {
        counter.fetch_add(1, Ordering::SeqCst);
        member
    });
    (Admission::PeerCredentials { owner: NOBODY, group: Some(NOBODY), membership }, asked)
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[test]
fn root_and_the_owner_get_in_by_their_credentials() {
    let owner = rustix::process::geteuid().as_raw();
    let membership = Arc::new(|_, _| false);
    let admission = Admission::PeerCredentials { owner, group: None, membership };
    let server = Server::with(Limits::default(), admission);
    let mut client = server.open();
    let packet = client.call(RemoteProcedure::AuthList, &()).expect("nothing to prove");
    assert_eq!(packet.payload[..], [0, 0, 0, 1, 0, 0, 0, 0]);
    for procedure in [RemoteProcedure::AuthSaslInit, RemoteProcedure::AuthPolkit] {
        let error = client.call(procedure, &()).expect_err("there is no such scheme");
        assert_eq!(error.code(), ErrorCode::AuthUnavailable);
    }
}

#[test]
fn a_member_of_the_group_gets_in() {
    if is_root() {
        println!("skipped: root is let in before its groups are asked for");
        return;
    }
    let (admission, asked) = only_group(true);
    let server = Server::with(Limits::default(), admission);
    server.open().assert_alive();
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}

#[test]
fn others_are_told_so_and_get_nothing() {
    if is_root() {
        println!("skipped: root is always let in");
        return;
    }
    let (admission, _) = only_group(false);
    let limits = Limits { max_anonymous_clients: 2, ..Limits::default() };
    let server = Server::with(limits, admission);
    let mut client = server.connect("sock");
    for _ in 0..2 {
        let error = client.call(RemoteProcedure::AuthList, &()).expect_err("not let in");
        assert_eq!(error.code(), ErrorCode::AuthFailed);
        let error = client.open("qemu:///system", 0).expect_err("not let in");
        assert_eq!(error.code(), ErrorCode::AuthFailed);
        let args = ConnectSupportsFeatureArgs { feature: 10 };
        let result = client.call(RemoteProcedure::ConnectSupportsFeature, &args);
        assert_eq!(result.expect_err("not let in").code(), ErrorCode::AuthFailed);
    }
    // A long message of one who is not let in is not even read.
    client.send_raw(&crate::client::words(1 << 20, [0; 6], &[]));
    client.assert_dropped();
    // Only so many of them at a time.
    let _waiting: Vec<_> = (0..4).map(|_| server.connect("sock")).collect();
    until("two are in", || server.population() == 2);
    std::thread::sleep(std::time::Duration::from_millis(50));
    assert_eq!(server.population(), 2);
}

#[test]
fn clients_over_the_limit_wait_for_their_turn() {
    let limits = Limits { max_clients: 2, ..Limits::default() };
    let server = Server::with(limits, Admission::Anyone);
    let (mut first, mut second) = (server.open(), server.open());
    let mut third = server.connect("sock");
    let serial = third.send(RemoteProcedure::AuthList, &());
    std::thread::sleep(std::time::Duration::from_millis(50));
    assert_eq!(server.population(), 2);
    first.assert_alive();
    second.assert_alive();
    drop(first);
    third.answer(serial).expect("it is in now");
    // The limit may be raised while they wait.
    let mut fourth = server.connect("sock");
    let serial = fourth.send(RemoteProcedure::AuthList, &());
    server.daemon.server().set_limits(Limits { max_clients: 3, ..limits });
    fourth.answer(serial).expect("it is in too");
}

#[test]
fn no_more_are_accepted_when_the_daemon_stops() {
    let server = Server::start();
    let mut client = server.open();
    server.stop.send_replace(true);
    until("the sockets are gone", || !server.path("sock").exists());
    client.assert_alive();
}
