//! A handle on one emulator's monitor.
//!
//! ```text
//!   Monitor --call()--> write at once --> socket          Pending --await--> result
//!   Monitor                  |  (full: the rest waits)       ^
//!   Batch  ...               v                               | by id
//!                          outbox --when writable--+         |
//!                                                  |         |
//!                         one task per monitor:  reader <-- socket
//!                                                  |
//!                                                  +--> handler(Notice::Event), inline
//! ```
//!
//! Commands are written by the caller, without another task in between, and in
//! the order of the calls. QEMU answers in that order too, and what it tells
//! before an answer is handed to the handler before the answer is. A command
//! whose deadline passes is forgotten; should its answer come later, it is
//! recognised and dropped.

mod batch;
pub(crate) mod envelope;
mod greeting;
mod handshake;
mod pending;
mod reader;
mod shared;

pub use batch::Batch;
pub use greeting::Greeting;
pub use handshake::Handshake;
pub use pending::Pending;

use crate::command::{Command, HumanMonitorCommand};
use crate::error::{CloseReason, QmpError};
use crate::event::{EventReceiver, Notice, event_channel};
use crate::transport;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;
use shared::{Handle, Request, Shared};
use std::borrow::Cow;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::UnixStream;

/// Limits of a monitor connection.
#[derive(Debug, Clone, Copy)]
pub struct MonitorOptions {
    /// How long a command may take unless its call says otherwise.
    pub deadline: Duration,
    /// How long greeting and negotiation may take, the start of the emulator
    /// included.
    pub handshake_deadline: Duration,
    /// The longest message taken from the emulator, in bytes.
    pub max_message: usize,
}

impl Default for MonitorOptions {
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(15),
            handshake_deadline: Duration::from_secs(30),
            max_message: 10 * 1024 * 1024,
        }
    }
}

/// A connection to an emulator's monitor. Clones are handles on the same
/// connection, which is closed when the last one is dropped.
#[derive(Debug, Clone)]
pub struct Monitor {
    handle: Arc<Handle>,
}

impl Monitor {
    /// Connects to the socket at `path` and completes the handshake. Events
    /// come out of the receiver.
    ///
    /// # Errors
    /// When nobody listens there or the peer is not a monitor.
    pub async fn connect(
        path: &Path,
        options: MonitorOptions,
    ) -> Result<(Self, EventReceiver), QmpError> {
        let (handler, events) = event_channel();
        let stream = UnixStream::connect(path)
            .await
            .map_err(|source| QmpError::Connect { path: path.to_owned(), source })?;
        let (monitor, handshake) = Self::start(stream, options, handler);
        handshake.complete().await?;
        Ok((monitor, events))
    }

    /// Takes over a connected socket. The emulator need not be there yet:
    /// commands called at once are written behind the negotiation, and it
    /// finds them when it comes. `handler` is called from the reading task
    /// with each event; it must not block.
    ///
    /// To start an emulator quickest: bind and listen, connect, hand the
    /// listening descriptor to the child, close it here (otherwise the end of
    /// a child that never accepted is not seen), and give the connected one to
    /// this function.
    ///
    /// # Errors
    /// When the descriptor is not a socket or cannot be registered.
    pub fn adopt(
        socket: OwnedFd,
        options: MonitorOptions,
        handler: impl FnMut(Notice) + Send + 'static,
    ) -> Result<(Self, Handshake), QmpError> {
        let stream = transport::adopt(socket).map_err(QmpError::Adopt)?;
        Ok(Self::start(stream, options, handler))
    }

    /// Like [`adopt`](Self::adopt), for a stream of tokio.
    pub fn start(
        stream: UnixStream,
        options: MonitorOptions,
        handler: impl FnMut(Notice) + Send + 'static,
    ) -> (Self, Handshake) {
        let (shared, greeting) = Shared::new(stream, options);
        let monitor = Self { handle: Arc::new(Handle::new(Arc::clone(&shared))) };
        tokio::spawn(reader::run(Arc::clone(&shared), handler));
        let handshake = Handshake::begin(&monitor, greeting, options.handshake_deadline);
        (monitor, handshake)
    }

    /// Sends a typed command now; its result is awaited when it is needed.
    pub fn call<C: Command>(&self, command: C) -> Pending<C::Reply> {
        self.call_within(self.handle.shared.options.deadline, command)
    }

    /// Like [`call`](Self::call), with a deadline of its own.
    pub fn call_within<C: Command>(&self, limit: Duration, command: C) -> Pending<C::Reply> {
        let arguments = C::HAS_ARGUMENTS.then_some(&command);
        self.send(Cow::Borrowed(C::NAME), arguments, Vec::new(), limit)
    }

    /// Sends a typed command with descriptors travelling along (`getfd`,
    /// `add-fd`).
    pub fn call_with_descriptors<C: Command>(
        &self,
        command: C,
        descriptors: Vec<OwnedFd>,
    ) -> Pending<C::Reply> {
        let arguments = C::HAS_ARGUMENTS.then_some(&command);
        let limit = self.handle.shared.options.deadline;
        self.send(Cow::Borrowed(C::NAME), arguments, descriptors, limit)
    }

    /// Sends any command by its name.
    pub fn execute(
        &self,
        name: impl Into<Cow<'static, str>>,
        arguments: Option<Value>,
    ) -> Pending<Value> {
        self.execute_within(self.handle.shared.options.deadline, name, arguments)
    }

    /// Like [`execute`](Self::execute), with a deadline of its own.
    pub fn execute_within(
        &self,
        limit: Duration,
        name: impl Into<Cow<'static, str>>,
        arguments: Option<Value>,
    ) -> Pending<Value> {
        self.send(name.into(), arguments.as_ref(), Vec::new(), limit)
    }

    /// Sends any command by its name, and gives its result as the text that
    /// came.
    pub fn execute_raw(
        &self,
        name: impl Into<Cow<'static, str>>,
        arguments: Option<Value>,
    ) -> Pending<Box<RawValue>> {
        let limit = self.handle.shared.options.deadline;
        self.send(name.into(), arguments.as_ref(), Vec::new(), limit)
    }

    /// Runs a command of the monitor for people and gives its output. Errors
    /// of such a command are part of the output.
    pub fn human(&self, command_line: &str) -> Pending<String> {
        self.call(HumanMonitorCommand { command_line, cpu_index: None })
    }

    /// Until the batch is dropped, commands of this monitor are gathered and
    /// then written in one system call.
    #[must_use]
    pub fn batch(&self) -> Batch<'_> {
        Batch::new(self)
    }

    /// Why the connection ended, once it has.
    #[must_use]
    pub fn close_reason(&self) -> Option<CloseReason> {
        self.handle.shared.close_reason()
    }

    /// Waits for the connection's end.
    pub async fn closed(&self) -> CloseReason {
        self.handle.shared.closed().await
    }

    fn send<R: DeserializeOwned>(
        &self,
        name: Cow<'static, str>,
        arguments: Option<&impl Serialize>,
        descriptors: Vec<OwnedFd>,
        limit: Duration,
    ) -> Pending<R> {
        let request = Request { name: &name, arguments, descriptors };
        let sent = self.handle.shared.send(request);
        Pending::new(Arc::clone(&self.handle.shared), name, sent, limit)
    }
}
