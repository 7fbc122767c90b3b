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
pub(crate) struct Live {
    /// The definition in force.
    pub(crate) def: Arc<StoragePoolDef>,
    /// The folder of its volumes, where they are files.
    pub(crate) directory: Option<Arc<Directory>>,
    pub(crate) contents: Arc<Contents>,
}

/// What looking at a pool gives.
#[derive(Debug)]
pub(crate) struct Sight {
    pub(crate) directory: Option<Arc<Directory>>,
    pub(crate) contents: Contents,
    pub(crate) permissions: Option<Permissions>,
}

impl Live {
    /// Where its volumes are seen; "" where that is nowhere.
    pub(crate) fn target(&self) -> &str {
        self.def.target_path().unwrap_or_default()
    }
}

/// Volumes and room of an active pool.
#[derive(Debug, Clone)]
pub(crate) struct Contents {
    /// Sorted by name.
    volumes: Vec<Arc<Volume>>,
    /// How clients name them, when they have asked for all.
    references: OnceLock<Arc<[StorageVolumeRef]>>,
    pub(crate) room: Room,
    /// What no volume has of the pool's devices, where that is told.
    pub(crate) free: Arc<[Extent]>,
    /// When it was seen.
    pub(crate) seen: Instant,
}

/// The room of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Room {
    pub(crate) capacity: Bytes,
    pub(crate) allocation: Bytes,
    pub(crate) available: Bytes,
}

impl Room {
    /// Of a file system.
    pub(crate) fn of(capacity: u64, available: u64) -> Self {
        Self {
            capacity: Bytes(capacity),
            allocation: Bytes(capacity.saturating_sub(available)),
            available: Bytes(available),
        }
    }

    /// As it will be when `more` has come free.
    pub(crate) fn after(self, more: Bytes) -> Self {
        let more = more.0.min(self.allocation.0);
        Self {
            allocation: Bytes(self.allocation.0 - more),
            available: Bytes(self.available.0.saturating_add(more)),
            ..self
        }
    }
}

/// A change of one volume, while all are looked at.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// It is there now, or is different.
    Put(Arc<Volume>),
    /// It is gone.
    Remove(Arc<str>),
}

impl Contents {
    /// These volumes, in any order.
    pub(crate) fn new(mut volumes: Vec<Arc<Volume>>, room: Room) -> Self {
        // Mostly some runs in order.
        volumes.sort_by(|a, b| a.name.cmp(&b.name));
        let (references, free) = (OnceLock::new(), Arc::default());
        Self { volumes, references, room, free, seen: Instant::now() }
    }

    pub(crate) fn volumes(&self) -> &[Arc<Volume>] {
        &self.volumes
    }

    /// How clients name the volumes, in the pool with this name and target.
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
    pub(crate) fn apply(&mut self, change: &Change) {
        self.references.take();
        let name = match change {
            Change::Put(volume) => &volume.name,
            Change::Remove(name) => name,
        };
        let found = self.volumes.binary_search_by(|volume| (*volume.name).cmp(name));
        match (change, found) {
            (Change::Put(volume), Ok(at)) => self.volumes[at] = Arc::clone(volume),
            (Change::Put(volume), Err(at)) => self.volumes.insert(at, Arc::clone(volume)),
            (Change::Remove(_), Ok(at)) => drop(self.volumes.remove(at)),
            (Change::Remove(_), Err(_)) => {}
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
        let mut contents = Contents::new(vec![volume("c", 1), volume("a", 1)], Room::of(10, 4));
        contents.apply(&Change::Put(volume("b", 1)));
        contents.apply(&Change::Put(volume("a", 2)));
        contents.apply(&Change::Remove("c".into()));
        contents.apply(&Change::Remove("not there".into()));
        let names: Vec<_> = contents.volumes().iter().map(|volume| &*volume.name).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(contents.find("a").map(|volume| volume.capacity), Some(Bytes(2)));
        assert!(contents.find("c").is_none());
        assert_eq!(contents.room.allocation, Bytes(6));
    }

    #[test]
    fn names_for_clients_are_made_once_and_anew_after_a_change() {
        let pool: Arc<str> = "pool".into();
        let mut contents = Contents::new(vec![volume("a", 1)], Room::of(10, 4));
        let before = contents.references(&pool, "/images/");
        assert_eq!(
            (&*before[0].pool, &*before[0].name, &*before[0].key),
            ("pool", "a", "/images/a")
        );
        assert!(Arc::ptr_eq(&before, &contents.references(&pool, "/images/")));
        assert!(Arc::ptr_eq(&before, &contents.clone().references(&pool, "/images/")));
        contents.apply(&Change::Put(volume("b", 1)));
        let keys: Vec<_> =
            contents.references(&pool, "/images/").iter().map(|it| it.key.to_string()).collect();
        assert_eq!(keys, ["/images/a", "/images/b"]);
    }
}
