//! The objects of one kind that a driver knows: found by UUID, name or id.
//!
//! Reading takes a read lock for the length of one map look-up and never waits
//! for a change in progress. A name and a UUID are taken *before* anything is
//! written for a new object ([`ObjectList::reserve`]): two clients defining the
//! same name at once cannot both get as far as the disk.

use ostler_core::Uuid;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// All objects of one kind.
#[derive(Debug)]
pub struct ObjectList<T> {
    index: RwLock<Index<T>>,
}

#[derive(Debug)]
struct Index<T> {
    objects: HashMap<Uuid, Entry<T>>,
    names: HashMap<Arc<str>, Uuid>,
    ids: HashMap<i32, Uuid>,
}

#[derive(Debug)]
struct Entry<T> {
    name: Arc<str>,
    /// The other name while the object is being renamed.
    second_name: Option<Arc<str>>,
    /// `None` while the object is being made.
    object: Option<Arc<T>>,
}

/// Why a name and UUID cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// Another object has the name.
    #[error("'{name}' exists already with UUID {uuid}")]
    NameTaken {
        /// The name asked for.
        name: String,
        /// The UUID of the object that has it.
        uuid: Uuid,
    },
    /// Another object has the UUID.
    #[error("UUID {uuid} belongs to '{name}' already")]
    UuidTaken {
        /// The name of the object that has it.
        name: String,
        /// The UUID asked for.
        uuid: Uuid,
    },
}

impl<T> Default for ObjectList<T> {
    fn default() -> Self {
        Self {
            index: RwLock::new(Index {
                objects: HashMap::new(),
                names: HashMap::new(),
                ids: HashMap::new(),
            }),
        }
    }
}

impl<T> ObjectList<T> {
    /// The object with this UUID.
    pub fn by_uuid(&self, uuid: Uuid) -> Option<Arc<T>> {
        self.read().objects.get(&uuid)?.object.clone()
    }

    /// The object with this name.
    pub fn by_name(&self, name: &str) -> Option<Arc<T>> {
        let index = self.read();
        index.objects.get(index.names.get(name)?)?.object.clone()
    }

    /// The object that runs under this id.
    pub fn by_id(&self, id: i32) -> Option<Arc<T>> {
        let index = self.read();
        index.objects.get(index.ids.get(&id)?)?.object.clone()
    }

    /// Every object, in no order.
    pub fn all(&self) -> Vec<Arc<T>> {
        self.read().objects.values().filter_map(|entry| entry.object.clone()).collect()
    }

