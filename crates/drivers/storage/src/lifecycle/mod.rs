//! The life of a pool: built, started, refreshed, stopped, deleted.
//!
//! ```text
//!              build                 start
//!   defined ──────────> defined ─────────────> active ──┐ refresh
//!      ^       delete      ^                     │  ^───┘
//!      │ define            └─────────────────────┘
//!      │                             stop          (a transient pool is then gone)
//! ```
//!
//! Each is a turn of the pool, on a task of its own. What the backend does in it
//! may take as long as it likes: nobody else waits for it but the next change of
//! the same pool.
//!
//! - `define`: its definition made, replaced, removed. `source`: no two pools have the
//!   same source.
//! - `store`: definitions and status on disk. `load`: reading them when the daemon
//!   starts.

pub(crate) mod define;
mod load;
mod source;
pub(crate) mod store;

use self::define::Pools;
use crate::Storage;
use crate::backend::{Overwrite, Work, backend};
use crate::error::{StorageError, chain};
use crate::inventory::PoolScan;
use crate::pool::{InTurn, Pool, View};
use ostler_core::Result;
use ostler_core::enumeration::StoragePoolEventLifecycleType as Lifecycle;
use ostler_driver::Undo;
use ostler_driver::object::{self, Defined, forget_if_gone};
use ostler_model::storage::StoragePoolDef;
use std::sync::{Arc, Mutex, PoisonError};

/// Makes what the pool is to lie in.
pub(crate) async fn build(
    driver: &Arc<Storage>,
    pool: &Arc<Pool>,
    overwrite: Overwrite,
) -> Result<()> {
    change(driver, pool, "build", async move |driver, pool| {
        let view = pool.view().clone();
        view.expect_inactive()?;
        let work = driver.work(definition(&view)?);
        backend(work.def.kind).build(&work, overwrite).await?;
        driver.tell(&pool, Lifecycle::Created);
        Ok(())
    })
    .await
}

/// Removes what the pool lies in.
pub(crate) async fn delete(driver: &Arc<Storage>, pool: &Arc<Pool>, zeroed: bool) -> Result<()> {
    change(driver, pool, "delete", async move |driver, pool| {
        let view = pool.view().clone();
        if view.live.is_some() {
            return Err(StorageError::invalid(format!(
                "storage pool '{}' is still active: stop it first",
                view.name
            )));
        }
        let work = driver.work(definition(&view)?);
        backend(work.def.kind).delete(&work, zeroed).await?;
        driver.tell(&pool, Lifecycle::Deleted);
        Ok(())
    })
    .await
}

/// Starts a defined pool.
pub(crate) async fn start(
    driver: &Arc<Storage>,
    pool: &Arc<Pool>,
    build: Option<Overwrite>,
) -> Result<()> {
    change(driver, pool, "start", async move |driver, pool| {
        let view = pool.view().clone();
        view.expect_inactive()?;
        start_with(&driver, &pool, definition(&view)?, build).await
    })
    .await
}

/// Starts a pool that is not kept, or a defined one with another definition.
pub(crate) async fn create(
    driver: &Arc<Storage>,
    def: StoragePoolDef,
    build: Option<Overwrite>,
) -> Result<Arc<Pool>> {
    let defining = Arc::clone(&driver.defining).lock_owned().await;
    let uuid = define::uuid(&def);
    source::refuse_duplicate(driver, &def, uuid)?;
    // Others may define theirs as soon as this one is listed.
    let unlisted = driver.pools.by_uuid(uuid).is_none();
    let defining = Arc::new(Mutex::new(Some(defining).filter(|_| unlisted)));
    let (ours, def) = (Arc::clone(driver), Arc::new(def));
    let with = Arc::clone(&def);
    let start = move |pool: InTurn| async move {
        drop(defining.lock().unwrap_or_else(PoisonError::into_inner).take());
        if pool.view().live.is_some() {
            let detail = format!("pool is already active as '{}'", pool.name());
            return Err(StorageError::invalid(detail));
        }
        start_with(&ours, &pool, with, build).await
    };
    let pools = Pools(Arc::clone(driver));
    let created = object::create(&pools, &*def, start).await;
    created.map_err(|error| error.into_wire(&format!("start pool '{}'", def.name)))
}

async fn start_with(
    driver: &Arc<Storage>,
    pool: &InTurn,
    def: Arc<StoragePoolDef>,
    build: Option<Overwrite>,
) -> Result<(), StorageError> {
    let work = driver.work(Arc::clone(&def));
    if let Some(overwrite) = build {
        backend(def.kind).build(&work, overwrite).await?;
    }
    let name = pool.name();
    let mut undo = Undo::new();
    let started = start_steps(driver, &name, &work, &mut undo).await;
    let scan = undo.settle(&name, started).await?;
    pool.end_look(&def, scan);
    driver.tell(pool, Lifecycle::Started);
    Ok(())
}

async fn start_steps(
    driver: &Arc<Storage>,
    name: &Arc<str>,
    work: &Work,
    undo: &mut Undo,
) -> Result<PoolScan, StorageError> {
    // On disk before it is true: what a killed daemon has started is found.
    store::save_status(&driver.definitions, name, &work.def).await?;
    let (definitions, noted) = (driver.definitions.clone(), Arc::clone(name));
    undo.push(
        "remove the status file",
        async move { store::remove_status(&definitions, &noted).await },
    );
    let backend = backend(work.def.kind);
    backend.start(work).await?;
    let started = work.clone();
    undo.push("stop the pool", async move { backend.stop(&started).await });
    backend.look(work, None).await
}

