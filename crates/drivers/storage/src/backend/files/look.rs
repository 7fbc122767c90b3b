//! Everything in a folder.
//!
//! Files whose identity is as it was are asked about and not opened; of the
//! others the first bytes are read. No image beneath another is followed. Large
//! folders are taken by several threads.

use super::inspect;
use crate::backend::Work;
use crate::blocking::blocking;
use crate::error::StorageError;
use crate::inventory::{ActivePool, Contents, PoolScan, PoolSpace};
use crate::volume::Volume;
use crate::volume::describe;
use ostler_host::volume::{Directory, Known, Scan};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

/// How many files are looked at before their volumes are made.
const BATCH: usize = 128;

/// With fewer files than this a second thread costs more than it brings.
const PER_THREAD: usize = 512;

/// Looks at the folder of the pool and all in it.
pub(crate) async fn look(
    work: &Work,
    before: Option<&ActivePool>,
) -> Result<PoolScan, StorageError> {
    let target = work.def.target_path().unwrap_or_default();
    look_in(target.into(), work, before).await
}

/// Looks at this folder, which is the pool's wherever its definition has it.
pub(crate) async fn look_in(
    folder: PathBuf,
    work: &Work,
    before: Option<&ActivePool>,
) -> Result<PoolScan, StorageError> {
    let before = before.map(|live| Arc::clone(&live.contents));
    let unfinished = Arc::clone(&work.unfinished);
    blocking(move || {
        let directory = Arc::new(Directory::open(&folder)?);
        unfinished.settle(&directory);
        see(directory, before.as_deref())
    })
    .await
}

fn see(directory: Arc<Directory>, before: Option<&Contents>) -> Result<PoolScan, StorageError> {
    let itself = directory.look_at_itself()?;
    let space = directory.space()?;
    let known: Known = before
        .iter()
        .flat_map(|before| before.volumes())
        .filter_map(|volume| Some((Arc::clone(&volume.name), volume.identity?)))
        .collect();
    let mut scan = Scan::begin(&directory)?;
    if scan.passed_over() > 0 {
        tracing::debug!(
            folder = %directory.path().display(),
            names = scan.passed_over(),
            "links, sockets and names that are no text are no volumes"
        );
    }
    let threads = thread::available_parallelism().map_or(1, usize::from).min(4);
    let mut scans = Vec::new();
    while scans.len() + 1 < threads && scan.remaining() > 2 * PER_THREAD {
        scans.push(scan.split());
    }
    let take = |scan| volumes(&directory, scan, &known, before);
    let volumes = thread::scope(|scope| {
        let others: Vec<_> =
            scans.into_iter().map(|scan| scope.spawn(move || take(scan))).collect();
        let mut volumes = take(scan);
        for other in others {
            match other.join() {
                Ok(mut some) => volumes.append(&mut some),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        volumes
    });
    let contents = Contents::new(volumes, PoolSpace::of(space.capacity, space.available));
    let permissions = Some(describe::permissions(&describe::access(&itself)));
    Ok(PoolScan { directory: Some(directory), contents, permissions })
}

fn volumes(
    directory: &Directory,
    mut scan: Scan,
    known: &Known,
    before: Option<&Contents>,
) -> Vec<Arc<Volume>> {
    let mut volumes = Vec::with_capacity(scan.remaining());
    while scan.remaining() > 0 {
        for entry in scan.next_batch(BATCH, known) {
            let known = before.and_then(|before| before.find(&entry.name));
            volumes.push(inspect::volume(directory, entry, known));
        }
    }
    volumes
}
