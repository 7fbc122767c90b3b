//! One end of a monitor's connection.

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

/// The first line of an emulator.
pub const GREETING: &str = r#"{"QMP": {"version": {"qemu": {"micro": 1, "minor": 2, "major": 7}, "package": "p"}, "capabilities": ["oob"]}}"#;

/// The emulator's end of a connection; what it says is the test's.
#[derive(Debug)]
pub struct Peer {
    /// The connection itself, for what is no line.
    pub stream: UnixStream,
    bytes: Vec<u8>,
}

impl Peer {
    /// The peer at this end of a connection.
    #[must_use]
    pub fn new(stream: UnixStream) -> Self {
        Self { stream, bytes: Vec::new() }
    }

    /// Greets and negotiates capabilities.
    ///
    /// # Panics
    /// The other end asks for something else first.
    pub async fn shake_hands(&mut self) {
        self.say(GREETING).await;
        let negotiation = self.hear().await;
        assert_eq!(negotiation["execute"], "qmp_capabilities");
        self.say(r#"{"return": {}}"#).await;
    }

    /// Says one line.
    ///
    /// # Panics
    /// The connection is closed.
    pub async fn say(&mut self, line: &str) {
        self.try_say(line).await.unwrap();
    }

    /// Says one line, to somebody who may be gone.
    ///
    /// # Errors
    /// The connection is closed.
    pub async fn try_say(&mut self, line: &str) -> std::io::Result<()> {
        self.stream.write_all(format!("{line}\r\n").as_bytes()).await
    }

    /// The next command.
    ///
    /// # Panics
    /// The connection is closed before one comes.
    pub async fn hear(&mut self) -> Value {
        self.try_hear().await.expect("closed while a command was expected")
    }

    /// The next command; nothing when the connection is closed.
    pub async fn try_hear(&mut self) -> Option<Value> {
        loop {
            let mut values = serde_json::Deserializer::from_slice(&self.bytes).into_iter();
            if let Some(Ok(value)) = values.next() {
                let read = values.byte_offset();
                self.bytes.drain(..read);
                return Some(value);
            }
            match self.stream.read_buf(&mut self.bytes).await {
                Ok(0) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }
}
