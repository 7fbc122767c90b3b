//! A definition's life: made, replaced, removed.
//!
//! The order of things is `ostler_driver::object`'s; here are the words of this
//! driver.

use super::source;
use crate::Storage;
use crate::error::{StorageError, bad_definition, conflict};
use crate::pool::{InTurn, Pool, View};
use ostler_core::enumeration::StoragePoolEventLifecycleType as Lifecycle;
use ostler_core::{Error, ErrorDomain, Result, Uuid};
use ostler_driver::object::{self, Family, Link, Standing, Step};
use ostler_driver::{Conflict, ObjectList};
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

/// The driver as the keeper of its pools' lives.
#[derive(Clone)]
pub(crate) struct Pools(pub(crate) Arc<Storage>);

impl Family for Pools {
    type Object = Pool;
    type Definition = StoragePoolDef;
    type Error = StorageError;

    fn objects(&self) -> &Arc<ObjectList<Pool>> {
        &self.0.pools
    }

    fn identity(def: &StoragePoolDef) -> (&str, Uuid) {
        (&def.name, uuid(def))
    }

    fn make(&self, uuid: Uuid, standing: Standing<StoragePoolDef>) -> Arc<Pool> {
        Pool::new(uuid, View::new(standing))
    }

    fn taken(&self, def: &StoragePoolDef, by: &Conflict) -> StorageError {
        conflict(&def.name, by).into()
    }

    fn write_blocking(
        &self,
        def: &Arc<StoragePoolDef>,
        _before: Option<&InTurn>,
    ) -> std::result::Result<Arc<StoragePoolDef>, StorageError> {
        let definitions = &self.0.definitions;
        let text = definitions.head(&def.name) + &def.to_xml();
        definitions.write_blocking(&def.name, text)?;
        Ok(Arc::clone(def))
    }

    fn check_autostart(&self, pool: &InTurn) -> std::result::Result<(), StorageError> {
        let view = pool.view();
        match view.persistent {
            Some(_) => Ok(()),
            None => Err(StorageError::Wire(Error::internal(format!(
                "pool has no config file: '{}' is transient, define it first",
                view.name
            )))),
        }
    }

    async fn set_link(
        &self,
        pool: &InTurn,
        link: Link,
        on: bool,
    ) -> std::result::Result<(), StorageError> {
        Ok(self.0.definitions.set_link(link, &pool.name(), on).await?)
    }

    fn tell(&self, pool: &Pool, step: Step) {
        self.0.tell(
            pool,
            match step {
                Step::Added | Step::Updated => Lifecycle::Defined,
                Step::Removed => Lifecycle::Undefined,
            },
        );
    }
}

/// Defines a pool, or replaces the definition of the one with the same name and
/// UUID. While that one is active the new definition waits for its next start.
pub(crate) async fn define(driver: &Arc<Storage>, xml: &str) -> Result<Arc<Pool>> {
    let def = Arc::new(read(xml)?);
    // No two at once: which sources are taken must not change in between.
    let _defining = driver.defining.lock().await;
    source::refuse_duplicate(driver, &def, uuid(&def))?;
    let defined = object::define(&Pools(Arc::clone(driver)), Arc::clone(&def)).await;
    defined.map_err(|error| error.into_wire(&format!("define pool '{}'", def.name)))
}

/// Removes a definition.
pub(crate) async fn undefine(driver: &Arc<Storage>, pool: &Arc<Pool>) -> Result<()> {
    let ours = Arc::clone(driver);
    let erase = move |pool: InTurn| async move {
        let view = pool.view();
        if view.live.is_some() {
            return Err(StorageError::invalid(format!(
                "storage pool '{}' is still active: stop it first",
                view.name
            )));
        }
        let standing = Standing::clone(&view);
        drop(view);
        // A link may be there that nobody has noted.
        let standing = Standing { autostart: true, ..standing };
        Ok(ours.definitions.remove(&standing).await?)
    };
    let undefined = object::undefine(&Pools(Arc::clone(driver)), pool, erase).await;
    undefined.map_err(|error| error.into_wire(&format!("undefine pool '{}'", pool.name())))
}

/// Has the pool started with the daemon, or no more.
pub(crate) async fn set_autostart(driver: &Arc<Storage>, pool: &Arc<Pool>, on: bool) -> Result<()> {
    let pools = Pools(Arc::clone(driver));
    let set = object::set_autostart(&pools, pool, Link::Always, on).await;
    set.map_err(|error| error.into_wire(&format!("change the autostart of pool '{}'", pool.name())))
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
