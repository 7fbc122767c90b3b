//! Words to the service manager (sd_notify(3)).

use rustix::net::{AddressFamily, SendFlags, SocketAddrUnix, SocketFlags, SocketType};
use std::{
    ffi::OsStr,
    fmt::Write as _,
    io,
    os::{fd::OwnedFd, unix::ffi::OsStrExt},
};

/// A message to the service manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// Clients are served.
    Ready,
    /// The configuration is read anew; `Ready` follows.
    Reloading,
    /// The daemon ends.
    Stopping,
}

/// The way to the service manager; without one the words go nowhere.
#[derive(Debug, Default)]
pub struct Notifier(Option<(OwnedFd, SocketAddrUnix)>);

impl Notifier {
    /// The way that the environment names: the value of `NOTIFY_SOCKET`.
    ///
    /// # Errors
    /// When it is neither a path nor, with `@`, an abstract name.
    pub fn new(socket: Option<&OsStr>) -> io::Result<Self> {
        let Some(name) = socket.filter(|name| !name.is_empty()) else { return Ok(Self(None)) };
        let address = match name.as_bytes() {
            [b'@', name @ ..] => SocketAddrUnix::new_abstract_name(name)?,
            path @ [b'/', ..] => SocketAddrUnix::new(path)?,
            _ => return Err(io::ErrorKind::InvalidInput.into()),
        };
        let kind = SocketType::DGRAM;
        let socket =
            rustix::net::socket_with(AddressFamily::UNIX, kind, SocketFlags::CLOEXEC, None)?;
        Ok(Self(Some((socket, address))))
    }

    /// Tells how far the daemon is, with a line of `status` for people.
    ///
    /// # Errors
    /// When the service manager does not take it.
    pub fn tell(&self, readiness: Readiness, status: &str) -> io::Result<()> {
        let mut text = match readiness {
            Readiness::Ready => "READY=1\n".to_owned(),
            Readiness::Stopping => "STOPPING=1\n".to_owned(),
            Readiness::Reloading => {
                let now = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
                let microseconds = now.tv_sec * 1_000_000 + now.tv_nsec / 1000;
                format!("RELOADING=1\nMONOTONIC_USEC={microseconds}\n")
            }
        };
        if !status.is_empty() {
            // A line break would begin another word.
            let _ = writeln!(text, "STATUS={}", status.replace('\n', " "));
        }
        let Some((socket, address)) = &self.0 else { return Ok(()) };
        rustix::net::sendto(socket, text.as_bytes(), SendFlags::NOSIGNAL, address)?;
        Ok(())
    }
}
