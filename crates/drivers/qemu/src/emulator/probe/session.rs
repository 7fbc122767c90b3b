//! A short-lived emulator with a monitor on a socket pair.

use super::ProbeOptions;
use crate::emulator::ProbeError;
use ostler_host::process::{Exit, Process, Program, Signal};
use ostler_qmp::{Monitor, MonitorOptions, QmpError, event_channel};
use std::ffi::OsString;
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe;

/// How much is kept of what an emulator says on its standard error.
const SAID: u64 = 16 * 1024;

/// How much of it goes into an error: the last words, which tell why it ended.
const QUOTED: usize = 1024;

/// How long an emulator that closed its monitor may take to be gone.
const PATIENCE: Duration = Duration::from_secs(2);

/// An emulator that is asked or tried. It is killed when this is dropped, and
/// by the kernel when the daemon is killed.
#[derive(Debug)]
pub struct Session {
    binary: PathBuf,
    process: Kill,
    monitor: Monitor,
    events: ostler_qmp::EventReceiver,
    said: tokio::task::JoinHandle<Vec<u8>>,
}

/// How an emulator that was tried ended.
#[derive(Debug)]
pub enum SessionEnd {
    /// It ended by itself.
    Exit(Exit),
    /// Its processors stand, which they were not told to.
    Stopped,
    /// It ran on until its time was over.
    Deadline,
}

#[derive(Debug)]
struct Kill(Process);

impl Drop for Kill {
    fn drop(&mut self) {
        if self.0.exit().is_none()
            && let Err(error) = self.0.kill(Signal::KILL)
        {
            tracing::warn!(pid = self.0.pid(), %error, "an emulator that was asked may run on");
        }
    }
}

impl Session {
    /// Starts `binary` with nothing but what these arguments give it.
    ///
    /// # Errors
    /// When it cannot be started.
    pub async fn start<A: Into<OsString>>(
        binary: &Path,
        arguments: impl IntoIterator<Item = A>,
        options: &ProbeOptions,
    ) -> Result<Self, ProbeError> {
        Self::start_with(binary, arguments, Vec::new(), options).await
    }

    /// As [`start`](Self::start), with descriptors from number 4 on.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_with<A: Into<OsString>>(
        binary: &Path,
        arguments: impl IntoIterator<Item = A>,
        descriptors: Vec<OwnedFd>,
        options: &ProbeOptions,
    ) -> Result<Self, ProbeError> {
        let channel = |source| ProbeError::Channel { binary: binary.to_owned(), source };
        let (ours, theirs) = std::os::unix::net::UnixStream::pair().map_err(channel)?;
        let (stderr, their_stderr) = stderr_pipe().map_err(channel)?;
        let mut program = Program::new(binary)
            .arguments(["-S", "-no-user-config", "-nodefaults", "-display", "none"])
            .arguments(["-chardev", "socket,id=monitor,fd=3", "-mon", "monitor,mode=control"])
            .arguments(arguments)
            .ends_with_us()
            .variable("LC_ALL", "C")
            .variable("HOME", "/nonexistent")
            .variable("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .stderr(their_stderr)
            .descriptor(theirs.into(), 3);
        for (number, descriptor) in (4..).zip(descriptors) {
            program = program.descriptor(descriptor, number);
        }
        if let Some(user) = &options.user {
            program = program.user(user.clone());
        }
        let process = program
            .spawn()
            .await
            .map_err(|source| ProbeError::Start { binary: binary.to_owned(), source })?;
        let process = Kill(process);
        let said = tokio::spawn(async move {
            let mut text = Vec::new();
            let _ = stderr.take(SAID).read_to_end(&mut text).await;
            text
        });
        let limits = MonitorOptions {
            deadline: options.deadline,
            handshake_deadline: options.deadline,
            ..MonitorOptions::default()
        };
        let (handler, events) = event_channel();
        let adopted = Monitor::adopt(ours.into(), limits, handler);
        let (monitor, _handshake) = adopted.map_err(|source| ProbeError::Monitor {
            binary: binary.to_owned(),
            stderr: String::new(),
            source,
        })?;
        Ok(Self { binary: binary.to_owned(), process, monitor, events, said })
    }

    /// Its monitor.
    pub fn monitor(&self) -> &Monitor {
        &self.monitor
    }

    /// Ends it; nothing more is wanted of it.
    pub async fn end(self) {
        let _ = self.process.0.kill(Signal::KILL);
        self.process.0.wait().await;
    }

    /// Lets the processors run, and waits for what comes of it.
    ///
    /// # Errors
    /// When it does not take the command.
    pub async fn run(&mut self, deadline: Duration) -> SessionEnd {
        let process = self.process.0.clone();
        let cont = self.monitor.call(ostler_qmp::command::Cont);
        let events = &mut self.events;
        let stopped = async {
            if cont.await.is_err() {
                return std::future::pending().await;
            }
            while let Some(event) = events.next().await {
                if event.body == ostler_qmp::EventBody::Stop {
                    return;
                }
            }
            std::future::pending().await
        };
        tokio::select! {
            exit = process.wait() => SessionEnd::Exit(exit),
            () = stopped => SessionEnd::Stopped,
            () = tokio::time::sleep(deadline) => SessionEnd::Deadline,
        }
    }

    /// Ends it and gives what it said on its standard error, the first
    /// kilobytes of it.
    pub async fn said(self) -> String {
        let Self { process, said, .. } = self;
        drop(process);
        match tokio::time::timeout(PATIENCE, said).await {
            Ok(Ok(text)) => printable(&text),
            _ => String::new(),
        }
    }

    /// Ends it, and makes one error of what it said, how it ended, and what
    /// failed.
    pub async fn fail(self, source: QmpError) -> ProbeError {
        let binary = self.binary.clone();
        let exit = match source.is_closed() {
            true => tokio::time::timeout(PATIENCE, self.process.0.wait()).await.ok(),
            false => None,
        };
        let stderr = last_words(&self.said().await).to_owned();
        match exit {
            Some(exit) => ProbeError::Ended { binary, exit, stderr },
            None => ProbeError::Monitor { binary, stderr, source },
        }
    }
}

fn stderr_pipe() -> io::Result<(pipe::Receiver, OwnedFd)> {
    let (sender, receiver) = pipe::pipe()?;
    Ok((receiver, sender.into_blocking_fd()?))
}

fn printable(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    text.trim().chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

fn last_words(text: &str) -> &str {
    let mut start = text.len().saturating_sub(QUOTED);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}
