//! A process held by its descriptor.
//!
//! ```text
//!   spawn ──> running ──pid descriptor readable──> collected, exit published
//!   adopt ──┘         (a child: with its status; another's: without)
//! ```

use super::{ProcessError, ProcessIdentity, Signal};
use crate::sys::{reactor::watch_readable, spawn::reap};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::{Pid, PidfdFlags, pidfd_open, pidfd_send_signal},
};
use std::{
    io,
    os::fd::OwnedFd,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::watch;

/// The end of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It exited with this code.
    Code(i32),
    /// This signal ended it.
    Signal(i32),
    /// It is gone; how it ended only its parent was told.
    Unknown,
}

/// A process that was started or found. Dropping it leaves the process alone.
#[derive(Debug, Clone)]
pub struct Process {
    held: Arc<Held>,
    exit: watch::Receiver<Option<Exit>>,
}

#[derive(Debug)]
struct Held {
    identity: ProcessIdentity,
    pidfd: Arc<OwnedFd>,
    /// The exit has been collected, after which the kernel may give
    /// the number away. Held while the whole group is signalled by number.
    collected: Mutex<bool>,
}

impl Process {
    /// Takes over the child that was just started. Where it cannot be watched
    /// it is killed: nobody would know of it.
    pub(super) fn watch_child(pid: i32, pidfd: OwnedFd) -> Result<Self, ProcessError> {
        let watch = || {
            let spare = pidfd.try_clone().map_err(|source| ProcessError::System {
                operation: "watch",
                pid,
                source,
            })?;
            // Until its exit is collected the number is its own.
            Self::watch(ProcessIdentity::of(pid)?, spare)
        };
        watch().inspect_err(|_| {
            let _ = pidfd_send_signal(&pidfd, Signal::KILL);
            let _ = reap(&pidfd);
        })
    }

    /// Finds the process again that `identity` names, after a restart.
    ///
    /// # Errors
    /// [`ProcessError::Gone`] when it is, even if its number is in use again.
    pub fn adopt(identity: ProcessIdentity) -> Result<Self, ProcessError> {
        let pid = identity.pid;
        let system =
            |operation| move |source: io::Error| ProcessError::System { operation, pid, source };
        let gone = || ProcessError::Gone { pid };
        let number = Pid::from_raw(pid).ok_or_else(gone)?;
        let pidfd = match pidfd_open(number, PidfdFlags::empty()) {
            Ok(pidfd) => pidfd,
            Err(rustix::io::Errno::SRCH) => return Err(gone()),
            Err(error) => return Err(system("find")(error.into())),
        };
        let now = ProcessIdentity::of(pid);
        // What was looked at is what the descriptor holds if that still lives.
        if has_exited(&pidfd).map_err(system("look at"))? || now? != identity {
            return Err(gone());
        }
        Self::watch(identity, pidfd)
    }

    /// Takes the process that has the number `pid` now. For numbers another
    /// daemon has written down, when something else shows that it is the one.
    ///
    /// # Errors
    /// When there is none.
    pub fn adopt_number(pid: i32) -> Result<Self, ProcessError> {
        Self::adopt(ProcessIdentity::of(pid)?)
    }

    fn watch(identity: ProcessIdentity, pidfd: OwnedFd) -> Result<Self, ProcessError> {
        let pidfd = Arc::new(pidfd);
        let watched = watch_readable(Arc::clone(&pidfd)).map_err(|source| {
            ProcessError::System { operation: "watch", pid: identity.pid, source }
        })?;
        let held = Arc::new(Held { identity, pidfd, collected: Mutex::new(false) });
        let (publish, exit) = watch::channel(None);
        let collector = Arc::clone(&held);
        tokio::spawn(async move {
            // An error means that the runtime ends, and this task with it.
            let Ok(_ready) = watched.readable().await else { return };
            publish.send_replace(Some(collector.collect()));
        });
        Ok(Self { held, exit })
    }

    /// The identity of the process.
    #[must_use]
    pub fn identity(&self) -> ProcessIdentity {
        self.held.identity
    }

    /// Its number.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.held.identity.pid
    }

    /// The end of the process, if it has ended.
    #[must_use]
    pub fn exit(&self) -> Option<Exit> {
        *self.exit.borrow()
    }

    /// Waits until it has ended. May be called by many and again.
    pub async fn wait(&self) -> Exit {
        let mut exit = self.exit.clone();
        let ended = exit.wait_for(Option::is_some).await.ok().and_then(|exit| *exit);
        match ended {
            Some(exit) => exit,
            // The watching task is gone: the runtime shuts down.
            None => std::future::pending().await,
        }
    }

    /// Says whether it was stopped by a signal, so that it takes note of no other
    /// but SIGKILL before it is continued.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        crate::usage::ProcessUsage::open(self.pid())
            .and_then(|usage| usage.times())
            .is_ok_and(|times| matches!(times.state, 'T' | 't'))
    }

    /// Sends it a signal. That it is gone is no error.
    ///
    /// # Errors
    /// When we may not.
    pub fn kill(&self, signal: Signal) -> Result<(), ProcessError> {
        match pidfd_send_signal(&self.held.pidfd, signal) {
            Ok(()) | Err(rustix::io::Errno::SRCH) => Ok(()),
            Err(error) => Err(self.failed("signal", error)),
        }
    }

    /// Sends a signal to it and all processes of its group, of which it must be
    /// the leader, as every program started here in a session of its own is.
    /// That it is gone is no error; its group is then left alone.
    ///
    /// # Errors
    /// When we may not.
    pub fn kill_group(&self, signal: Signal) -> Result<(), ProcessError> {
        let collected = self.held.collected.lock().unwrap_or_else(PoisonError::into_inner);
        // A process that is not our child keeps its number only while it lives.
        if *collected || has_exited(&self.held.pidfd).unwrap_or(true) {
            return Ok(());
        }
        let Some(group) = Pid::from_raw(self.pid()) else { return Ok(()) };
        match rustix::process::kill_process_group(group, signal) {
            Ok(()) | Err(rustix::io::Errno::SRCH) => Ok(()),
            Err(error) => Err(self.failed("signal the group of", error)),
        }
    }

    fn failed(&self, operation: &'static str, error: rustix::io::Errno) -> ProcessError {
        ProcessError::System { operation, pid: self.pid(), source: error.into() }
    }
}

impl Held {
    fn collect(&self) -> Exit {
        let mut collected = self.collected.lock().unwrap_or_else(PoisonError::into_inner);
        *collected = true;
        let Some(status) = reap(&self.pidfd) else { return Exit::Unknown };
        match (status.exit_status(), status.terminating_signal()) {
            (Some(code), _) => Exit::Code(code),
            (None, Some(signal)) => Exit::Signal(signal),
            (None, None) => Exit::Unknown,
        }
    }
}

fn has_exited(pidfd: &OwnedFd) -> io::Result<bool> {
    let mut polled = [PollFd::new(pidfd, PollFlags::IN)];
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    Ok(poll(&mut polled, Some(&now))? > 0)
}
