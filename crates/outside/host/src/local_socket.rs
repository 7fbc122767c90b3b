//! UNIX sockets at paths of any length.
//!
//! The kernel takes an address of at most 107 bytes. A longer path is reached
//! through a descriptor of its folder, whose name under `/proc/self/fd` is
//! short: no folder is changed, and the socket is where it should be.

use rustix::fs::{Mode, OFlags};
use std::{
    ffi::OsStr,
    io,
    os::{
        fd::{AsRawFd, OwnedFd},
        unix::{
            ffi::OsStrExt,
            net::{UnixListener, UnixStream},
        },
    },
    path::{Path, PathBuf},
};

/// The longest path that an address holds, with its end mark.
const ADDRESS_BYTES: usize = 107;

/// A socket's path as an address can hold it.
struct Address {
    path: PathBuf,
    /// Kept open for as long as the path is used.
    _folder: Option<OwnedFd>,
}

impl Address {
    fn of(path: &Path) -> io::Result<Self> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Ok(Self { path: path.to_owned(), _folder: None });
        };
        if path.as_os_str().as_bytes().len() <= ADDRESS_BYTES || folder == OsStr::new("") {
            return Ok(Self { path: path.to_owned(), _folder: None });
        }
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = rustix::fs::open(folder, flags, Mode::empty())?;
        let path = Path::new("/proc/self/fd").join(folder.as_raw_fd().to_string()).join(name);
        Ok(Self { path, _folder: Some(folder) })
    }
}

/// Makes a socket at `path` and listens on it.
///
/// # Errors
/// As the system has it; a file of that name must not be there.
pub fn listen(path: &Path) -> io::Result<UnixListener> {
    UnixListener::bind(Address::of(path)?.path)
}

/// Connects to the socket at `path`. Waits while whoever listens there has too
/// many to accept.
///
/// # Errors
/// As the system has it.
pub fn connect_blocking(path: &Path) -> io::Result<UnixStream> {
    UnixStream::connect(Address::of(path)?.path)
}

/// Connects to the socket at `path`.
///
/// # Errors
/// As the system has it.
pub async fn connect(path: &Path) -> io::Result<tokio::net::UnixStream> {
    let address = Address::of(path)?;
    tokio::net::UnixStream::connect(&address.path).await
}

/// A listening socket for a program that is about to be started, and a stream that
/// waits for it to accept. The socket has a name in `folder` only for a moment, and
/// nobody else ever finds it there, if only we may look into the folder.
///
/// # Errors
/// As the system has it.
pub fn listen_for_ourselves(folder: &Path) -> io::Result<(UnixListener, UnixStream)> {
    let random = crate::random_bytes::<16>()?;
    let name: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let path = folder.join(format!(".socket-{name}"));
    let listener = listen(&path)?;
    let stream = connect_blocking(&path);
    std::fs::remove_file(&path)?;
    Ok((listener, stream?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_for_ourselves_has_no_name() {
        let folder = tempfile::tempdir().unwrap();
        let (listener, _stream) = listen_for_ourselves(folder.path()).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(listener.accept().is_ok());
    }

    #[tokio::test]
    async fn long_paths_are_listened_on_and_found() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a".repeat(120)).join("b".repeat(120));
        std::fs::create_dir_all(&deep).unwrap();
        for path in [folder.path().join("short"), deep.join("long")] {
            let listener = listen(&path).unwrap();
            assert!(path.exists());
            assert!(connect_blocking(&path).is_ok());
            assert!(connect(&path).await.is_ok());
            let taken = listen(&path).unwrap_err();
            assert_eq!(taken.kind(), io::ErrorKind::AddrInUse);
            drop(listener);
            assert_eq!(connect(&path).await.unwrap_err().kind(), io::ErrorKind::ConnectionRefused);
        }
        let missing = deep.join("missing").join("socket");
        assert_eq!(listen(&missing).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
