//! `vol-fetch`: an image from a web server straight into a new volume.
//!
//! Nothing of it is kept in between: what comes over HTTP goes on to the
//! daemon, adding up to the checksum on its way. A volume that does not become
//! what was promised is deleted.

mod checksum;
mod http;

use super::{create::described, transfer::AHEAD};
use crate::{
    command::pool,
    failure::{Failure, While},
    output::{Progress, size},
    parse::Arguments,
    session::{Hypervisor, Session},
    xml::volume,
};
use bytes::Bytes;
use checksum::{Checksum, Sum};
use http::{Fetch, FetchError};
use ostler_core::Bytes as Size;
use ostler_core::chain;
use ostler_core::{
    ErrorCode, StoragePoolRef, StorageVolumeRef,
    flags::{StorageVolCreateFlags, StorageVolDeleteFlags, StorageVolUploadFlags},
};
use ostler_driver::StreamSink;
use ostler_driver::api::{StoragePoolLifecycle, StorageVolumeListing, StorageVolumes};
use std::{sync::Arc, time::Duration};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::mpsc::{Receiver, channel},
};

/// How often it is tried to delete a volume that is still in use, and the time
/// in between.
const DELETIONS: u32 = 100;
const PACE: Duration = Duration::from_millis(50);

/// `vol-fetch`
pub(in crate::command) async fn fetch(
    session: &mut Session,
    arguments: &Arguments,
) -> Result<(), Failure> {
    let (name, url) = (arguments.required("name")?, arguments.required("url")?);
    let promised = arguments.text("checksum")?.map(Checksum::parse).transpose()?;
    let format = arguments.text("format")?;
    let capacity = match arguments.text("capacity")? {
        None => None,
        Some(text) => Some(
            size::parse(text, 1).ok_or_else(|| Failure::new(format!("Malformed size {text}")))?,
        ),
    };
    let (hypervisor, pool) = pool::find::pool(session, arguments).await?;
    if hypervisor.storage_vol_lookup_by_name(&pool, name).await.is_ok() {
        return Err(Failure::new(format!("pool {} has a volume '{name}' already", pool.name))
            .hint(format!("'vol-delete {name} {}' deletes it", pool.name)));
    }
    let failed = || format!("Failed to fetch {url}");
    let source = open(url.to_owned()).await.while_(failed)?;
    let capacity = capacity.or(source.size()).ok_or_else(|| {
        Failure::new(failed())
            .and("the server does not say how large the image is")
            .hint("--capacity says how much room it needs at most")
    })?;
    // From here on there is something to be deleted.
    let mut interruption = signal(SignalKind::interrupt())
        .map_err(|error| Failure::new(format!("cannot watch for ^C: {}", crate::plain(&error))))?;
    // The image brings its own format: the volume is what bytes it has.
    let xml = described(name, capacity, Some(0)).finish();
    let flags = StorageVolCreateFlags::empty();
    let created = hypervisor.storage_vol_create_xml(&pool, &xml, flags).await;
    let created = created.while_(|| format!("Failed to create vol {name}"))?;
    let fetched = {
        let work = Work { hypervisor: &hypervisor, pool: &pool, volume: &created, format };
        let progress =
            Progress::bytes(&format!("fetching {name}"), capacity, session.out.is_quiet());
        // Not broken off: a stream that the daemon has just opened must be known
        // here, to be given up.
        match work.open().await {
            Err(failure) => Err(failure),
            Ok(sink) => tokio::select! {
                fetched = work.fill(sink, source, Sum::new(promised), Arc::new(progress)) => fetched,
                _ = interruption.recv() => Err(Failure::new("interrupted")),
            },
        }
    };
    if let Err(failure) = fetched {
        let deleted = delete(&hypervisor, &created).await;
        let failure = failure.while_(failed());
        return Err(match deleted {
            Ok(()) => failure,
            Err(error) => failure.and(format!("vol {name} is left behind: {}", error.message())),
        });
    }
    session.out.extra(format!("Vol {name} fetched from {url}\n"));
    Ok(())
}

/// Deletes a volume that did not become what it should. Its upload was given
/// up, which takes the daemon a moment to see.
async fn delete(hypervisor: &Hypervisor, volume: &StorageVolumeRef) -> ostler_core::Result<()> {
    let mut tries = 0;
    loop {
        let deleted = hypervisor.storage_vol_delete(volume, StorageVolDeleteFlags::empty()).await;
        match deleted {
            Err(error) if error.code() == ErrorCode::OperationInvalid && tries < DELETIONS => {
                tries += 1;
                tokio::time::sleep(PACE).await;
            }
            deleted => return deleted,
        }
    }
}

/// Asks the server on a thread that may wait for it.
async fn open(url: String) -> Result<Fetch, Failure> {
    let opening = tokio::task::spawn_blocking(move || {
        Fetch::open(&url, &|line| crate::output::complain([line]))
    });
    match opening.await {
        Ok(opened) => opened.map_err(|error| sentence_of(&error)),
        Err(error) => Err(Failure::new(error.to_string())),
    }
}

fn sentence_of(error: &FetchError) -> Failure {
    Failure::new(chain(error))
}

/// A new volume that is being filled.
struct Work<'a> {
    hypervisor: &'a Hypervisor,
    pool: &'a StoragePoolRef,
    volume: &'a StorageVolumeRef,
    format: Option<&'a str>,
}

impl Work<'_> {
    async fn open(&self) -> Result<Box<dyn StreamSink>, Failure> {
        let flags = StorageVolUploadFlags::empty();
        let opened = self.hypervisor.storage_vol_upload(self.volume, Size(0), Size(0), flags).await;
        let stream = opened.while_(|| format!("cannot upload to volume {}", self.volume.name))?;
        stream.sink.ok_or_else(|| Failure::new("the daemon takes no data"))
    }

    async fn fill(
        &self,
        mut sink: Box<dyn StreamSink>,
        mut source: Fetch,
        mut sum: Sum,
        progress: Arc<Progress>,
    ) -> Result<(), Failure> {
        let (sender, mut blocks): (_, Receiver<Result<Bytes, FetchError>>) = channel(AHEAD);
        let shown = Arc::clone(&progress);
        let reading = tokio::task::spawn_blocking(move || {
            let note = |line| shown.note(line);
            loop {
                let block = source.next(&note);
                let is_last = block.as_ref().map_or(true, Bytes::is_empty);
                // Nobody takes it any more: the volume has failed.
                if sender.blocking_send(block).is_err() || is_last {
                    return;
                }
            }
        });
        while let Some(block) = blocks.recv().await {
            let block = block.map_err(|error| sentence_of(&error))?;
            if block.is_empty() {
                break;
            }
            sum.add(&block);
            let length = block.len() as u64;
            sink.write(block).await?;
            progress.add(length);
        }
        reading.await.map_err(|error| Failure::new(error.to_string()))?;
        sum.check()?;
        sink.finish().await.while_(|| format!("cannot close volume {}", self.volume.name))?;
        self.check_format().await
    }

    /// Lets the daemon look at what came, and holds it against `--format`.
    async fn check_format(&self) -> Result<(), Failure> {
        let refreshed = self.hypervisor.storage_pool_refresh(self.pool).await;
        let Some(wanted) = self.format else { return Ok(()) };
        refreshed.while_(|| format!("Failed to refresh pool {}", self.pool.name))?;
        let text = self.hypervisor.storage_vol_xml_desc(self.volume).await?;
        match volume::format(&text)? {
            Some(found) if found != wanted => {
                Err(Failure::new(format!("the image is {found}, not {wanted}")))
            }
            _ => Ok(()),
        }
    }
}
