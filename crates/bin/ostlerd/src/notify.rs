//! The service manager's notification protocol: datagrams of `KEY=value` lines
//! to the socket in `NOTIFY_SOCKET` (sd_notify(3)).

use rustix::net::{
    AddressFamily, SendFlags, SocketAddrUnix, SocketFlags, SocketType, sendto, socket_with,
};
use std::ffi::OsString;

/// Tells the service manager, if there is one. A failure is logged and changes
/// nothing: the daemon works all the same.
pub(crate) fn tell(state: &str) {
    let Some(path) = std::env::var_os("NOTIFY_SOCKET") else { return };
    if let Err(error) = send(&path, state) {
        tracing::warn!(%error, socket = %path.to_string_lossy(), "cannot notify the service manager");
    }
}

fn send(path: &OsString, state: &str) -> std::io::Result<()> {
    use std::os::unix::ffi::OsStrExt;
    // A path that begins with '@' is in the abstract name space.
    let address = match path.as_bytes() {
        [b'@', name @ ..] => SocketAddrUnix::new_abstract_name(name)?,
        bytes => SocketAddrUnix::new(bytes)?,
    };
    let socket = socket_with(AddressFamily::UNIX, SocketType::DGRAM, SocketFlags::CLOEXEC, None)?;
    sendto(&socket, state.as_bytes(), SendFlags::NOSIGNAL, &address)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::net::UnixDatagram;

    #[test]
    fn sends_one_datagram() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("notify");
        let socket = UnixDatagram::bind(&path).expect("bound");
        send(&path.into_os_string(), "READY=1").expect("sent");
        let mut buffer = [0; 100];
        let length = socket.recv(&mut buffer).expect("received");
        assert_eq!(&buffer[..length], b"READY=1");
    }
}
