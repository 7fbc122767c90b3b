//! Calls beside each other: order, limits, urgency, bugs.

use crate::{
    client::{Server, encoded, until},
    driver::domain,
};
use ostler_core::ErrorCode;
use ostler_protocol::{
    RemoteProcedure,
    remote::{
        ConnectListAllDomainsArgs, DomainDestroyArgs, DomainGetInfoArgs, DomainRebootArgs,
        DomainShutdownArgs,
    },
};
use ostler_server::{Admission, Limits};
use std::sync::atomic::Ordering;

#[test]
fn many_calls_in_one_packet_are_answered_in_order() {
    let server = Server::start();
    let mut client = server.open();
    let one = {
        let header = RemoteProcedure::DomainGetInfo.info().call_header();
        crate::client::message(header, &encoded(&DomainGetInfoArgs { domain: domain() }))
    };
    let mut bytes = Vec::new();
    for serial in 0..1000_u32 {
        let start = bytes.len();
        bytes.extend_from_slice(&one);
        ostler_protocol::frame::set_serial(&mut bytes[start..], serial);
    }
    client.send_raw(&bytes);
    for serial in 0..1000 {
        assert_eq!(client.expect().header.serial, serial);
    }
}

#[test]
fn slow_calls_are_limited_and_urgent_ones_overtake() {
    let limits = Limits { max_client_requests: 3, ..Limits::default() };
    let server = Server::with(limits, Admission::Anyone);
    let mut client = server.open();
    let slow = DomainRebootArgs { domain: domain(), flags: 0 };
    let serials: Vec<u32> =
        (0..10).map(|_| client.send(RemoteProcedure::DomainReboot, &slow)).collect();
    let state = server.toy.state();
    until("three run", || state.rebooting.load(Ordering::SeqCst) == 3);
    // High priority: answered while ten slow ones wait.
    client.call(RemoteProcedure::ConnectGetType, &()).expect("answered");
    assert_eq!(state.rebooting.load(Ordering::SeqCst), 3);
    state.gate.add_permits(10);
    let mut answered: Vec<u32> = (0..10).map(|_| client.expect().header.serial).collect();
    answered.sort_unstable();
    assert_eq!(answered, serials);
    // One client's slow calls are no other's.
    let mut other = server.open();
    for _ in 0..3 {
        client.send(RemoteProcedure::DomainReboot, &slow);
    }
    until("three run", || state.rebooting.load(Ordering::SeqCst) == 13);
    other.send(RemoteProcedure::DomainReboot, &slow);
    until("a fourth runs", || state.rebooting.load(Ordering::SeqCst) == 14);
    state.gate.add_permits(4);
    other.assert_alive();
}

#[test]
fn a_client_that_goes_leaves_its_calls_running() {
    let server = Server::start();
    let mut client = server.open();
    let slow = DomainRebootArgs { domain: domain(), flags: 0 };
    client.send(RemoteProcedure::DomainReboot, &slow);
    let state = server.toy.state();
    until("it runs", || state.rebooting.load(Ordering::SeqCst) == 1);
    drop(client);
    until("the client is gone", || server.population() == 0);
    // The connection lives as long as its last call.
    assert_eq!(state.connections.load(Ordering::SeqCst), 1);
    state.gate.add_permits(1);
    until("the call has ended", || state.connections.load(Ordering::SeqCst) == 0);
    assert_eq!(state.gate.available_permits(), 0);
}

#[test]
fn a_bug_in_a_call_ends_only_that_call() {
    let server = Server::start();
    let mut client = server.open();
    let error = client
        .call(RemoteProcedure::DomainDestroy, &DomainDestroyArgs { domain: domain() })
        .expect_err("it panics in place");
    assert_eq!(error.code(), ErrorCode::InternalError);
    let error = client
        .call(RemoteProcedure::DomainShutdown, &DomainShutdownArgs { domain: domain() })
        .expect_err("it panics in a task");
    assert_eq!(error.code(), ErrorCode::InternalError);
    client.assert_alive();
}

#[test]
fn a_large_answer_arrives_whole() {
    let server = Server::start();
    let mut client = server.open();
    let args = ConnectListAllDomainsArgs { need_results: true, flags: 0 };
    let packet = client.call(RemoteProcedure::ConnectListAllDomains, &args).expect("answered");
    // Each has a name of 100 bytes with its length, a UUID and an id; then the
    // lengths of the list.
    assert_eq!(packet.payload.len(), 4 + 10_000 * (4 + 100 + 16 + 4) + 4);
    client.assert_alive();
}

#[test]
fn closing_the_daemon_lets_calls_end() {
    let server = Server::start();
    let mut client = server.open();
    let slow = DomainRebootArgs { domain: domain(), flags: 0 };
    let serial = client.send(RemoteProcedure::DomainReboot, &slow);
    let state = server.toy.state();
    until("it runs", || state.rebooting.load(Ordering::SeqCst) == 1);
    let daemon = std::sync::Arc::clone(&server.daemon);
    let closing = server.runtime.spawn(async move {
        daemon.close(std::time::Duration::from_secs(20)).await;
    });
    state.gate.add_permits(1);
    client.answer(serial).expect("answered");
    assert!(client.receive().is_none(), "then it is over");
    server.runtime.block_on(closing).expect("closed");
}

#[test]
fn closing_the_daemon_does_not_wait_for_ever() {
    let server = Server::start();
    let mut client = server.open();
    client.send(RemoteProcedure::DomainReboot, &DomainRebootArgs { domain: domain(), flags: 0 });
    let state = server.toy.state();
    until("it runs", || state.rebooting.load(Ordering::SeqCst) == 1);
    server.runtime.block_on(server.daemon.close(std::time::Duration::from_millis(20)));
    client.assert_dropped();
}
