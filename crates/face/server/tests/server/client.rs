//! A client of bare bytes, and a daemon for it to talk to.

use crate::driver::Toy;
use ostler_core::Error;
use ostler_protocol::{
    FrameDecoder, Header, MessageStatus, MessageType, Packet, REMOTE, RemoteProcedure,
    frame::frame, message::decode_error, wire::Wire,
};
use ostler_server::{Access, Admission, Control, Daemon, Drivers, Limits, Listing};
use ostler_transport::{BindOptions, Listener};
use ostler_xdr::Writer;
use std::{
    io::{ErrorKind, Read, Write},
    os::unix::net::UnixStream,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use tokio::{runtime::Runtime, sync::watch};

/// Nothing in the tests takes nearly as long; a test that hangs ends with it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A daemon in this process, with sockets in a folder of its own.
pub(crate) struct Server {
    pub(crate) toy: Toy,
    pub(crate) daemon: Arc<Daemon>,
    pub(crate) control: Arc<Recorder>,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) stop: watch::Sender<bool>,
    pub(crate) runtime: Runtime,
}

/// The actions of an administrator.
#[derive(Default)]
pub(crate) struct Recorder {
    pub(crate) filters: Mutex<String>,
    pub(crate) timeout: Mutex<Option<Duration>>,
    pub(crate) stopped: Mutex<bool>,
}

impl Control for Recorder {
    fn log_filters(&self) -> Listing {
        let text = self.filters.lock().expect("no panic").clone();
        Listing { count: text.split_whitespace().count(), text }
    }

    fn set_log_filters(&self, text: &str) -> Result<(), Error> {
        *self.filters.lock().expect("no panic") = text.to_owned();
        Ok(())
    }

    fn log_outputs(&self) -> Listing {
        Listing { text: "3:stderr".to_owned(), count: 1 }
    }

    fn set_log_outputs(&self, text: &str) -> Result<(), Error> {
        Err(Error::invalid_arg(text))
    }

    fn set_timeout(&self, timeout: Option<Duration>) {
        *self.timeout.lock().expect("no panic") = timeout;
    }

    fn shut_down(&self) {
        *self.stopped.lock().expect("no panic") = true;
    }
}

impl Server {
    pub(crate) fn start() -> Self {
        Self::with(Limits::default(), Admission::Anyone)
    }

    pub(crate) fn with(limits: Limits, admission: Admission) -> Self {
        allow_many_descriptors();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime");
        let folder = tempfile::tempdir().expect("a folder");
        let toy = Toy::new();
        let control = Arc::new(Recorder::default());
        let drivers = Drivers { hypervisors: vec![Arc::new(toy.clone())], ..Drivers::default() };
        let daemon = Arc::new(Daemon::new(
            drivers,
            limits,
            limits,
            Arc::clone(&control) as Arc<dyn Control>,
            runtime.handle().clone(),
        ));
        let stop = watch::channel(false).0;
        let _guard = runtime.enter();
        for (name, read_only, server) in [
            ("sock", false, daemon.server()),
            ("sock-ro", true, daemon.server()),
            ("admin", false, daemon.admin()),
        ] {
            let options = BindOptions { mode: 0o600, group: None, backlog: 1000 };
            let listener = Listener::bind(&folder.path().join(name), options).expect("bound");
            let access = Access { read_only, admission: admission.clone() };
            runtime.spawn(Arc::clone(server).serve(listener, access, stop.subscribe()));
        }
        drop(_guard);
        Self { toy, daemon, control, folder, stop, runtime }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A client that has opened nothing.
    pub(crate) fn connect(&self, name: &str) -> Client {
        let stream = UnixStream::connect(self.path(name)).expect("connected");
        stream.set_read_timeout(Some(PATIENCE)).expect("set");
        stream.set_write_timeout(Some(PATIENCE)).expect("set");
        Client { stream, decoder: FrameDecoder::default(), serial: 0 }
    }

    /// A client that has opened the hypervisor.
    pub(crate) fn open(&self) -> Client {
        let mut client = self.connect("sock");
        client.open("qemu:///system", 0).expect("opened");
        client
    }

    pub(crate) fn population(&self) -> usize {
        *self.daemon.server().watch_clients().borrow()
    }
}

/// Waits until `condition` holds.
#[track_caller]
pub(crate) fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < PATIENCE, "not in time: {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

pub(crate) struct Client {
    pub(crate) stream: UnixStream,
    decoder: FrameDecoder,
    serial: u32,
}

impl Client {
    pub(crate) fn send_raw(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).expect("sent");
    }

