//! A guest's consoles, and the end of its log.

use super::{FileError, FileOperation, blocking};
use crate::sys::reactor::watch_both;
use rustix::fs::{FileType, Mode, OFlags, SeekFrom};
use rustix::io::Errno;
use std::{
    io,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf, unix::AsyncFd};

/// An open terminal, to be read and written without waiting in a thread. Its
/// end reads as the end of the stream once nobody has the other side open.
#[derive(Debug)]
pub struct Terminal(AsyncFd<Arc<OwnedFd>>);

impl Terminal {
    /// Takes over what [`open_terminal`] has opened.
    ///
    /// # Errors
    /// When the runtime cannot watch it.
    pub fn new(descriptor: OwnedFd) -> io::Result<Self> {
        watch_both(Arc::new(descriptor)).map(Self)
    }
}

impl AsyncRead for Terminal {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        loop {
            let mut ready = ready!(self.0.poll_read_ready(context))?;
            let room = buffer.initialize_unfilled();
            match ready
                .try_io(|fd| rustix::io::read(fd.get_ref(), &mut *room).map_err(io::Error::from))
            {
                Ok(Ok(count)) => {
                    buffer.advance(count);
                    return Poll::Ready(Ok(()));
                }
                // The other side was closed.
                Ok(Err(error)) if error.raw_os_error() == Some(Errno::IO.raw_os_error()) => {
                    return Poll::Ready(Ok(()));
                }
                Ok(Err(error)) => return Poll::Ready(Err(error)),
                Err(_would_block) => {}
            }
        }
    }
}

impl AsyncWrite for Terminal {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        loop {
            let mut ready = ready!(self.0.poll_write_ready(context))?;
            let write = |fd: &AsyncFd<Arc<OwnedFd>>| {
                rustix::io::write(fd.get_ref(), bytes).map_err(io::Error::from)
            };
            if let Ok(result) = ready.try_io(write) {
                return Poll::Ready(result);
            }
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        // A terminal has no half that could be closed.
        Poll::Ready(Ok(()))
    }
}

/// Opens the terminal or other character device at `path` for reading and
/// writing, without waiting and without making it the daemon's own.
///
/// # Errors
/// When it cannot be opened or is no character device.
pub async fn open_terminal(path: impl Into<PathBuf>) -> Result<OwnedFd, FileError> {
    let path = path.into();
    blocking(move || {
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let opened = rustix::fs::open(&path, flags, Mode::empty());
        let terminal = FileError::of(FileOperation::Open, &path, opened)?;
        let stat = FileError::of(FileOperation::Inspect, &path, rustix::fs::fstat(&terminal))?;
        match FileType::from_raw_mode(stat.st_mode) {
            FileType::CharacterDevice => Ok(terminal),
            _ => Err(FileError::NotATerminal { path }),
        }
    })
    .await
}

/// The last `bytes` bytes of the regular file at `path`, from byte `from` on at
/// most: what a program has written to its log since it was started there.
///
/// # Errors
/// When it cannot be opened or read.
pub async fn read_tail(
    path: impl Into<PathBuf>,
    from: u64,
    bytes: usize,
) -> Result<Vec<u8>, FileError> {
    let path = path.into();
    blocking(move || tail(&path, from, bytes)).await
}

fn tail(path: &Path, from: u64, wanted: usize) -> Result<Vec<u8>, FileError> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let opened = rustix::fs::open(path, flags, Mode::empty());
    let file = FileError::of(FileOperation::Open, path, opened)?;
    super::read::require_regular(std::os::fd::AsFd::as_fd(&file), path)?;
    let end = rustix::fs::seek(&file, SeekFrom::End(0));
    let end = FileError::of(FileOperation::Inspect, path, end)?;
    let mut at = end.saturating_sub(wanted as u64).max(from);
    let mut text = vec![0; usize::try_from(end.saturating_sub(at)).unwrap_or(0)];
    let mut filled = 0;
    while filled < text.len() {
        match rustix::io::pread(&file, &mut text[filled..], at) {
            Ok(0) => break,
            Ok(count) => {
                filled += count;
                at += count as u64;
            }
            Err(Errno::INTR) => {}
            Err(error) => return Err(FileError::failed(FileOperation::Read, path, error)),
        }
    }
    text.truncate(filled);
    Ok(text)
}
