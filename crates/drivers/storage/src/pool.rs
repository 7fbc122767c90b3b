//! The object of a pool: its definition, its contents as the last refresh found them
//! while it is active, and the turns in which it changes (`lifecycle`).
//!
//! ```text
//!                readers                                   changes
//!                   │                                         │
//!                   v                                         v
//!   Pool ── view (arc-swap) <── publishes ── one turn at a time (driver::Turns)
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
use arc_swap::{ArcSwap, Guard};
use ostler_core::{Error, StoragePoolRef, Uuid};
use ostler_driver::Turns;
use ostler_model::storage::{Permissions, StoragePoolDef};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedRwLockReadGuard, RwLock, Semaphore};

/// How long a change waits for the one before it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// How long is waited for room that comes free.
const SETTLING: Duration = Duration::from_secs(5);

/// How many clients may wait for a pool's file system at once: a server that does
/// not answer takes no more threads than this.
const LOOKS: usize = 4;

/// How many volumes of a pool are worked on at once, for the same reason; others
/// wait.
const WORKS: usize = 16;

/// One pool.
#[derive(Debug)]
pub(crate) struct Pool {
    /// It never changes.
    pub(crate) uuid: Uuid,
    view: ArcSwap<View>,
    pub(crate) turns: Turns<()>,
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

/// What readers see of a pool.
#[derive(Debug, Clone)]
pub(crate) struct View {
    pub(crate) name: Arc<str>,
    /// The definition on disk.
    pub(crate) persistent: Option<Arc<StoragePoolDef>>,
    pub(crate) live: Option<ActivePool>,
    pub(crate) autostart: bool,
    /// What was last seen of it, also when it is not active any more.
    pub(crate) space: PoolSpace,
    pub(crate) permissions: Option<Permissions>,
}

impl View {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            persistent: None,
            live: None,
            autostart: false,
            space: PoolSpace::default(),
            permissions: None,
        }
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
            uuid,
            view: ArcSwap::from_pointee(view),
            turns: Turns::new(()),
            jobs: Arc::default(),
            looks: Arc::new(Semaphore::new(LOOKS)),
            works: Arc::new(Semaphore::new(WORKS)),
            meanwhile: Mutex::default(),
            leaving: Arc::default(),
        })
    }

    /// What it is like now.
    pub(crate) fn view(&self) -> Guard<Arc<View>> {
        self.view.load()
    }

    /// Publishes a changed view. `change` may run more than once.
    pub(crate) fn publish(&self, change: impl Fn(&mut View)) {
        self.view.rcu(|view| {
            let mut view = View::clone(view);
            change(&mut view);
            view
        });
    }

    /// How clients name it.
    pub(crate) fn reference(&self) -> StoragePoolRef {
        StoragePoolRef { name: Arc::clone(&self.view().name), uuid: self.uuid }
    }

    /// The name, for errors and logs.
    pub(crate) fn name(&self) -> Arc<str> {
        Arc::clone(&self.view().name)
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
        self.publish(|view| {
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
        self.publish(|view| {
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
        self.publish(|view| {
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
