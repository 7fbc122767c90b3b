//! The pools on disk, when the daemon starts.
//!
//! Definitions are read at once. Which pools are active is found out, and those
//! that start with the daemon are started, each by itself: one whose server does
//! not answer keeps neither the others nor the daemon's clients waiting.

use super::define::Pools;
use super::store::read_status;
use super::{change, define, store, undo};
use crate::Storage;
use crate::backend::backend;
use crate::error::{StorageError, chain};
use crate::pool::{InTurn, Pool};
use ostler_core::ErrorCode;
use ostler_driver::object::{self, MAX_DEFINITION, forget_if_gone};
use ostler_host::file;
use ostler_model::storage::StoragePoolDef;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How long the daemon waits for its pools before it serves clients.
const PATIENCE: Duration = Duration::from_secs(2);

impl Storage {
    /// Reads what is on disk, takes up pools that are active, and starts those
    /// that start with the daemon. Returns when clients can be served: a pool
    /// that takes long goes on by itself.
    pub async fn start(self: &Arc<Self>) {
        load(self).await;
    }
}

/// Reads and takes up everything.
async fn load(driver: &Arc<Storage>) {
    let folders = &driver.layout.objects;
    driver.unfinished.remove_leftovers().await;
    let pools = Pools(Arc::clone(driver));
    for loaded in object::load(&driver.definitions, understand).await {
        object::list_loaded(&pools, define::uuid(&loaded.definition), loaded);
    }
    let mut rising = Vec::new();
    for (file, text) in read(&folders.runtime).await {
        let Some(mut def) = understand_status(&file, &text) else { continue };
        def.complete(|| ostler_core::Uuid::from_bytes([0; 16]));
        rising.extend(take_up(driver, Arc::new(def)));
    }
    if folders.is_first_since_boot().await {
        for pool in driver.pools.all() {
            let view = pool.view().clone();
            if view.autostart && view.live.is_none() {
                rising.push(tokio::spawn(start(Arc::clone(driver), pool)));
            }
        }
    }
    let all = async {
        for one in rising {
            // What panicked was logged.
            let _ = one.await;
        }
    };
    if tokio::time::timeout(PATIENCE, all).await.is_err() {
        tracing::warn!("not all storage pools are up yet; they follow");
    }
}

async fn read(folder: &Path) -> Vec<(String, String)> {
    let contents = match file::read_folder(folder, ".xml", MAX_DEFINITION).await {
        Ok(contents) => contents,
        Err(error) => {
            tracing::error!(error = %chain(&error), "cannot read the storage pools");
            return Vec::new();
        }
    };
    for error in &contents.failed {
        tracing::error!(error = %chain(error), "cannot read a storage pool");
    }
    let files = contents.files.into_iter();
    files.filter_map(|(name, bytes)| Some((name, String::from_utf8(bytes).ok()?))).collect()
}

fn understand(text: &str) -> Result<(String, Arc<StoragePoolDef>), String> {
    let def = define::read(text).map_err(|error| error.to_string())?;
    Ok((def.name.to_string(), Arc::new(def)))
}

/// The pool of a status file, which must have its name. Others are left where
/// they are.
fn understand_status(file: &str, text: &str) -> Option<StoragePoolDef> {
    match read_status(text) {
        Ok(def) if file.strip_suffix(".xml") == Some(&*def.name) => Some(def),
        Ok(def) => {
            tracing::error!(file, pool = %def.name, "the file of a pool must have the pool's name");
            None
        }
        Err(error) => {
            tracing::error!(file, %error, "cannot use the status of a pool");
            None
        }
    }
}

/// Takes up a pool that was active when the daemon before was gone.
fn take_up(driver: &Arc<Storage>, def: Arc<StoragePoolDef>) -> Option<tokio::task::JoinHandle<()>> {
    let uuid = def.uuid?;
    let pool = object::find_or_list(&Pools(Arc::clone(driver)), &def.name, uuid)
        .filter(|pool| *pool.name() == *def.name)?;
    let driver = Arc::clone(driver);
    Some(tokio::spawn(async move {
        let work = async move |driver, pool| {
            take_up_alone(&driver, &pool, def).await;
            Ok(())
        };
        if let Err(error) = change(&driver, &pool, "take up", work).await {
            tracing::warn!(pool = %pool.name(), %error, "not known whether it is still active");
        }
    }))
}

/// Takes it up with its turn: a client that starts it meanwhile waits, and finds
/// nothing of before taken away from under it.
async fn take_up_alone(driver: &Arc<Storage>, pool: &InTurn, def: Arc<StoragePoolDef>) {
    if pool.view().live.is_some() {
        return;
    }
    let error = match find(driver, pool, def).await {
        Ok(true) => return,
        // Another daemon, which has this kind, finds it as it was.
        Err(StorageError::Wire(error)) if error.code() == ErrorCode::NoSupport => {
            tracing::warn!(pool = %pool.name(), %error, "an active storage pool is left alone");
            return forget_if_gone(&driver.pools, pool);
        }
        Ok(false) => "it is not there any more".to_owned(),
        Err(error) => chain(&error),
    };
    let name = pool.name();
    tracing::warn!(pool = %name, error, "a storage pool that was active is not any more");
    undo(&name, store::remove_status(&driver.definitions, &name).await);
    forget_if_gone(&driver.pools, pool);
}

/// Looks at a pool that was active. Says whether it still is.
async fn find(
    driver: &Arc<Storage>,
    pool: &Arc<Pool>,
    def: Arc<StoragePoolDef>,
) -> Result<bool, StorageError> {
    let work = driver.work(Arc::clone(&def));
    let kind = backend(def.kind);
    if !kind.is_up(&work).await? {
        return Ok(false);
    }
    let scan = kind.look(&work, None).await?;
    pool.end_look(&def, scan);
    Ok(true)
}

async fn start(driver: Arc<Storage>, pool: Arc<Pool>) {
    if let Err(error) = super::start(&driver, &pool, None).await {
        tracing::error!(pool = %pool.name(), %error, "cannot start it with the daemon");
    }
}
