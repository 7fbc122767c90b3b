//! The driver's state, and what all its calls share.

use crate::Settings;
use crate::backend::{Place, Work};
use crate::layout::StorageLayout;
use crate::pool::Pool;
use crate::unfinished::Unfinished;
use crate::volume::Volume;
use ostler_core::enumeration::StoragePoolEventLifecycleType as Lifecycle;
use ostler_core::{Error, ErrorCode, ErrorDomain, Result, StoragePoolRef, StorageVolumeRef, Uuid};
use ostler_driver::object::{Definitions, Shared};
use ostler_driver::{Event, EventBus, ObjectList, SecretVault};
use ostler_model::storage::StoragePoolDef;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// The storage driver of one daemon.
pub struct Storage {
    ourselves: Shared<Self>,
    pub(crate) layout: StorageLayout,
    pub(crate) definitions: Definitions,
    settings: Settings,
    pub(crate) pools: Arc<ObjectList<Pool>>,
    /// Held while it is decided whether a pool's source is free.
    pub(crate) defining: Arc<tokio::sync::Mutex<()>>,
    events: Arc<EventBus<Event>>,
    pub(crate) secrets: Option<Arc<dyn SecretVault>>,
    pub(crate) unfinished: Arc<Unfinished>,
    mounts: Arc<Path>,
}

/// A volume that a call is about, as last seen.
pub(crate) struct Found {
    pub(crate) pool: Arc<Pool>,
    pub(crate) place: Place,
    pub(crate) volume: Arc<Volume>,
}

impl Storage {
    /// The driver over these folders, knowing no pool yet. It tells of events
    /// on `events`, and asks `secrets` for the values it needs.
    #[must_use]
    pub fn new(
        layout: StorageLayout,
        settings: Settings,
        events: Arc<EventBus<Event>>,
        secrets: Option<Arc<dyn SecretVault>>,
    ) -> Arc<Self> {
        Shared::make(|ourselves| Self {
            ourselves,
            definitions: Definitions {
                folders: layout.objects.clone(),
                kind: "pool",
                command: "virsh pool-edit",
            },
            unfinished: Unfinished::new(layout.unfinished.clone()),
            mounts: Arc::from(&*layout.mounts),
            layout,
            settings,
            pools: Arc::default(),
            defining: Arc::default(),
            events,
            secrets,
        })
    }

    /// This driver, for what outlives a call.
    pub(crate) fn shared(&self) -> Arc<Self> {
        self.ourselves.get()
    }

    /// The parts that the backend of a pool with this definition needs.
    pub(crate) fn work(&self, def: Arc<StoragePoolDef>) -> Work {
        Work {
            def,
            unfinished: Arc::clone(&self.unfinished),
            secrets: self.secrets.clone(),
            mounts: Arc::clone(&self.mounts),
            privileged: self.settings.privileged,
        }
    }

    /// The pool a client means: by UUID, whatever name it knows.
    pub(crate) fn pool(&self, pool: &StoragePoolRef) -> Result<Arc<Pool>> {
        self.pools.by_uuid(pool.uuid).ok_or_else(|| {
            no_pool(format!("no storage pool with matching uuid '{}' ({})", pool.uuid, pool.name))
        })
    }

    /// The pool with this UUID.
    pub(crate) fn pool_by_uuid(&self, uuid: Uuid) -> Result<Arc<Pool>> {
        let missing = || no_pool(format!("no storage pool with matching uuid '{uuid}'"));
        self.pools.by_uuid(uuid).ok_or_else(missing)
    }

    /// The pool with this name.
    pub(crate) fn pool_by_name(&self, name: &str) -> Result<Arc<Pool>> {
        let missing = || no_pool(format!("no storage pool with matching name '{name}'"));
        self.pools.by_name(name).ok_or_else(missing)
    }

    /// The active pool.
    pub(crate) fn place(&self, pool: &Pool) -> Result<Place> {
        let view = pool.view();
        let live = view.live()?.clone();
        Ok(Place { work: self.work(Arc::clone(&live.def)), live })
    }

    /// The volume a client means.
    pub(crate) fn volume(&self, volume: &StorageVolumeRef) -> Result<Found> {
        let pool = self.pool_by_name(&volume.pool)?;
        let place = self.place(&pool)?;
        match place.live.contents.find(&volume.name) {
            Some(found) => {
                let volume = Arc::clone(found);
                Ok(Found { pool, place, volume })
            }
            None => Err(no_volume(format!(
                "no storage vol with matching name '{}' in pool '{}'",
                volume.name, volume.pool
            ))),
        }
    }

    pub(crate) fn tell(&self, pool: &Pool, event: Lifecycle) {
        let event = event.into();
        self.events.publish(Event::StoragePoolLifecycle {
            pool: pool.reference(),
            event,
            detail: 0,
        });
    }

    pub(crate) fn emit_refresh(&self, pool: &Pool) {
        self.events.publish(Event::StoragePoolRefresh { pool: pool.reference() });
    }
}

pub(crate) fn no_pool(detail: String) -> Error {
    Error::new(ErrorCode::NoStoragePool, ErrorDomain::Storage, detail)
}

pub(crate) fn no_volume(detail: String) -> Error {
    Error::new(ErrorCode::NoStorageVol, ErrorDomain::Storage, detail)
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Storage")
            .field("layout", &self.layout)
            .field("settings", &self.settings)
            .field("pools", &self.pools.len())
            .finish_non_exhaustive()
    }
}
