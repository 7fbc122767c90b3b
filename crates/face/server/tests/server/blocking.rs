//! The typed client without a runtime: its calls over a caller that blocks.

use crate::client::Server;
use crate::driver::DOMAIN;
use async_trait::async_trait;
use ostler_client::{Answer, Caller, Remote};
use ostler_core::enumeration::DomainState;
use ostler_core::flags::ConnectFlags;
use ostler_core::{Error, ErrorCode, KiB, Result};
use ostler_driver::Stream;
use ostler_driver::api::{DomainListing, DomainStatistics};
use ostler_protocol::{
    FrameDecoder, Header, MessageStatus, Procedure, frame::frame, message::decode_error,
};
use std::{
    io::{Read, Write},
    os::fd::OwnedFd,
    os::unix::net::UnixStream,
    path::Path,
    pin::pin,
    sync::Mutex,
    task::{Context, Poll, Waker},
};

/// A connection on which one call at a time is made, by blocking.
struct Blocking(Mutex<Line>);

struct Line {
    stream: UnixStream,
    decoder: FrameDecoder,
    serial: u32,
}

impl Blocking {
    fn connect(path: &Path) -> Self {
        let stream = UnixStream::connect(path).expect("connected");
        Self(Mutex::new(Line { stream, decoder: FrameDecoder::default(), serial: 0 }))
    }
}

impl Line {
    fn exchange(&mut self, procedure: &Procedure, arguments: &[u8]) -> Result<Answer> {
        self.serial += 1;
        let header = Header { serial: self.serial, ..procedure.call_header() };
        let mut message = Vec::new();
        let framed = frame(&mut message, header, |writer| {
            writer.raw(arguments);
            Ok(())
        });
        framed.expect("framed");
        self.stream.write_all(&message).expect("sent");
        loop {
            if let Some(packet) = self.decoder.next_packet().expect("well formed") {
                return match packet.header.status {
                    MessageStatus::Error => Err(decode_error(&packet.payload).expect("an error")),
                    _ => Ok(Answer { payload: packet.payload, fds: Vec::new() }),
                };
            }
            let mut buffer = [0; 4096];
            let count = self.stream.read(&mut buffer).expect("read");
            assert_ne!(count, 0, "the daemon has hung up");
            self.decoder.feed(&buffer[..count]);
        }
    }
}

#[async_trait]
impl Caller for Blocking {
    async fn call(
        &self,
        procedure: &'static Procedure,
        arguments: Vec<u8>,
        fds: Vec<OwnedFd>,
    ) -> Result<Answer> {
        if !fds.is_empty() {
            return Err(Error::operation_unsupported("this caller carries no descriptors"));
        }
        self.0.lock().expect("no panic").exchange(procedure, &arguments)
    }

    async fn open_stream(&self, _: &'static Procedure, _: Vec<u8>) -> Result<(Answer, Stream)> {
        Err(Error::operation_unsupported("this caller carries no streams"))
    }
}

/// The result of a future that is ready when it is polled for the first time.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a caller that blocks leaves nothing to wait for"),
    }
}

#[test]
fn calls_are_made_without_a_runtime() {
    let server = Server::start();
    let daemon = Remote::new(Blocking::connect(&server.path("sock")));
    assert!(tokio::runtime::Handle::try_current().is_err(), "no runtime around this thread");
    ready(daemon.connect_open(Some("qemu:///system"), ConnectFlags::empty())).expect("opened");
    let guest = ready(daemon.domain_lookup_by_name(DOMAIN)).expect("found");
    let info = ready(daemon.domain_info(&guest)).expect("read");
    assert_eq!((info.state.known(), info.max_memory), (Some(DomainState::Running), KiB(1024)));
    let error = ready(daemon.domain_lookup_by_name("nobody")).expect_err("no such domain");
    assert_eq!(error.code(), ErrorCode::NoDomain);
}
