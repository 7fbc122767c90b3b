//! A definition's life: made, replaced, removed.
//!
//! A name and UUID are taken before anything is written, so two clients that
//! define the same name at once do not both get to the disk.

use super::{source, store};
use crate::Storage;
use crate::error::{StorageError, bad_definition, conflict, failed, invalid};
use crate::pool::{PATIENCE, Pool, View};
use ostler_core::enumeration::StoragePoolEventLifecycleType as Lifecycle;
use ostler_core::{Error, ErrorDomain, Result, Uuid};
use ostler_model::storage::{StoragePoolDef, clean_path};
use std::sync::Arc;

/// Reads and completes a definition.
pub(crate) fn read(xml: &str) -> Result<StoragePoolDef> {
    let mut def = StoragePoolDef::parse(xml).map_err(bad_definition)?;
    let fresh = ostler_host::random_uuid()
        .map_err(|error| Error::system(format!("cannot make a UUID: {error}")))?;
    def.complete(|| fresh);
    def.validate().map_err(bad_definition)?;
    if let Some(path) = def.target_path().filter(|path| !path.starts_with('/')) {
        return Err(Error::new(
            ostler_core::ErrorCode::XmlError,
            ErrorDomain::Storage,
            format!(
                "pool '{}': its target path '{}' is relative, and to what nobody can know: give \
                 it from / on",
                def.name,
                path.escape_debug()
            ),
        ));
    }
    Ok(def)
}

/// The UUID of a completed definition.
pub(crate) fn uuid(def: &StoragePoolDef) -> Uuid {
    // Completing put one in.
    def.uuid.unwrap_or(Uuid::from_bytes([0; 16]))
}

/// Defines a pool, or replaces the definition of the one with the same name and
/// UUID. While that one is active the new definition waits for its next start.
pub(crate) async fn define(driver: &Arc<Storage>, xml: &str) -> Result<Arc<Pool>> {
    let def = Arc::new(read(xml)?);
    let uuid = uuid(&def);
    // No two at once: which sources are taken must not change in between.
    let _defining = driver.defining.lock().await;
    source::refuse_duplicate(driver, &def, uuid)?;
    match existing(driver, &def)? {
        Some(pool) => replace(driver, pool, def).await,
        None => add(driver, def).await,
    }
}

/// The pool that a definition is for, if there is one. Its name and UUID must
/// both fit.
pub(crate) fn existing(driver: &Storage, def: &StoragePoolDef) -> Result<Option<Arc<Pool>>> {
    let uuid = uuid(def);
    if let Some(pool) = driver.pools.by_uuid(uuid) {
        let name = pool.name();
        if *name != *def.name {
            return Err(failed(format!(
                "pool '{name}' is already defined with uuid {uuid}: give '{}' another UUID, or \
                 leave it out",
                def.name
            )));
        }
        return Ok(Some(pool));
    }
    match driver.pools.by_name(&def.name) {
        Some(pool) => {
            Err(failed(format!("pool '{}' already exists with uuid {}", def.name, pool.uuid)))
        }
        None => Ok(None),
    }
}

async fn add(driver: &Arc<Storage>, def: Arc<StoragePoolDef>) -> Result<Arc<Pool>> {
    let uuid = uuid(&def);
    let reservation = driver.pools.reserve(&def.name, uuid).map_err(|error| conflict(&error))?;
    let what = format!("define pool '{}'", def.name);
    let ours = Arc::clone(driver);
    // Detached from the client: what is begun is finished, also without it.
    let work = tokio::spawn(async move {
        store::save(&ours.layout, &def).await?;
        let mut view = View::new(&def.name);
        view.persistent = Some(def);
        let pool = Pool::new(uuid, view);
        reservation.fill(Arc::clone(&pool));
        ours.tell(&pool, Lifecycle::Defined);
        Ok(pool)
    });
    match work.await {
        Ok(result) => result.map_err(|error: StorageError| error.told(&what)),
        Err(_) => Err(Error::internal(format!("cannot {what}: a bug of this program"))),
    }
}

