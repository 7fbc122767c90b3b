//! Peers that mean harm: the daemon stays up, serves the others, and holds no
//! more memory and descriptors afterwards than before.

use crate::{
    client::{Server, encoded, message, until, words},
    driver::domain,
};
use ostler_protocol::{
    Header, RemoteProcedure,
    remote::{ConnectListAllDomainsArgs, DomainOpenConsoleArgs},
};
use ostler_server::{Admission, Limits};
use std::{
    io::Write,
    os::unix::net::UnixStream,
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

/// Numbers that look random and are the same in each run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        // xorshift64 (Marsaglia 2003).
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next().to_le_bytes()[0]).collect()
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("status");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("VmRSS");
    line.split_whitespace().nth(1).and_then(|word| word.parse().ok()).expect("a number")
}

/// Garbage of every sort: random bytes, random words in a header, real calls
/// with random arguments.
fn garbage(numbers: &mut Numbers) -> Vec<u8> {
    let length = usize::try_from(numbers.below(200)).expect("small");
    match numbers.below(3) {
        0 => numbers.bytes(length),
        1 => {
            let mut random = || u32::try_from(numbers.next() & 0xffff_ffff).expect("masked");
            let fields = [random(), random(), random(), random(), random(), random()];
            let payload = numbers.bytes(length);
            words(28 + u32::try_from(length).expect("small"), fields, &payload)
        }
        _ => {
            let procedure = i32::try_from(numbers.below(460)).expect("small");
            let call = RemoteProcedure::AuthList.info().call_header();
            let header = Header { procedure, serial: 1, ..call };
            message(header, &numbers.bytes(length))
        }
    }
}

#[test]
fn ten_thousand_connections_of_garbage() {
    let server = Server::start();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let connect = |numbers: &mut Numbers| {
        let connected = UnixStream::connect(server.path("sock"));
        let mut stream = connected.unwrap_or_else(|error| panic!("cannot connect: {error}"));
        for _ in 0..numbers.below(4) {
            // The daemon may have dropped the connection already.
            if stream.write_all(&garbage(numbers)).is_err() {
                break;
            }
        }
        stream
    };
    // Allocators and tables reach their size.
    for _ in 0..1000 {
        drop(connect(&mut numbers));
    }
    until("all are gone", || server.population() == 0);
    let before = resident_kib();
    let mut open = std::collections::VecDeque::new();
    for _ in 0..10_000 {
        open.push_back(connect(&mut numbers));
        if open.len() > 50 {
            open.pop_front();
        }
    }
    server.open().assert_alive();
    drop(open);
    until("all are gone", || server.population() == 0);
    let after = resident_kib();
    assert!(after < before + 16 * 1024, "resident memory grew from {before} to {after} KiB");
    assert_eq!(server.toy.state().connections.load(Ordering::SeqCst), 0);
    assert_eq!(server.toy.state().streams.load(Ordering::SeqCst), 0);
}

#[test]
fn announcing_much_costs_nothing() {
    let server = Server::start();
    let before = resident_kib();
    let streams: Vec<UnixStream> = (0..200)
        .map(|_| {
            let mut stream = UnixStream::connect(server.path("sock")).expect("connected");
            let bytes = words(33_554_000, [0x2000_8086, 1, 23, 0, 1, 0], &[0xff; 1000]);
            stream.write_all(&bytes).expect("sent");
            stream
        })
        .collect();
    until("all are in", || server.population() == 200);
    server.open().assert_alive();
    let after = resident_kib();
    assert!(after < before + 32 * 1024, "resident memory grew from {before} to {after} KiB");
    drop(streams);
}

#[test]
fn a_client_that_never_reads_keeps_nobody_waiting() {
    let server = Server::start();
    let mut deaf = server.open();
    let list = RemoteProcedure::ConnectListAllDomains.info().call_header();
    let args = encoded(&ConnectListAllDomainsArgs { need_results: true, flags: 0 });
    let bytes = message(list, &args);
    deaf.stream.set_write_timeout(Some(Duration::from_millis(200))).expect("set");
    // Each answer has more than a megabyte; after a few, no more calls are
    // read, and so sending ends.
    let before = resident_kib();
    let mut sent = 0_u32;
    let many = bytes.repeat(1000);
    while deaf.stream.write_all(&many).is_ok() {
        sent += 1;
        assert!(sent < 1000, "there is no limit");
    }
    let start = Instant::now();
    server.open().assert_alive();
    assert!(start.elapsed() < Duration::from_secs(5));
    let after = resident_kib();
    assert!(after < before + 64 * 1024, "resident memory grew from {before} to {after} KiB");
}

#[test]
fn streams_left_open_go_with_their_client() {
    let server = Server::start();
    for _ in 0..100 {
        let mut client = server.open();
        for name in [None, Some("zeros"), Some("stuck"), None] {
            let args = DomainOpenConsoleArgs { domain: domain(), dev_name: name, flags: 0 };
            client.send(RemoteProcedure::DomainOpenConsole, &args);
        }
    }
    until("all are gone", || server.population() == 0);
    until("no end of a stream is held", || server.toy.state().streams.load(Ordering::SeqCst) == 0);
}

#[test]
fn a_flood_of_large_calls_is_bounded() {
    let server = Server::start();
    let mut client = server.open();
    client.stream.set_write_timeout(Some(Duration::from_millis(300))).expect("set");
    let header = RemoteProcedure::DomainReboot.info().call_header();
    let mut args =
        encoded(&ostler_protocol::remote::DomainRebootArgs { domain: domain(), flags: 0 });
    // What follows the arguments is not looked at, but it is held.
    args.resize(2 << 20, 0);
    let call = message(header, &args);
    let before = resident_kib();
    let mut sent = 0_u32;
    while client.stream.write_all(&call).is_ok() {
        sent += 1;
        assert!(sent < 200, "there is no limit");
    }
    let after = resident_kib();
    assert!(after < before + 96 * 1024, "resident memory grew from {before} to {after} KiB");
    server.toy.state().gate.close();
    drop(client);
    until("it is gone", || server.population() == 0);
}

#[test]
fn a_flood_of_slow_calls_is_bounded() {
    let limits = Limits { max_client_requests: 5, ..Limits::default() };
    let server = Server::with(limits, Admission::Anyone);
    let mut client = server.open();
    client.stream.set_write_timeout(Some(Duration::from_millis(200))).expect("set");
    let header = RemoteProcedure::DomainReboot.info().call_header();
    let args = ostler_protocol::remote::DomainRebootArgs { domain: domain(), flags: 0 };
    let many = message(header, &encoded(&args)).repeat(1000);
    let mut sent = 0_u32;
    while client.stream.write_all(&many).is_ok() {
        sent += 1;
        assert!(sent < 1000, "there is no limit");
    }
    assert_eq!(server.toy.state().rebooting.load(Ordering::SeqCst), 5);
    server.open().assert_alive();
    drop(client);
    server.toy.state().gate.close();
    until("it is gone", || server.population() == 0);
}
