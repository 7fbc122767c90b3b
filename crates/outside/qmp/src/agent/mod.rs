//! The guest agent: a program inside the guest behind a virtio port.
//!
//! It speaks like the monitor, but it may be absent, hang, be replaced or lie,
//! and its channel outlives it: an answer to a question asked an hour ago may
//! still lie in it. Therefore every command begins with
//! `guest-sync-delimited`, which finds out quickly whether anybody is there
//! and drops what is stale; one command is under way at a time (`&mut self`);
//! messages are bounded; and whatever comes back is only data.
//!
//! There is no task: the socket is read while a command waits for its answer.
//! A call that is dropped half-way does no harm, the next one synchronises.

mod command;
mod filesystem;
mod network;
mod system;

pub use command::{AgentCommand, GuestPing};
pub use filesystem::*;
pub use network::*;
pub use system::*;

use crate::error::{CloseReason, QmpError, Refusal};
use crate::monitor::envelope;
use crate::transport::{self, Inbox};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use std::future::Future;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

/// Makes the agent forget a half-read command, and marks where its answer to
/// a synchronisation begins: no JSON has this byte.
const DELIMITER: u8 = 0xff;

/// Limits of an agent connection.
#[derive(Debug, Clone, Copy)]
pub struct AgentOptions {
    /// How long the agent may take to show that it is there.
    pub sync_deadline: Duration,
    /// How long a command may take then, unless its call says otherwise.
    pub deadline: Duration,
    /// The longest message taken from the guest, in bytes.
    pub max_message: usize,
    /// The first number of synchronisations: different for each connection to the same guest
    /// (the time, say), so that an answer meant for an earlier one is recognised.
    pub first_sync: u32,
}

impl Default for AgentOptions {
    fn default() -> Self {
        Self {
            sync_deadline: Duration::from_secs(5),
            deadline: Duration::from_secs(30),
            max_message: 10 * 1024 * 1024,
            first_sync: 1,
        }
    }
}

/// A connection to a guest's agent.
#[derive(Debug)]
pub struct Agent {
    stream: UnixStream,
    inbox: Inbox,
    options: AgentOptions,
    next_sync: u32,
    ended: Option<CloseReason>,
}

/// How a command ended that tells nothing when it works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SilentOutcome {
    /// The agent answered after all.
    Answered,
    /// The event that the caller watched for happened.
    Happened,
    /// The agent's end of the channel closed, with the guest.
    Closed,
}

#[derive(Deserialize)]
struct Reply<'a> {
    #[serde(borrow, rename = "return")]
    result: Option<&'a RawValue>,
    error: Option<Refusal>,
}

#[derive(Serialize)]
struct SyncArguments {
    id: u32,
}

impl Agent {
    /// Takes over a connected socket. Whether anybody answers there shows with
    /// the first command.
    ///
    /// # Errors
    /// When the descriptor is not a socket or cannot be registered.
    pub fn adopt(socket: OwnedFd, options: AgentOptions) -> Result<Self, QmpError> {
        Ok(Self::start(transport::adopt(socket).map_err(QmpError::Adopt)?, options))
    }

    /// Like [`adopt`](Self::adopt), for a stream of tokio.
    #[must_use]
    pub fn start(stream: UnixStream, options: AgentOptions) -> Self {
        let inbox = Inbox::new(options.max_message);
        Self { stream, inbox, options, next_sync: options.first_sync, ended: None }
    }

    /// Gives a typed command.
    ///
    /// # Errors
    /// When the agent is not there, refuses, or does not answer in time.
    pub async fn call<C: AgentCommand>(&mut self, command: C) -> Result<C::Reply, QmpError> {
        self.call_within(self.options.deadline, command).await
    }