    /// Calls `visit` on every object under the read lock; `visit` must be short.
    pub fn for_each(&self, mut visit: impl FnMut(&Arc<T>)) {
        self.read().objects.values().filter_map(|entry| entry.object.as_ref()).for_each(&mut visit);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.read().objects.values().filter(|entry| entry.object.is_some()).count()
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes `name` and `uuid` for an object still to be made.
    pub fn reserve(self: &Arc<Self>, name: &str, uuid: Uuid) -> Result<Reservation<T>, Conflict> {
        let mut index = self.write();
        index.check_free(name, uuid)?;
        let name: Arc<str> = name.into();
        index.names.insert(name.clone(), uuid);
        index.objects.insert(uuid, Entry { name, second_name: None, object: None });
        Ok(Reservation { list: Arc::clone(self), uuid, done: false })
    }

    /// Adds a finished object, as when it is loaded from disk.
    pub fn insert(&self, name: &str, uuid: Uuid, object: Arc<T>) -> Result<(), Conflict> {
        let mut index = self.write();
        index.check_free(name, uuid)?;
        let name: Arc<str> = name.into();
        index.names.insert(name.clone(), uuid);
        index.objects.insert(uuid, Entry { name, second_name: None, object: Some(object) });
        Ok(())
    }

    /// Adds a second name for an object: the first step of renaming it. Both
    /// names find it until one is dropped with [`ObjectList::drop_name`].
    pub fn add_name(&self, uuid: Uuid, name: &str) -> Result<(), Conflict> {
        let mut index = self.write();
        if let Some(other) = index.names.get(name) {
            return Err(Conflict::NameTaken { name: name.to_owned(), uuid: *other });
        }
        let name: Arc<str> = name.into();
        if let Some(entry) = index.objects.get_mut(&uuid) {
            entry.second_name = Some(name.clone());
            index.names.insert(name, uuid);
        }
        Ok(())
    }

    /// Drops `old`, one of the two names of an object; `kept` is its name now.
    pub fn drop_name(&self, uuid: Uuid, old: &str, kept: &str) {
        let mut index = self.write();
        if index.names.get(old) == Some(&uuid) {
            index.names.remove(old);
        }
        if let Some(entry) = index.objects.get_mut(&uuid) {
            entry.name = kept.into();
            entry.second_name = None;
        }
    }

    /// Lets `id` find the object, as long as it runs.
    pub fn set_id(&self, uuid: Uuid, id: i32) {
        self.write().ids.insert(id, uuid);
    }

    /// Forgets `id`.
    pub fn clear_id(&self, id: i32) {
        self.write().ids.remove(&id);
    }

    /// Removes the object; it must have no id any more.
    pub fn remove(&self, uuid: Uuid) -> Option<Arc<T>> {
        self.write().remove(uuid)
    }

    // A panic while the lock was held cannot leave the maps half changed in a
    // way that matters more than serving the other objects, so poison is passed.
    fn read(&self) -> RwLockReadGuard<'_, Index<T>> {
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Index<T>> {
        self.index.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Index<T> {
    fn check_free(&self, name: &str, uuid: Uuid) -> Result<(), Conflict> {
        if let Some(other) = self.names.get(name) {
            return Err(Conflict::NameTaken { name: name.to_owned(), uuid: *other });
        }
        if let Some(entry) = self.objects.get(&uuid) {
            return Err(Conflict::UuidTaken { name: entry.name.to_string(), uuid });
        }
        Ok(())
    }

    fn remove(&mut self, uuid: Uuid) -> Option<Arc<T>> {
        let entry = self.objects.remove(&uuid)?;
        for name in std::iter::once(&entry.name).chain(&entry.second_name) {
            self.names.remove(name);
        }
        entry.object
    }
}

/// A name and UUID taken for an object that is being made. Dropped before
/// [`Reservation::fill`], it gives them back.
#[derive(Debug)]
pub struct Reservation<T> {
    list: Arc<ObjectList<T>>,
    uuid: Uuid,
    done: bool,
}

impl<T> Reservation<T> {
    /// Makes the finished object visible.
    pub fn fill(mut self, object: Arc<T>) {
        self.done = true;
        if let Some(entry) = self.list.write().objects.get_mut(&self.uuid) {
            entry.object = Some(object);
        }
    }
}

impl<T> Drop for Reservation<T> {
    fn drop(&mut self) {
        if !self.done {
            self.list.write().remove(self.uuid);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uuid(last: u8) -> Uuid {
        Uuid::from_bytes([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, last])
    }

    #[test]
    fn an_object_is_found_by_all_its_names() {
        let list = Arc::new(ObjectList::default());
        list.insert("web", uuid(1), Arc::new("web object")).expect("free");
        list.set_id(uuid(1), 5);
        assert_eq!(list.by_uuid(uuid(1)).as_deref(), Some(&"web object"));
        assert_eq!(list.by_name("web").as_deref(), Some(&"web object"));
        assert_eq!(list.by_id(5).as_deref(), Some(&"web object"));
        list.add_name(uuid(1), "shop").expect("free");
        list.drop_name(uuid(1), "web", "shop");
        assert!(list.by_name("web").is_none() && list.by_name("shop").is_some());
        list.clear_id(5);
        assert!(list.remove(uuid(1)).is_some());
        assert!(list.by_id(5).is_none() && list.by_name("shop").is_none() && list.is_empty());
    }

    #[test]
    fn a_reservation_holds_name_and_uuid_and_gives_them_back() {
        let list: Arc<ObjectList<&str>> = Arc::default();
        let held = list.reserve("web", uuid(1)).expect("free");
        assert!(matches!(list.reserve("web", uuid(2)), Err(Conflict::NameTaken { .. })));
        assert!(matches!(list.reserve("db", uuid(1)), Err(Conflict::UuidTaken { .. })));
        assert!(list.by_name("web").is_none() && list.is_empty());
        drop(held);
        list.reserve("web", uuid(1)).expect("free again").fill(Arc::new("web object"));
        assert_eq!(list.len(), 1);
    }
}
