//! The images that running guests use: none is written by two, unless both
//! definitions say that it is shared.
//!
//! QEMU locks images too, which also holds off other programs; this tells
//! beforehand, by name.

use crate::GuestKey;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_host::file;
use ostler_model::domain::{BackingStore, Disk, DiskDevice, DomainDef};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How a guest uses an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// It only reads it.
    Read,
    /// It writes it and nobody else may touch it.
    Write,
    /// It writes it and knows that others do.
    Share,
}

impl Manner {
    const fn goes_with(self, other: Self) -> bool {
        matches!((self, other), (Self::Read, Self::Read) | (Self::Share, Self::Share))
    }
}

/// An image, by its file system and number, under whatever name.
type Image = (u64, u64);

/// One guest's use of an image.
#[derive(Debug, Clone)]
struct Use {
    image: Image,
    manner: Manner,
    disk: Box<str>,
    path: Box<str>,
}

/// The images that running guests use.
#[derive(Debug, Default)]
pub struct ImagesInUse(Mutex<HashMap<GuestKey, Guest>>);

#[derive(Debug)]
struct Guest {
    name: Box<str>,
    uses: Vec<Use>,
}

impl ImagesInUse {
    /// Takes the images that a guest is to use.
    ///
    /// # Errors
    /// Another guest uses an image in a way that does not go with this one's.
    pub async fn take(&self, guest: GuestKey, def: &DomainDef) -> Result<(), Error> {
        let uses = found(def).await;
        let mut guests = self.guests();
        for new in &uses {
            if let Some((guest, old)) = clash(&guests, new) {
                return Err(busy(&def.name, new, &guest.name, old));
            }
        }
        guests.insert(guest, Guest { name: def.name.as_ref().into(), uses });
        Ok(())
    }

    /// Takes the images that one more disk of a guest is to use.
    ///
    /// # Errors
    /// As [`ImagesInUse::take`].
    pub async fn join(&self, guest: GuestKey, name: &str, disk: &Disk) -> Result<(), Error> {
        let uses = look(named(disk)).await;
        let mut guests = self.guests();
        for new in &uses {
            if let Some((guest, old)) = clash(&guests, new) {
                return Err(busy(name, new, &guest.name, old));
            }
        }
        let entry =
            guests.entry(guest).or_insert_with(|| Guest { name: name.into(), uses: Vec::new() });
        entry.uses.extend(uses);
        Ok(())
    }

    /// Notes that a guest does not have a disk any more.
    pub fn leave(&self, guest: GuestKey, disk: &str) {
        if let Some(guest) = self.guests().get_mut(&guest) {
            guest.uses.retain(|used| &*used.disk != disk);
        }
    }

    /// Notes the images that a running guest uses already.
    pub async fn note(&self, guest: GuestKey, def: &DomainDef) {
        let uses = found(def).await;
        self.guests().insert(guest, Guest { name: def.name.as_ref().into(), uses });
    }

    /// Notes that a guest uses nothing any more.
    pub fn give_back(&self, guest: GuestKey) {
        self.guests().remove(&guest);
    }

    fn guests(&self) -> MutexGuard<'_, HashMap<GuestKey, Guest>> {
        // What it guards is whole between any two statements.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A guest that uses the image in a way that does not go with this one's.
fn clash<'a>(guests: &'a HashMap<GuestKey, Guest>, new: &Use) -> Option<(&'a Guest, &'a Use)> {
    guests.values().find_map(|guest| {
        let clashes = |old: &&Use| old.image == new.image && !old.manner.goes_with(new.manner);
        guest.uses.iter().find(clashes).map(|old| (guest, old))
    })
}

fn busy(name: &str, new: &Use, guest: &str, old: &Use) -> Error {
    let remedy = match (old.manner, new.manner) {
        (Manner::Read, _) => "it is read there and must not change meanwhile",
        (_, Manner::Read) => "it is written there",
        _ => {
            "shut that down first, or give both disks <shareable/> if what the guests run can \
              share it"
        }
    };
    let detail = format!(
        "domain '{name}' cannot have its disk '{}': '{}' is disk '{}' of running domain '{guest}': \
         {remedy}",
        new.disk, new.path, old.disk
    );
    Error::new(ErrorCode::ResourceBusy, ErrorDomain::Qemu, detail)
}

/// The images of a definition with its chains.
async fn found(def: &DomainDef) -> Vec<Use> {
    look(def.devices.disks.iter().flat_map(named).collect()).await
}

/// A disk, the path of an image of its, and how it is used.
type Named = (Box<str>, String, Manner);

/// The images of a disk with its chain, by their paths.
fn named(disk: &Disk) -> Vec<Named> {
    if disk.source.local_kind().is_none() {
        return Vec::new();
    }
    let only_read = disk.readonly || disk.device == DiskDevice::Cdrom;
    let manner = match (only_read, disk.shareable) {
        (true, _) => Manner::Read,
        (false, true) => Manner::Share,
        (false, false) => Manner::Write,
    };
    let target: Box<str> = disk.target.dev.as_ref().into();
    let mut named = Vec::new();
    named.extend(disk.source.path().map(|path| (target.clone(), path.to_owned(), manner)));
    let mut below = disk.backing_store.as_deref();
    while let Some(BackingStore { source, backing_store, .. }) = below {
        let path = source.as_ref().and_then(|source| source.path());
        named.extend(path.map(|path| (target.clone(), path.to_owned(), Manner::Read)));
        below = backing_store.as_deref();
    }
    named
}

/// Looks which images these are. What is not there is nobody's.
async fn look(named: Vec<Named>) -> Vec<Use> {
    if named.is_empty() {
        return Vec::new();
    }
    let look = move || {
        let seen = |(disk, path, manner): Named| {
            let stamp = file::stamp_blocking(Path::new(&path)).ok()?;
            Some(Use { image: (stamp.device, stamp.inode), manner, disk, path: path.into() })
        };
        named.into_iter().filter_map(seen).collect()
    };
    tokio::task::spawn_blocking(look).await.unwrap_or_default()
}
