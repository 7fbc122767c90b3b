//! The socket of a monitor, connected before its emulator is there.

use crate::error::QemuError;
use ostler_host::local_socket;
use std::os::fd::OwnedFd;
use std::path::Path;

/// This daemon's end of a monitor that is still to be served.
pub(super) struct MonitorSocket {
    connected: OwnedFd,
}

impl MonitorSocket {
    /// Makes the socket at `path`. The listening end is for the emulator; the
    /// daemon must not keep it, or the end of a child that never accepted is not seen.
    pub(super) fn make(path: &Path) -> Result<(Self, OwnedFd), QemuError> {
        let failed = |source: std::io::Error| QemuError::Source {
            role: "the monitor socket".to_owned(),
            path: path.to_owned(),
            reason: source.to_string(),
        };
        let listening = local_socket::listen(path).map_err(failed)?;
        let connected = local_socket::connect_blocking(path).map_err(failed)?;
        Ok((Self { connected: connected.into() }, listening.into()))
    }

    /// The connected descriptor.
    pub(super) fn into_connected(self) -> OwnedFd {
        self.connected
    }
}
