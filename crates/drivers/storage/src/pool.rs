//! The object of a pool: its definition, its contents as the last refresh found them
//! while it is active, and the turns in which it changes (`lifecycle`).
//!
//! ```text
//!                readers                                   changes
//!                   │                                         │
//!                   v                                         v
//!   Pool ── view (arc-swap) <── publishes ── one turn at a time (driver::object)
//!                   │                                         │
//!                   └── ActivePool { def, Contents }       │
//!                                   ^                         v
//!    jobs on volumes, beside ───────┘                      backend
//! ```
//!
//! - [`View`]: what readers see; never waits for anything.
//! - [`Contents`]: volumes and space as the last refresh found them.
//! - [`Jobs`]: what is being done with volumes. A job takes no turn: a large copy
//!   holds up neither the pool nor its other volumes.

use crate::error::invalid;
use crate::inventory::{ActivePool, Contents, PoolScan, PoolSpace, VolumeChange};
use crate::jobs::Jobs;
use ostler_core::{Error, StoragePoolRef, Uuid};
use ostler_driver::object::{self, Defined, Object, Snapshot, Standing};
use ostler_model::storage::{Permissions, StoragePoolDef};
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedRwLockReadGuard, RwLock, Semaphore};

/// How long is waited for room that comes free.
const SETTLING: Duration = Duration::from_secs(5);

/// How many clients may wait for a pool's file system at once: a server that does
/// not answer takes no more threads than this.
const LOOKS: usize = 4;

/// How many volumes of a pool are worked on at once, for the same reason; others
/// wait.
const WORKS: usize = 16;

/// A pool in its turn.
pub(crate) type InTurn = object::InTurn<Pool>;

/// One pool.
#[derive(Debug)]
pub(crate) struct Pool {
    object: Object<View>,
    pub(crate) jobs: Arc<Jobs>,
    /// How many clients may wait for its file system at once.
    pub(crate) looks: Arc<Semaphore>,
    /// How many of its volumes are made or changed at once.
    pub(crate) works: Arc<Semaphore>,
    /// Held while contents are replaced; the changes of single volumes since a
    /// look at all of them began.
    meanwhile: Mutex<Option<Vec<VolumeChange>>>,
    /// Held for reading while the room of something replaced comes free.
    leaving: Arc<RwLock<()>>,
}

/// The picture of a pool that readers get.
#[derive(Debug, Clone)]
pub(crate) struct View {
    standing: Standing<StoragePoolDef>,
    pub(crate) live: Option<ActivePool>,
    /// The space that was last seen in it, also when it is not active any more.
    pub(crate) space: PoolSpace,
    pub(crate) permissions: Option<Permissions>,
}

impl View {
    /// A pool that is not active.
    pub(crate) fn new(standing: Standing<StoragePoolDef>) -> Self {
        Self { standing, live: None, space: PoolSpace::default(), permissions: None }
    }

    /// The definition in force, or else the one on disk.
    pub(crate) fn def(&self) -> Option<&Arc<StoragePoolDef>> {
        self.live.as_ref().map(|live| &live.def).or(self.persistent.as_ref())
    }

    /// The active pool, or an error that says that it is none.
    pub(crate) fn live(&self) -> Result<&ActivePool, Error> {
        self.live
            .as_ref()
            .ok_or_else(|| invalid(format!("storage pool '{}' is not active", self.name)))
    }

    /// An error, if it is active.
    pub(crate) fn expect_inactive(&self) -> Result<(), Error> {
        match &self.live {
            None => Ok(()),
            Some(_) => Err(invalid(format!("storage pool '{}' is already active", self.name))),
        }
    }
}

impl Pool {
    pub(crate) fn new(uuid: Uuid, view: View) -> Arc<Self> {
        Arc::new(Self {
            object: Object::new(uuid, view),
            jobs: Arc::default(),
            looks: Arc::new(Semaphore::new(LOOKS)),
            works: Arc::new(Semaphore::new(WORKS)),
            meanwhile: Mutex::default(),
            leaving: Arc::default(),
        })
    }

    /// How clients name it.
    pub(crate) fn reference(&self) -> StoragePoolRef {
        StoragePoolRef { name: Arc::clone(&self.view().name), uuid: self.uuid }
    }

    /// Begins a look at all volumes: changes from here on are remembered.
    pub(crate) fn begin_look(&self) {
        *self.meanwhile() = Some(Vec::new());
    }

    /// Gives a look up: nothing is remembered for it any more.
    pub(crate) fn give_up_look(&self) {
        *self.meanwhile() = None;
    }

    /// Publishes what a look gave, with what changed since it began.
    pub(crate) fn end_look(&self, def: &Arc<StoragePoolDef>, scan: PoolScan) {
        let mut meanwhile = self.meanwhile();
        let PoolScan { directory, mut contents, permissions } = scan;
        for change in meanwhile.take().into_iter().flatten() {
            contents.apply(&change);
        }
        let contents = Arc::new(contents);
        self.observe(|view| {
            view.space = contents.space;
            view.permissions.clone_from(&permissions);
            view.live = Some(ActivePool {
                def: Arc::clone(def),
                directory: directory.clone(),
                contents: Arc::clone(&contents),
            });
        });
    }

    /// Publishes a change of one volume, and the pool's room after it.
    pub(crate) fn put(&self, change: &VolumeChange, space: Option<PoolSpace>) {
        let mut meanwhile = self.meanwhile();
        if let Some(changes) = &mut *meanwhile {
            changes.push(change.clone());
        }
        self.observe(|view| {
            let Some(live) = &mut view.live else { return };
            let mut contents = Contents::clone(&live.contents);
            contents.apply(change);
            if let Some(space) = space {
                contents.space = space;
                view.space = space;
            }
            live.contents = Arc::new(contents);
        });
    }

    /// Publishes the room after something else than a volume's change.
    pub(crate) fn put_space(&self, space: PoolSpace) {
        let _look = self.meanwhile();
        self.observe(|view| {
            let Some(live) = &mut view.live else { return };
            let mut contents = Contents::clone(&live.contents);
            contents.space = space;
            live.contents = Arc::new(contents);
            view.space = space;
        });
    }

    /// Says that room comes free, until what this gives is dropped.
    pub(crate) async fn leaving(&self) -> OwnedRwLockReadGuard<()> {
        Arc::clone(&self.leaving).read_owned().await
    }

    /// Waits until the room of what was replaced is free; not for ever.
    pub(crate) async fn settled(&self) {
        if tokio::time::timeout(SETTLING, self.leaving.write()).await.is_err() {
            tracing::warn!(pool = %self.name(), "the room of replaced volumes does not come free");
        }
    }

    fn meanwhile(&self) -> MutexGuard<'_, Option<Vec<VolumeChange>>> {
        // What it guards is whole between any two statements.
        self.meanwhile.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deref for Pool {
    type Target = Object<View>;

    fn deref(&self) -> &Object<View> {
        &self.object
    }
}

impl Defined for Pool {
    type View = View;
}

impl Deref for View {
    type Target = Standing<StoragePoolDef>;

    fn deref(&self) -> &Standing<StoragePoolDef> {
        &self.standing
    }
}

impl DerefMut for View {
    fn deref_mut(&mut self) -> &mut Standing<StoragePoolDef> {
        &mut self.standing
    }
}

impl Snapshot for View {
    type Definition = StoragePoolDef;

    fn is_active(&self) -> bool {
        self.live.is_some()
    }
}
