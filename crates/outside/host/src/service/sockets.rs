//! Listening sockets that the service manager has opened (sd_listen_fds(3)).

use crate::sys;
use rustix::io::FdFlags;
use std::{
    io,
    os::fd::OwnedFd,
    sync::atomic::{AtomicBool, Ordering},
};

/// The first of them.
const FIRST: i32 = 3;

/// More than this nobody means.
const AT_MOST: i32 = 256;

/// Sockets that the environment names.
#[derive(Debug, Clone, Default)]
pub struct InheritedSockets {
    /// `LISTEN_PID`.
    pub pid: Option<String>,
    /// `LISTEN_FDS`.
    pub count: Option<String>,
    /// `LISTEN_FDNAMES`.
    pub names: Option<String>,
}

/// One of them.
#[derive(Debug)]
pub struct InheritedSocket {
    /// The name its unit gives it; empty without one.
    pub name: String,
    /// The socket.
    pub descriptor: OwnedFd,
}

impl InheritedSockets {
    /// Takes the variables from this process's environment.
    #[must_use]
    pub fn from_environment() -> Self {
        let variable = |name| std::env::var(name).ok();
        Self {
            pid: variable("LISTEN_PID"),
            count: variable("LISTEN_FDS"),
            names: variable("LISTEN_FDNAMES"),
        }
    }

    /// The names of the sockets meant for process `own`.
    pub(super) fn expected(&self, own: u32) -> io::Result<Vec<String>> {
        let (Some(pid), Some(count)) = (&self.pid, &self.count) else { return Ok(Vec::new()) };
        if pid.parse() != Ok(own) {
            return Ok(Vec::new());
        }
        let count: i32 =
            count.parse().ok().filter(|count| (0..=AT_MOST).contains(count)).ok_or_else(|| {
                io::Error::other(format!("LISTEN_FDS={count} is no number of sockets"))
            })?;
        let mut names = self.names.as_deref().unwrap_or_default().split(':');
        Ok((0..count).map(|_| names.next().unwrap_or_default().to_owned()).collect())
    }
}

/// Takes over the sockets meant for this process. They can be taken once; a
/// second call gives none. Call it before anything else opens descriptors.
///
/// # Errors
/// When the environment or a descriptor is not what it should be.
pub fn inherited_sockets(said: &InheritedSockets) -> io::Result<Vec<InheritedSocket>> {
    static TAKEN: AtomicBool = AtomicBool::new(false);
    let names = said.expected(std::process::id())?;
    if names.is_empty() || TAKEN.swap(true, Ordering::SeqCst) {
        return Ok(Vec::new());
    }
    let sockets = (FIRST..).zip(names).map(|(number, name)| {
        let descriptor = sys::descriptor::inherited(number)?;
        rustix::io::fcntl_setfd(&descriptor, FdFlags::CLOEXEC)?;
        Ok(InheritedSocket { name, descriptor })
    });
    sockets.collect()
}