/// Looks at all of the pool again. Readers see what was seen before until then.
/// A pool that cannot be looked at any more is no longer active.
pub(crate) async fn refresh(driver: &Arc<Storage>, pool: &Arc<Pool>) -> Result<()> {
    change(driver, pool, "refresh", async move |driver, pool| {
        let view = pool.view().clone();
        let live = view.live()?.clone();
        let work = driver.work(Arc::clone(&live.def));
        pool.settled().await;
        pool.begin_look();
        match backend(live.def.kind).look(&work, Some(&live)).await {
            Ok(scan) => {
                pool.end_look(&live.def, scan);
                driver.emit_refresh(&pool);
                Ok(())
            }
            Err(error) => {
                pool.give_up_look();
                take_down(&driver, &pool).await;
                Err(error)
            }
        }
    })
    .await
}

/// Looks at all of an active pool after one of its volumes has changed others. It is
/// no refresh: nobody is told, and a look that fails stops nothing.
pub(crate) async fn look_again(driver: &Arc<Storage>, pool: &Arc<Pool>) -> Result<()> {
    change(driver, pool, "look at", async move |driver, pool| {
        let live = pool.view().live()?.clone();
        let work = driver.work(Arc::clone(&live.def));
        pool.begin_look();
        match backend(live.def.kind).look(&work, Some(&live)).await {
            Ok(scan) => {
                pool.end_look(&live.def, scan);
                Ok(())
            }
            Err(error) => {
                pool.give_up_look();
                Err(error)
            }
        }
    })
    .await
}

/// After a look that failed: the pool is stopped as far as that can be.
async fn take_down(driver: &Arc<Storage>, pool: &InTurn) {
    let view = pool.view().clone();
    let Some(live) = view.live.clone() else { return };
    let Ok(_closed) = pool.jobs.close(&view.name).await else {
        // Somebody works in it, so it is not all gone.
        return;
    };
    pool.observe(|view| view.live = None);
    let work = driver.work(Arc::clone(&live.def));
    drop((view, live));
    undo(&pool.name(), backend(work.def.kind).stop(&work).await);
    undo(&pool.name(), store::remove_status(&driver.definitions, &pool.name()).await);
    driver.tell(pool, Lifecycle::Stopped);
    forget_if_gone(&driver.pools, pool);
}

/// Stops a pool. Its volumes stay where they are.
pub(crate) async fn stop(driver: &Arc<Storage>, pool: &Arc<Pool>) -> Result<()> {
    // Said at once, and not only when a refresh that waits for a server is over.
    let idle = pool.jobs.expect_none(&pool.name()).await;
    idle.map_err(|error| {
        StorageError::from(error).into_wire(&format!("stop pool '{}'", pool.name()))
    })?;
    change(driver, pool, "stop", async move |driver, pool| {
        let view = pool.view().clone();
        let live = view.live()?.clone();
        let _closed = pool.jobs.close(&view.name).await?;
        pool.settled().await;
        // No reader begins to use the folder any more, which may be unmounted.
        pool.observe(|view| view.live = None);
        let work = driver.work(Arc::clone(&live.def));
        let mut before = Some(live);
        if let Some(live) = &mut before {
            live.directory = None;
        }
        drop(view);
        if let Err(error) = backend(work.def.kind).stop(&work).await {
            // Still there: it is as active as it was.
            match backend(work.def.kind).look(&work, None).await {
                Ok(scan) => pool.end_look(&work.def, scan),
                Err(error) => {
                    tracing::warn!(pool = %pool.name(), error = %chain(&error), "cannot look at it");
                    pool.observe(|view| view.live.clone_from(&before));
                }
            }
            return Err(error);
        }
        store::remove_status(&driver.definitions, &pool.name()).await?;
        driver.tell(&pool, Lifecycle::Stopped);
        forget_if_gone(&driver.pools, &pool);
        Ok(())
    })
    .await
}

fn undo(pool: &str, undone: Result<(), StorageError>) {
    if let Err(error) = undone {
        tracing::warn!(pool, error = %chain(&error), "something of a pool is left behind");
    }
}

fn definition(view: &View) -> Result<Arc<StoragePoolDef>, StorageError> {
    let gone = || StorageError::invalid(format!("storage pool '{}' is gone", view.name));
    view.persistent.clone().ok_or_else(gone)
}

/// Runs a change of the pool in its turn.
async fn change<F, Work>(
    driver: &Arc<Storage>,
    pool: &Arc<Pool>,
    what: &'static str,
    work: F,
) -> Result<()>
where
    F: FnOnce(Arc<Storage>, InTurn) -> Work + Send + 'static,
    Work: Future<Output = Result<(), StorageError>> + Send + 'static,
{
    let ours = Arc::clone(driver);
    let changed = pool.change(what, move |pool| work(ours, pool)).await;
    changed
        .map_err(|error: StorageError| error.into_wire(&format!("{what} pool '{}'", pool.name())))
}