async fn replace(
    driver: &Arc<Storage>,
    pool: Arc<Pool>,
    def: Arc<StoragePoolDef>,
) -> Result<Arc<Pool>> {
    let (ours, target) = (Arc::clone(driver), Arc::clone(&pool));
    let work = move |turn| async move {
        let _turn = turn;
        store::save(&ours.layout, &def).await?;
        target.publish(|view| view.persistent = Some(Arc::clone(&def)));
        ours.tell(&target, Lifecycle::Defined);
        Ok(())
    };
    let changed = pool.turns.change("define", PATIENCE, work).await;
    let what = || format!("define pool '{}'", pool.name());
    changed.map_err(StorageError::from).and_then(|done| done).map_err(|e| e.told(&what()))?;
    Ok(pool)
}

/// Removes a definition.
pub(crate) async fn undefine(driver: &Arc<Storage>, pool: &Arc<Pool>) -> Result<()> {
    let (ours, target) = (Arc::clone(driver), Arc::clone(pool));
    let work = move |turn| async move {
        let _turn = turn;
        let view = target.view().clone();
        if view.live.is_some() {
            return Err(StorageError::invalid(format!(
                "storage pool '{}' is still active: stop it first",
                view.name
            )));
        }
        store::remove(&ours.layout, &view.name).await?;
        target.publish(|view| {
            view.persistent = None;
            view.autostart = false;
        });
        ours.pools.remove(target.uuid);
        ours.tell(&target, Lifecycle::Undefined);
        Ok(())
    };
    let changed = pool.turns.change("undefine", PATIENCE, work).await;
    let what = || format!("undefine pool '{}'", pool.name());
    changed.map_err(StorageError::from).and_then(|done| done).map_err(|error| error.told(&what()))
}

/// Has the pool started with the daemon, or no more.
pub(crate) async fn set_autostart(driver: &Arc<Storage>, pool: &Arc<Pool>, on: bool) -> Result<()> {
    let (ours, target) = (Arc::clone(driver), Arc::clone(pool));
    let work = move |turn| async move {
        let _turn = turn;
        let view = target.view().clone();
        if view.persistent.is_none() {
            return Err(StorageError::Told(Error::internal(format!(
                "pool has no config file: '{}' is transient, define it first",
                view.name
            ))));
        }
        if view.autostart != on {
            store::set_autostart(&ours.layout, &view.name, on).await?;
            target.publish(|view| view.autostart = on);
        }
        Ok(())
    };
    let changed = pool.turns.change("set autostart", PATIENCE, work).await;
    let what = || format!("change the autostart of pool '{}'", pool.name());
    changed.map_err(StorageError::from).and_then(|done| done).map_err(|error| error.told(&what()))
}

/// Takes name and UUID for a transient pool, or finds the inactive one that is
/// to be started with this definition.
pub(crate) fn begin_transient(driver: &Storage, def: &StoragePoolDef) -> Result<Arc<Pool>> {
    let uuid = uuid(def);
    source::refuse_duplicate(driver, def, uuid)?;
    if let Some(pool) = existing(driver, def)? {
        return match &pool.view().live {
            Some(_) => Err(invalid(format!("pool is already active as '{}'", def.name))),
            None => Ok(Arc::clone(&pool)),
        };
    }
    let pool = Pool::new(uuid, View::new(&def.name));
    driver.pools.insert(&def.name, uuid, Arc::clone(&pool)).map_err(|error| conflict(&error))?;
    Ok(pool)
}

/// The pool whose volumes are seen at this path.
pub(crate) fn by_target(driver: &Storage, path: &str) -> Option<Arc<Pool>> {
    let path = clean_path(path);
    let mut found = None;
    driver.pools.for_each(|pool| {
        let view = pool.view();
        let target = view.live.as_ref().and_then(|live| live.def.target_path());
        if target.is_some_and(|target| clean_path(target) == path) {
            found = Some(Arc::clone(pool));
        }
    });
    found
}