    /// The next packet; `None` at the end of the connection.
    pub(crate) fn receive(&mut self) -> Option<Packet> {
        loop {
            if let Some(packet) = self.decoder.next_packet().expect("well formed") {
                return Some(packet);
            }
            let mut buffer = [0; 64 * 1024];
            match self.stream.read(&mut buffer) {
                Ok(0) => return None,
                Ok(count) => self.decoder.feed(&buffer[..count]),
                Err(error) if error.kind() == ErrorKind::ConnectionReset => return None,
                Err(error) => panic!("cannot read: {error}"),
            }
        }
    }

    #[track_caller]
    pub(crate) fn expect(&mut self) -> Packet {
        self.receive().expect("the connection is open")
    }

    /// Sends a call; answers its serial number.
    pub(crate) fn send<'a>(&mut self, procedure: RemoteProcedure, args: &impl Wire<'a>) -> u32 {
        self.serial += 1;
        let header = Header { serial: self.serial, ..procedure.info().call_header() };
        let bytes = message(header, &encoded(args));
        self.send_raw(&bytes);
        self.serial
    }

    /// Makes a call and takes its answer; what comes in between is dropped.
    pub(crate) fn call<'a>(
        &mut self,
        procedure: RemoteProcedure,
        args: &impl Wire<'a>,
    ) -> Result<Packet, Error> {
        let serial = self.send(procedure, args);
        self.answer(serial)
    }

    #[track_caller]
    pub(crate) fn answer(&mut self, serial: u32) -> Result<Packet, Error> {
        loop {
            let packet = self.expect();
            let header = packet.header;
            if header.serial != serial
                || !matches!(header.kind, MessageType::Reply | MessageType::ReplyWithFds)
            {
                continue;
            }
            return match header.status {
                MessageStatus::Error => Err(decode_error(&packet.payload).expect("an error")),
                _ => Ok(packet),
            };
        }
    }

    pub(crate) fn open(&mut self, uri: &str, flags: u32) -> Result<Packet, Error> {
        use ostler_protocol::remote::ConnectOpenArgs;
        self.call(RemoteProcedure::ConnectOpen, &ConnectOpenArgs { name: Some(uri), flags })
    }

    /// Asserts that the connection still works.
    #[track_caller]
    pub(crate) fn assert_alive(&mut self) {
        self.call(RemoteProcedure::ConnectGetLibVersion, &()).expect("an answer");
    }

    /// Asserts that the daemon ends the connection, whatever it still sends.
    #[track_caller]
    pub(crate) fn assert_dropped(&mut self) {
        while self.receive().is_some() {}
    }
}

pub(crate) fn encoded<'a>(value: &impl Wire<'a>) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.encode(&mut Writer::new(&mut bytes)).expect("encoded");
    bytes
}

pub(crate) fn message(header: Header, payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    frame(&mut bytes, header, |writer| {
        writer.raw(payload);
        Ok(())
    })
    .expect("framed");
    bytes
}

/// A message of any words at all: length, program, version, procedure, type,
/// serial, status, payload.
pub(crate) fn words(length: u32, words: [u32; 6], payload: &[u8]) -> Vec<u8> {
    let mut bytes = length.to_be_bytes().to_vec();
    for word in words {
        bytes.extend_from_slice(&word.to_be_bytes());
    }
    bytes.extend_from_slice(payload);
    bytes
}

/// A well-formed message of these words.
pub(crate) fn call_words(program: u32, version: u32, procedure: i32, status: u32) -> Vec<u8> {
    words(28, [program, version, procedure.cast_unsigned(), 0, 7, status], &[])
}

pub(crate) const PROGRAM: u32 = REMOTE.number;

/// Clients and daemon are one process here, and tests run beside each other: the
/// usual 1024 descriptors may not do.
fn allow_many_descriptors() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    // Where it may not be raised, the tests that need it say so.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit });
}
