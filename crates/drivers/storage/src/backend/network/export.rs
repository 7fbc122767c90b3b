//! The program that serves an image to us, and its end.

use super::Image;
use crate::backend::Work;
use crate::backend::tool::{path_of, program};
use crate::blocking::blocking;
use crate::command::export::{Export as Command, SECRET};
use crate::error::{StorageError, failed};
use ostler_host::file::{FileError, FileOperation};
use ostler_host::local_socket::listen_for_ourselves;
use ostler_host::process::{Process, Signal, memory_file};
use ostler_nbd::{Client, NbdError};
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::FileExt;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;

/// Under which numbers the program gets what.
const SOCKET: i32 = 3;
const SECRET_FILE: i32 = 4;
const SETTINGS: i32 = 5;

/// How long opening an image may take.
const OPENING: Duration = Duration::from_secs(30);

/// How long a server may take for what it is asked for.
const ANSWERING: Duration = Duration::from_secs(60);

/// How long the program may take to close the image.
const CLOSING: Duration = Duration::from_secs(10);

/// How much of what the program says is told.
const SAID_BYTES: usize = 2048;

/// An open image.
pub(super) struct Export {
    name: Arc<str>,
    client: Client,
    // Last: it is ended when the client has said farewell.
    server: Server,
}

/// The program. Dropping it ends it.
struct Server(Option<Process>);

impl Export {
    /// Opens an image.
    pub(super) async fn open(work: &Work, image: Image, write: bool) -> Result<Self, StorageError> {
        let name = Arc::clone(&image.name);
        let folder = work.unfinished.folder().to_owned();
        let (program, stream, said) = blocking(move || prepare(image, &folder, write)).await?;
        let process = program
            .ends_with_us()
            .spawn()
            .await
            .map_err(|error| failed(format!("cannot open '{name}': {}", error.sentence())))?;
        let server = Server(Some(process));
        let opened = blocking(move || {
            let limits = stream
                .set_read_timeout(Some(OPENING))
                .and_then(|()| stream.set_write_timeout(Some(OPENING)));
            let again = stream.try_clone();
            let opened = limits.map_err(NbdError::from).and_then(|()| Client::open(stream, ""));
            if let (Ok(_), Ok(stream)) = (&opened, again) {
                // They are the socket's, however many descriptors it has.
                let _ = stream.set_read_timeout(Some(ANSWERING));
                let _ = stream.set_write_timeout(Some(ANSWERING));
            }
            Ok(opened)
        })
        .await?;
        match opened {
            Ok(client) => Ok(Self { name, client, server }),
            Err(error) => Err(why_not(&name, error, server, said).await),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Does something with the image. Blocks.
    pub(super) fn run<T>(
        &mut self,
        work: impl FnOnce(&mut Client) -> Result<T, NbdError>,
    ) -> Result<T, FileError> {
        work(&mut self.client).map_err(|error| self.failure(FileOperation::Write, error))
    }

    /// Fills the buffer, or tells how far the image is all alike. Blocks.
    pub(super) fn look<T>(
        &mut self,
        work: impl FnOnce(&mut Client) -> Result<T, NbdError>,
    ) -> Result<T, FileError> {
        work(&mut self.client).map_err(|error| self.failure(FileOperation::Read, error))
    }

    /// Waits until all is written, and the image is closed: only then can it be
    /// removed. Blocks.
    pub(super) fn finish(mut self) -> Result<(), FileError> {
        self.run(Client::flush)?;
        self.close();
        Ok(())
    }

    /// Closes the image. Blocks.
    pub(super) fn close(self) {
        let Self { client, mut server, .. } = self;
        drop(client);
        if let (Some(process), Ok(runtime)) = (server.0.take(), Handle::try_current()) {
            runtime.block_on(end(process));
        }
    }

    fn failure(&self, operation: FileOperation, error: NbdError) -> FileError {
        FileError::Failed { operation, path: PathBuf::from(&*self.name), source: plain(error) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let Some(process) = self.0.take() else { return };
        match Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(end(process))),
            Err(_) => drop(process.kill(Signal::KILL)),
        }
    }
}

/// Asks the program to close what it has open, and does not wait for ever.
async fn end(process: Process) {
    let _ = process.kill(Signal::TERM);
    if tokio::time::timeout(CLOSING, process.wait()).await.is_err() {
        let _ = process.kill(Signal::KILL);
    }
}

type Prepared = (ostler_host::process::Program, UnixStream, File);

/// All that the program is given. Blocks.
fn prepare(image: Image, folder: &std::path::Path, write: bool) -> Result<Prepared, StorageError> {
    let socket = listen_for_ourselves(folder).map_err(|error| {
        failed(format!("cannot make a socket in '{}': {error}", folder.display()))
    })?;
    let (listener, stream) = socket;
    let said = memory_file(b"")?;
    let mut descriptors = vec![(OwnedFd::from(listener), SOCKET), (twin(&said)?, 2)];
    let mut node = image.node;
    if let Some(secret) = &image.secret {
        descriptors.push((memory_file(secret.reveal())?, SECRET_FILE));
    }
    if let Some((name, settings)) = &image.settings {
        descriptors.push((memory_file(settings.as_bytes())?, SETTINGS));
        node.insert((*name).to_owned(), path_of(SETTINGS).into());
    }
    let secret_file = image.secret.is_some().then(|| path_of(SECRET_FILE));
    debug_assert!(image.secret.is_none() || node.values().any(|value| value == SECRET));
    let command =
        Command { node, writable: write, secret_file: secret_file.as_deref(), socket: SOCKET };
    Ok((program(&command.command(), descriptors)?, stream, File::from(said)))
}

fn twin(file: &OwnedFd) -> Result<OwnedFd, StorageError> {
    file.try_clone().map_err(|error| failed(format!("cannot duplicate a file: {error}")).into())
}

/// Why an image could not be opened: what the program has said, or else what the
/// connection to it came to.
async fn why_not(name: &str, error: NbdError, mut server: Server, said: File) -> StorageError {
    if let Some(process) = server.0.take() {
        let patience = Duration::from_secs(1);
        if tokio::time::timeout(patience, process.wait()).await.is_err() {
            let _ = process.kill(Signal::KILL);
        }
    }
    let said = blocking(move || {
        let mut buffer = vec![0; SAID_BYTES];
        let length = said.read_at(&mut buffer, 0).unwrap_or_default();
        Ok(String::from_utf8_lossy(&buffer[..length]).into_owned())
    })
    .await
    .unwrap_or_default();
    if said.contains("Unknown driver") {
        return StorageError::Missing {
            program: "qemu-storage-daemon with its network drivers",
            package: "qemu-block-extra",
        };
    }
    // Before the reason stands what was asked for, which is long.
    let said = said.rsplit("}: ").next().unwrap_or_default().trim();
    let why = if said.is_empty() { plain(error).to_string() } else { said.replace('\n', "; ") };
    failed(format!("cannot open '{name}': {why}")).into()
}

/// The error, with words for a server that is silent.
fn plain(error: NbdError) -> io::Error {
    let error = error.into_io();
    if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) {
        return io::Error::new(io::ErrorKind::TimedOut, "the server of the image does not answer");
    }
    error
}
