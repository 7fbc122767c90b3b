//! The mount of a pool's files: a folder of the daemon's own, mounted
//! by Gluster's client.
//!
//! ```text
//!   start: take away what is left ─> client runs ─> mounted ─> it answers ─> up
//!                                        └── ends, or is silent for too long ─> taken away
//!   stop: taken away; the client ends when the last file is closed
//! ```
//!
//! The client is ended with the daemon, however that comes. What it leaves then is
//! a mount that answers nobody, which the next daemon takes away, and mounts anew.
//! A server that is silent keeps those waiting who ask for its files, until the
//! client gives it up, as it does by itself after some time (42 seconds, where
//! nobody has set another `network.ping-timeout`), or is ended.

use super::super::Work;
use super::super::tool::program;
use crate::blocking::blocking;
use crate::command::gluster::Folder;
use crate::error::{StorageError, failed};
use ostler_host::HostRoot;
use ostler_host::process::{Process, Signal};
use ostler_host::volume::{Directory, detach, folder, mounted_at};
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe::Receiver;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout, timeout_at};

/// How long mounting may take: longer than a server takes to refuse.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a client that does not get its folder may take to end by itself,
/// and those that it started to end after it.
const GOING: Duration = Duration::from_secs(2);

/// How often it is looked whether it is mounted.
const BETWEEN: Duration = Duration::from_millis(10);

/// How much of what the client says is kept.
const SAID_BYTES: usize = 16 << 10;

/// How many mounts may lie over each other at one place.
const LAYERS: u32 = 16;

/// The folder at which the pool's files are mounted.
pub(super) fn place(work: &Work) -> PathBuf {
    // More than the name: that could be `..`.
    work.mounts.join(format!("{}.gluster", work.def.name))
}

/// Has the client mount the folder.
pub(super) async fn start(work: &Work, folder: &Folder) -> Result<(), StorageError> {
    if !work.privileged {
        return Err(StorageError::unsupported(format!(
            "pool '{}' would have to be mounted, which only root's daemon can",
            work.def.name
        )));
    }
    let place = place(work);
    take_away(place.clone()).await?;
    let made = place.clone();
    blocking(move || Ok(folder::make(&made, MADE)?)).await?;
    let deadline = Instant::now() + PATIENCE;
    let up = match Client::start(folder, &place, &work.def.name).await {
        Ok(client) => match answered(&client.process, &place, deadline).await {
            Ok(()) => Ok(()),
            Err(silence) => Err(client.end(silence).await.into_error(folder)),
        },
        Err(error) => Err(error),
    };
    if up.is_err() {
        stop(work).await?;
    }
    up
}

/// Takes the mounted folder away.
pub(super) async fn stop(work: &Work) -> Result<(), StorageError> {
    let place = place(work);
    take_away(place.clone()).await?;
    blocking(move || match folder::remove(&place) {
        Err(error) if !error.is_not_found() => Err(error.into()),
        _ => Ok(()),
    })
    .await
}

/// An error, if the folder is not mounted.
pub(super) async fn expect(work: &Work) -> Result<(), StorageError> {
    let place = place(work);
    if is_mounted(place.clone()).await? {
        return Ok(());
    }
    Err(StorageError::invalid(format!(
        "pool '{}' is not mounted at '{}' any more: start it again",
        work.def.name,
        place.display()
    )))
}

/// The options with which the folder is made.
const MADE: folder::Options = folder::Options { mode: None, default_mode: 0o700, owner: None };

/// The end of the client's output.
#[derive(Debug, Clone, Default)]
struct Said(Arc<Mutex<String>>);

/// Why there is no answer.
enum Silence {
    /// The client has ended.
    Ended,
    /// It took too long.
    Late,
    /// It answers that it cannot.
    Refused(StorageError),
}

/// Why there is no answer, and the last error that the client told of.
struct Reason {
    silence: Silence,
    said: String,
}

/// A client that runs.
struct Client {
    process: Process,
    said: Said,
    /// Ends when it and all that it started have ended.
    listening: JoinHandle<()>,
}

impl Client {
    async fn start(folder: &Folder, place: &Path, pool: &str) -> Result<Self, StorageError> {
        let pipe = || -> io::Result<(Receiver, OwnedFd)> {
            let (reader, writer) = io::pipe()?;
            Ok((Receiver::from_owned_fd(reader.into())?, writer.into()))
        };
        let (reader, writer) =
            pipe().map_err(|error| failed(format!("cannot make a pipe: {error}")))?;
        let command = folder.mount(&place.to_string_lossy());
        let client = program(&command, vec![(writer, 2)])?.ends_with_us();
        let process = client.spawn().await.map_err(|error| {
            failed(format!("cannot mount {}: {}", folder.described(), error.sentence()))
        })?;
        let said = Said::default();
        let listening = listen(reader, said.clone(), pool.to_owned(), place.to_owned());
        Ok(Self { process, said, listening: tokio::spawn(listening) })
    }

    /// Ends it. A process of its own mounts and unmounts for it, and goes on
    /// when it has ended: that too is waited for, so that no mount comes later.
    async fn end(self, silence: Silence) -> Reason {
        if !matches!(silence, Silence::Late) {
            let _ = timeout(GOING, self.process.wait()).await;
        }
        let silence = match silence {
            Silence::Refused(_) if self.process.exit().is_some() => Silence::Ended,
            silence => silence,
        };
        let _ = self.process.kill(Signal::KILL);
        self.process.wait().await;
        let _ = timeout(GOING, self.listening).await;
        Reason { silence, said: self.said.reason() }
    }
}

