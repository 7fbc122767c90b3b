//! A peer that says what a test lets it say.

use ostler_qmp::{EventReceiver, Handshake, Monitor, MonitorOptions, event_channel};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

pub(crate) const GREETING: &str = r#"{"QMP": {"version": {"qemu": {"micro": 1, "minor": 2, "major": 7}, "package": "p"}, "capabilities": ["oob"]}}"#;

pub(crate) struct Peer {
    pub(crate) stream: UnixStream,
    bytes: Vec<u8>,
}

impl Peer {
    /// A peer and the monitor that is connected to it.
    pub(crate) fn new(options: MonitorOptions) -> (Self, Monitor, Handshake, EventReceiver) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        let (handler, events) = event_channel();
        let (monitor, handshake) = Monitor::start(ours, options, handler);
        (Self { stream: theirs, bytes: Vec::new() }, monitor, handshake, events)
    }

    /// The same, with the handshake done.
    pub(crate) async fn ready(options: MonitorOptions) -> (Self, Monitor, EventReceiver) {
        let (mut peer, monitor, handshake, events) = Self::new(options);
        peer.say(GREETING).await;
        let negotiation = peer.hear().await;
        assert_eq!(negotiation["execute"], "qmp_capabilities");
        peer.say(r#"{"return": {}}"#).await;
        let greeting = handshake.complete().await.unwrap();
        assert_eq!(greeting.version.qemu.major, 7);
        (peer, monitor, events)
    }

    pub(crate) async fn say(&mut self, line: &str) {
        self.stream.write_all(line.as_bytes()).await.unwrap();
        self.stream.write_all(b"\r\n").await.unwrap();
    }

    /// The next command.
    pub(crate) async fn hear(&mut self) -> Value {
        loop {
            let mut values = serde_json::Deserializer::from_slice(&self.bytes).into_iter();
            if let Some(Ok(value)) = values.next() {
                let read = values.byte_offset();
                self.bytes.drain(..read);
                return value;
            }
            let read = self.stream.read_buf(&mut self.bytes).await.unwrap();
            assert_ne!(read, 0, "closed while a command was expected");
        }
    }
}
