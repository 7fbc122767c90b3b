//! Sockets to listen on.

use crate::Socket;
use ostler_host::{process::has_ended, watch_readable};
use rustix::{
    fs::{AtFlags, CWD, FileType, Gid, Mode, Stat},
    io::Errno,
    net::{
        AddressFamily, SocketAddrUnix, SocketFlags, SocketType, accept_with, bind, connect, listen,
        socket_with,
    },
};
use std::{
    io,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::io::unix::AsyncFd;

/// Why a socket cannot be listened on.
#[derive(Debug, thiserror::Error)]
pub enum ListenerError {
    /// Someone answers there.
    #[error("another daemon listens on {0}; stop it, or choose another path with --socket")]
    InUse(PathBuf),
    /// There is something else.
    #[error("{0} is there and is not a socket; move it away")]
    NotASocket(PathBuf),
    /// Longer than the kernel allows.
    #[error("the path {0} is too long for a socket (at most 107 bytes)")]
    TooLong(PathBuf),
    /// A step failed.
    #[error("cannot {what} the socket {}: {source}", path.display())]
    Step {
        /// The step.
        what: &'static str,
        /// The socket.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// How a socket is made.
#[derive(Debug, Clone, Copy)]
pub struct BindOptions {
    /// Its permissions.
    pub mode: u32,
    /// Its group, if not the process's.
    pub group: Option<u32>,
    /// How many connections may wait to be accepted.
    pub backlog: u32,
}

/// A socket that accepts connections.
#[derive(Debug)]
pub struct Listener {
    descriptor: AsyncFd<Arc<OwnedFd>>,
    path: PathBuf,
    /// Device and inode of the socket's file: at the end it is removed only if it is still this one.
    file: Option<(u64, u64)>,
}

impl Listener {
    /// Makes a socket and listens on it. Nobody can connect before its
    /// permissions and group are set. A socket file that a dead daemon left
    /// is replaced, one that a living daemon listens on is not.
    ///
    /// # Errors
    /// As [`ListenerError`] says.
    pub fn bind(path: &Path, options: BindOptions) -> Result<Self, ListenerError> {
        let step = |what| {
            move |error: Errno| ListenerError::Step {
                what,
                path: path.to_owned(),
                source: error.into(),
            }
        };
        let address =
            SocketAddrUnix::new(path).map_err(|_| ListenerError::TooLong(path.to_owned()))?;
        remove_stale(path, &address)?;
        let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
        let descriptor = socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)
            .map_err(step("make"))?;
        bind(&descriptor, &address).map_err(step("bind"))?;
        let group = options.group.map(Gid::from_raw);
        rustix::fs::chownat(CWD, path, None, group, AtFlags::SYMLINK_NOFOLLOW)
            .map_err(step("give its group to"))?;
        rustix::fs::chmod(path, Mode::from_raw_mode(options.mode))
            .map_err(step("set the permissions of"))?;
        let stat = rustix::fs::lstat(path).map_err(step("look at"))?;
        let backlog = i32::try_from(options.backlog).unwrap_or(i32::MAX);
        listen(&descriptor, backlog).map_err(step("listen on"))?;
        Self::register(descriptor, path, Some((stat.st_dev, stat.st_ino)))
    }

    /// Takes over a socket that the service manager listens on. Its file stays
    /// when the daemon ends.
    ///
    /// # Errors
    /// The descriptor is not a socket that the runtime can watch.
    pub fn inherit(descriptor: OwnedFd) -> Result<Self, ListenerError> {
        let step = |what| {
            move |error: Errno| ListenerError::Step {
                what,
                path: PathBuf::from("(inherited)"),
                source: error.into(),
            }
        };
        let address = rustix::net::getsockname(&descriptor).map_err(step("ask the name of"))?;
        let address = SocketAddrUnix::try_from(address).map_err(step("use"))?;
        let path = address.path().map(|path| path.to_string_lossy().into_owned());
        rustix::io::ioctl_fionbio(&descriptor, true).map_err(step("prepare"))?;
        Self::register(descriptor, Path::new(&path.unwrap_or_default()), None)
    }

    fn register(
        descriptor: OwnedFd,
        path: &Path,
        file: Option<(u64, u64)>,
    ) -> Result<Self, ListenerError> {
        let descriptor = watch_readable(Arc::new(descriptor)).map_err(|source| {
            ListenerError::Step { what: "watch", path: path.to_owned(), source }
        })?;
        Ok(Self { descriptor, path: path.to_owned(), file })
    }

    /// The path of the socket.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The next connection.
    ///
    /// # Errors
    /// The kernel's reason; lack of descriptors or memory passes, so try
    /// again after a while.
    pub async fn accept(&self) -> io::Result<Socket> {
        loop {
            let mut guard = self.descriptor.readable().await?;
            let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
            match accept_with(self.descriptor.get_ref(), flags) {
                Ok(descriptor) => return Socket::new(descriptor),
                Err(Errno::AGAIN) => guard.clear_ready(),
                Err(Errno::INTR | Errno::CONNABORTED) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let Some(file) = self.file else { return };
        if rustix::fs::lstat(&self.path).is_ok_and(|stat| identity(&stat) == file) {
            // Whoever removed it in between has done our work.
            let _ = rustix::fs::unlink(&self.path);
        }
    }
}

/// Returns whether the listener at the other end has ended, and the kernel keeps its socket
/// because a thread of it waits for a disk or a server that does not answer.
fn is_of_the_dead(probe: &OwnedFd) -> bool {
    let peer = rustix::net::sockopt::socket_peercred(probe);
    peer.is_ok_and(|peer| has_ended(peer.pid.as_raw_nonzero().get()))
}

fn identity(stat: &Stat) -> (u64, u64) {
    (stat.st_dev, stat.st_ino)
}

/// Removes a socket file on which nobody listens.
fn remove_stale(path: &Path, address: &SocketAddrUnix) -> Result<(), ListenerError> {
    let step = |what| {
        move |error: Errno| ListenerError::Step {
            what,
            path: path.to_owned(),
            source: error.into(),
        }
    };
    let found = match rustix::fs::lstat(path) {
        Err(Errno::NOENT) => return Ok(()),
        found => found.map_err(step("look at"))?,
    };
    if FileType::from_raw_mode(found.st_mode) != FileType::Socket {
        return Err(ListenerError::NotASocket(path.to_owned()));
    }
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let probe =
        socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None).map_err(step("probe"))?;
    match connect(&probe, address) {
        Err(Errno::CONNREFUSED) => rustix::fs::unlink(path).map_err(step("replace")),
        Err(Errno::NOENT) => Ok(()),
        Ok(()) if is_of_the_dead(&probe) => rustix::fs::unlink(path).map_err(step("replace")),
        Ok(()) | Err(Errno::AGAIN) => Err(ListenerError::InUse(path.to_owned())),
        Err(error) => Err(step("probe")(error)),
    }
}