impl Reason {
    fn into_error(self, folder: &Folder) -> StorageError {
        let why = match (self.said, self.silence) {
            (said, _) if !said.is_empty() => said,
            (_, Silence::Ended) => "no Gluster server answers there".to_owned(),
            (_, Silence::Late) => format!("no answer within {} s", PATIENCE.as_secs()),
            (_, Silence::Refused(error)) => ostler_core::chain(&error),
        };
        failed(format!("cannot mount {}: {why}", folder.described())).into()
    }
}

/// Takes what the client says, until it ends.
async fn listen(mut reader: Receiver, said: Said, pool: String, place: PathBuf) {
    let mut buffer = vec![0; 4096];
    while let Ok(length @ 1..) = reader.read(&mut buffer).await {
        let text = String::from_utf8_lossy(&buffer[..length]);
        tracing::debug!(pool, "{}", text.trim_end());
        said.add(&text);
    }
    if is_mounted(place).await.unwrap_or_default() {
        tracing::warn!(pool, "its Gluster client has ended: {}", said.reason());
    }
}

/// Waits until the mounted folder answers.
async fn answered(process: &Process, place: &Path, deadline: Instant) -> Result<(), Silence> {
    while !is_mounted(place.to_owned()).await.map_err(Silence::Refused)? {
        if process.exit().is_some() {
            return Err(Silence::Ended);
        }
        if Instant::now() > deadline {
            return Err(Silence::Late);
        }
        sleep(BETWEEN).await;
    }
    let asked = place.to_owned();
    // Ends at the latest when the client does.
    let asked = blocking(move || Ok(Directory::open(&asked)?.space()?));
    match timeout_at(deadline, asked).await {
        // Mounted still: what answered was not the folder below.
        Ok(Ok(_)) => match is_mounted(place.to_owned()).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Silence::Ended),
            Err(error) => Err(Silence::Refused(error)),
        },
        Ok(Err(error)) => Err(Silence::Refused(error)),
        Err(_) => Err(Silence::Late),
    }
}

impl Said {
    fn add(&self, text: &str) {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        said.push_str(text);
        let mut start = said.len().saturating_sub(SAID_BYTES);
        while !said.is_char_boundary(start) {
            start += 1;
        }
        said.drain(..start);
    }

    /// The last error in it; "" without.
    fn reason(&self) -> String {
        reason(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).to_owned()
    }
}

/// The last error of a log. What a server says comes before what is made of it.
fn reason(log: &str) -> &str {
    let server = log
        .lines()
        .rev()
        .find_map(|line| line.split_once("remote-error=")?.1.split_once('}').map(|(text, _)| text));
    let ours = || {
        // `[TIME] E [FILE:LINE:FUNCTION] NAME: TEXT`
        let mut errors = log.lines().rev().filter_map(|line| {
            let (_, rest) = line.split_once("] E [").or_else(|| line.split_once("] C ["))?;
            rest.split_once("] ")?.1.split_once(": ").map(|(_, text)| text)
        });
        errors.next()
    };
    server.or_else(ours).unwrap_or_default().trim()
}

async fn is_mounted(place: PathBuf) -> Result<bool, StorageError> {
    blocking(move || Ok(mounted_at(&HostRoot::system(), &place)?.is_some())).await
}

/// Takes away whatever is mounted there.
async fn take_away(place: PathBuf) -> Result<(), StorageError> {
    blocking(move || {
        for _ in 0..LAYERS {
            if mounted_at(&HostRoot::system(), &place)?.is_none() {
                break;
            }
            detach(&place)?;
        }
        Ok(())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_found_in_what_a_client_says() {
        let gone = "[2026-11-20 20:01:24.142498 +0000] E [mgmt.c:2170:getspec] 0-glusterfs: failed \
                    to get it\n[2026-11-20 20:01:24.142536 +0000] E [mgmt.c:2371:getspec] 0-mgmt: \
                    failed to fetch volume file (key:none)\n[2026-11-20 20:01:24.2 +0000] W \
                    [x.c:1:exit] (-->a -->b) 0-: shutting down\n";
        let folder = "[2026 +0000] E [MSGID: 114044] [client.c:756:f] 0-vol-client-0: SETVOLUME on \
                      remote-host failed [{remote-error=subdirectory for mount \"/x\" is not \
                      found}, {errno=2}]\n[2026 +0000] E [fuse-bridge.c:6552:notify] 0-fuse: Server \
                      authentication failed. Shutting down.\n";
        for (log, expected) in [
            (gone, "failed to fetch volume file (key:none)"),
            (folder, "subdirectory for mount \"/x\" is not found"),
            ("[2026 +0000] W [x.c:1:exit] 0-: shutting down\n", ""),
            ("", ""),
        ] {
            assert_eq!(reason(log), expected);
        }
    }

    #[test]
    fn only_the_end_of_it_is_kept() {
        let said = Said::default();
        for _ in 0..SAID_BYTES {
            said.add("äé");
        }
        let kept = said.0.lock().expect("whole").len();
        assert!(kept <= SAID_BYTES && kept > SAID_BYTES - 4, "{kept}");
    }
}