    /// Like [`call`](Self::call), with a deadline of its own.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub async fn call_within<C: AgentCommand>(
        &mut self,
        limit: Duration,
        command: C,
    ) -> Result<C::Reply, QmpError> {
        let arguments = C::HAS_ARGUMENTS.then_some(&command);
        let text = self.ask(limit, C::NAME, arguments).await?;
        shape(C::NAME, &text)
    }

    /// Gives any command by its name.
    ///
    /// # Errors
    /// As [`call`](Self::call).
    pub async fn execute(
        &mut self,
        limit: Duration,
        name: &str,
        arguments: Option<&Value>,
    ) -> Result<Value, QmpError> {
        let text = self.ask(limit, name, arguments).await?;
        shape(name, &text)
    }

    /// Gives a command that answers only when it fails (`guest-shutdown`, the
    /// suspends): done when `happened` is, or when the channel closes.
    ///
    /// # Errors
    /// When the agent is not there or refuses, or when nothing came of it in
    /// time.
    pub async fn call_silent<C: AgentCommand>(
        &mut self,
        limit: Duration,
        command: C,
        happened: impl Future<Output = ()>,
    ) -> Result<SilentOutcome, QmpError> {
        let arguments = C::HAS_ARGUMENTS.then_some(&command);
        tokio::select! {
            answer = self.ask(limit, C::NAME, arguments) => match answer {
                Ok(_) => Ok(SilentOutcome::Answered),
                Err(QmpError::Closed { reason: CloseReason::Eof, .. }) => Ok(SilentOutcome::Closed),
                Err(error) => Err(error),
            },
            () = happened => Ok(SilentOutcome::Happened),
        }
    }

    /// How long the agent may take from now on to show that it is there.
    pub fn set_sync_deadline(&mut self, deadline: Duration) {
        self.options.sync_deadline = deadline;
    }

    /// Why the connection ended, once it has.
    #[must_use]
    pub fn close_reason(&self) -> Option<&CloseReason> {
        self.ended.as_ref()
    }

    async fn ask(
        &mut self,
        limit: Duration,
        name: &str,
        arguments: Option<&impl Serialize>,
    ) -> Result<Box<RawValue>, QmpError> {
        let bytes = envelope::command(name, arguments, None)
            .map_err(|source| QmpError::Arguments { command: name.into(), source })?;
        if let Some(reason) = self.ended.clone() {
            return Err(QmpError::Closed { command: name.into(), reason });
        }
        let sync = self.options.sync_deadline.min(limit);
        let answer = match tokio::time::timeout(sync, self.synchronise()).await {
            Err(_) => {
                let command = "guest-sync-delimited".into();
                return Err(QmpError::TimedOut { command, after: sync, withdrawn: true });
            }
            Ok(Ok(())) => match tokio::time::timeout(limit, self.exchange(bytes)).await {
                Err(_) => {
                    let command = name.into();
                    return Err(QmpError::TimedOut { command, after: limit, withdrawn: false });
                }
                Ok(answer) => answer,
            },
            Ok(Err(reason)) => Err(reason),
        };
        match answer {
            Ok(Ok(text)) => Ok(text),
            Ok(Err(refusal)) => Err(QmpError::Refused { command: name.into(), refusal }),
            Err(reason) => {
                self.ended = Some(reason.clone());
                Err(QmpError::Closed { command: name.into(), reason })
            }
        }
    }

    /// Finds the place in the channel behind which answers are ours.
    async fn synchronise(&mut self) -> Result<(), CloseReason> {
        let id = self.next_sync;
        self.next_sync = self.next_sync.wrapping_add(1);
        let mut bytes = vec![DELIMITER];
        // A number always becomes JSON.
        bytes.extend(
            envelope::command("guest-sync-delimited", Some(&SyncArguments { id }), None)
                .unwrap_or_default(),
        );
        self.inbox.clear();
        self.write(bytes).await?;
        let mut delimited = false;
        loop {
            delimited |= self.inbox.skip_past(DELIMITER);
            if !delimited {
                self.inbox.clear();
            } else if let Some(line) = self.line()? {
                if is_sync(line, id) {
                    return Ok(());
                }
                // Of an earlier synchronisation; ours has a mark of its own.
                delimited = false;
                continue;
            }
            self.read().await?;
        }
    }

    async fn exchange(
        &mut self,
        bytes: Vec<u8>,
    ) -> Result<Result<Box<RawValue>, Refusal>, CloseReason> {
        self.write(bytes).await?;
        loop {
            match self.line()? {
                Some([]) => {}
                Some(line) => return answer(line),
                None => self.read().await?,
            }
        }
    }

    fn line(&mut self) -> Result<Option<&[u8]>, CloseReason> {
        self.inbox.next_line().map_err(|long| CloseReason::TooLong { limit: long.limit })
    }

    async fn write(&mut self, mut bytes: Vec<u8>) -> Result<(), CloseReason> {
        bytes.push(b'\n');
        match self.stream.write_all(&bytes).await {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(CloseReason::Eof),
            Err(error) => Err(CloseReason::Io(Arc::new(error))),
        }
    }

    async fn read(&mut self) -> Result<(), CloseReason> {
        match self.stream.read_buf(self.inbox.space()).await {
            Ok(0) => Err(CloseReason::Eof),
            Ok(_) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => {
                Err(CloseReason::Eof)
            }
            Err(error) => Err(CloseReason::Io(Arc::new(error))),
        }
    }
}

fn is_sync(line: &[u8], id: u32) -> bool {
    #[derive(Deserialize)]
    struct Sync {
        #[serde(rename = "return")]
        id: u64,
    }
    serde_json::from_slice::<Sync>(line).is_ok_and(|sync| sync.id == u64::from(id))
}

fn answer(line: &[u8]) -> Result<Result<Box<RawValue>, Refusal>, CloseReason> {
    let malformed = |detail: String| CloseReason::Malformed { detail: detail.into() };
    let reply: Reply<'_> =
        serde_json::from_slice(line).map_err(|error| malformed(error.to_string()))?;
    match (reply.result, reply.error) {
        (_, Some(refusal)) => Ok(Err(refusal)),
        (Some(result), None) => Ok(Ok(result.to_owned())),
        (None, None) => Err(malformed("neither result nor error".to_owned())),
    }
}

fn shape<R: DeserializeOwned>(command: &str, text: &RawValue) -> Result<R, QmpError> {
    serde_json::from_str(text.get())
        .map_err(|source| QmpError::Shape { command: command.into(), source })
}
