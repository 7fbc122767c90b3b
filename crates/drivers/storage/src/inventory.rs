//! An active pool as the last refresh found it: its volumes and its space. A value
//! of this never changes; a change of a volume makes another.

use crate::volume::{Extent, Volume};
use ostler_core::{Bytes, StorageVolumeRef};
use ostler_host::volume::Directory;
use ostler_model::storage::{Permissions, StoragePoolDef};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

/// An active pool.
#[derive(Debug, Clone)]
pub(crate) struct ActivePool {
    /// The definition in force.
    pub(crate) def: Arc<StoragePoolDef>,
    /// The open folder of its volumes, of pools whose volumes are files.
    pub(crate) directory: Option<Arc<Directory>>,
    pub(crate) contents: Arc<Contents>,
}

/// The result of scanning a pool.
#[derive(Debug)]
pub(crate) struct PoolScan {
    pub(crate) directory: Option<Arc<Directory>>,
    pub(crate) contents: Contents,
    pub(crate) permissions: Option<Permissions>,
}

impl ActivePool {
    /// The folder under which its volumes have their paths; "" for kinds without one.
    pub(crate) fn target(&self) -> &str {
        self.def.target_path().unwrap_or_default()
    }
}

/// The volumes and the space of an active pool.
#[derive(Debug, Clone)]
pub(crate) struct Contents {
    /// Sorted by name.
    volumes: Vec<Arc<Volume>>,
    /// The volumes as clients name them: made when a client first asks for all.
    references: OnceLock<Arc<[StorageVolumeRef]>>,
    pub(crate) space: PoolSpace,
    /// The parts of the pool's devices that no volume has, of kinds that list them.
    pub(crate) free: Arc<[Extent]>,
    /// The time of the scan.
    pub(crate) seen: Instant,
}

/// The size of a pool, and how much of it is used and free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct PoolSpace {
    pub(crate) capacity: Bytes,
    pub(crate) allocation: Bytes,
    pub(crate) available: Bytes,
}

impl PoolSpace {
    /// The space of a file system with these numbers of bytes.
    pub(crate) fn of(capacity: u64, available: u64) -> Self {
        Self {
            capacity: Bytes(capacity),
            allocation: Bytes(capacity.saturating_sub(available)),
            available: Bytes(available),
        }
    }

    /// The space once `more` has come free.
    pub(crate) fn after(self, more: Bytes) -> Self {
        let more = more.0.min(self.allocation.0);
        Self {
            allocation: Bytes(self.allocation.0 - more),
            available: Bytes(self.available.0.saturating_add(more)),
            ..self
        }
    }
}

/// A change of one volume.
#[derive(Debug, Clone)]
pub(crate) enum VolumeChange {
    /// A volume that is new, or changed.
    Put(Arc<Volume>),
    /// The name of a volume that is gone.
    Remove(Arc<str>),
}

impl Contents {
    /// Contents of these volumes, which may come in any order.
    pub(crate) fn new(mut volumes: Vec<Arc<Volume>>, space: PoolSpace) -> Self {
        // Mostly some runs in order.
        volumes.sort_by(|a, b| a.name.cmp(&b.name));
        let (references, free) = (OnceLock::new(), Arc::default());
        Self { volumes, references, space, free, seen: Instant::now() }
    }

    pub(crate) fn volumes(&self) -> &[Arc<Volume>] {
        &self.volumes
    }

    /// The volumes as clients name them, in the pool with this name and target.
    pub(crate) fn references(&self, pool: &Arc<str>, target: &str) -> Arc<[StorageVolumeRef]> {
        let all = || self.volumes.iter().map(|volume| volume.reference(pool, target)).collect();
        Arc::clone(self.references.get_or_init(all))
    }

    pub(crate) fn find(&self, name: &str) -> Option<&Arc<Volume>> {
        let found = self.volumes.binary_search_by(|volume| (*volume.name).cmp(name)).ok()?;
        self.volumes.get(found)
    }

    /// The volume at this address, of those that have one.
    pub(crate) fn at(&self, address: &str) -> Option<&Arc<Volume>> {
        let is_it = |volume: &&Arc<Volume>| {
            volume.address.as_ref().is_some_and(|known| *known.path == *address)
        };
        self.volumes.iter().find(is_it)
    }

    /// Makes a change.
    pub(crate) fn apply(&mut self, change: &VolumeChange) {
        self.references.take();
        let name = match change {
            VolumeChange::Put(volume) => &volume.name,
            VolumeChange::Remove(name) => name,
        };
        let found = self.volumes.binary_search_by(|volume| (*volume.name).cmp(name));
        match (change, found) {
            (VolumeChange::Put(volume), Ok(at)) => self.volumes[at] = Arc::clone(volume),
            (VolumeChange::Put(volume), Err(at)) => self.volumes.insert(at, Arc::clone(volume)),
            (VolumeChange::Remove(_), Ok(at)) => drop(self.volumes.remove(at)),
            (VolumeChange::Remove(_), Err(_)) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_model::storage::VolumeKind;

    fn volume(name: &str, capacity: u64) -> Arc<Volume> {
        Arc::new(Volume {
            name: name.into(),
            kind: VolumeKind::File,
            format: None,
            capacity: Bytes(capacity),
            allocation: Bytes(0),
            physical: Bytes(capacity),
            access: None,
            identity: None,
            details: None,
            address: None,
        })
    }

    #[test]
    fn changes_keep_the_order() {
        let mut contents =
            Contents::new(vec![volume("c", 1), volume("a", 1)], PoolSpace::of(10, 4));
        contents.apply(&VolumeChange::Put(volume("b", 1)));
        contents.apply(&VolumeChange::Put(volume("a", 2)));
        contents.apply(&VolumeChange::Remove("c".into()));
        contents.apply(&VolumeChange::Remove("not there".into()));
        let names: Vec<_> = contents.volumes().iter().map(|volume| &*volume.name).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(contents.find("a").map(|volume| volume.capacity), Some(Bytes(2)));
        assert!(contents.find("c").is_none());
        assert_eq!(contents.space.allocation, Bytes(6));
    }

    #[test]
    fn names_for_clients_are_made_once_and_anew_after_a_change() {
        let pool: Arc<str> = "pool".into();
        let mut contents = Contents::new(vec![volume("a", 1)], PoolSpace::of(10, 4));
        let before = contents.references(&pool, "/images/");
        assert_eq!(
            (&*before[0].pool, &*before[0].name, &*before[0].key),
            ("pool", "a", "/images/a")
        );
        assert!(Arc::ptr_eq(&before, &contents.references(&pool, "/images/")));
        assert!(Arc::ptr_eq(&before, &contents.clone().references(&pool, "/images/")));
        contents.apply(&VolumeChange::Put(volume("b", 1)));
        let keys: Vec<_> =
            contents.references(&pool, "/images/").iter().map(|it| it.key.to_string()).collect();
        assert_eq!(keys, ["/images/a", "/images/b"]);
    }
}
