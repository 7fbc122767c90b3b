//! Which images running guests use: none is written by two, unless both
//! definitions say that it is shared.
//!
//! QEMU locks images too, which also holds off other programs; this tells
//! beforehand, by name.

use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_host::file;
use ostler_model::domain::{BackingStore, DiskDevice, DomainDef};
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

/// What all running guests use.
#[derive(Debug, Default)]
pub struct ImagesInUse(Mutex<HashMap<i32, Guest>>);

#[derive(Debug)]
struct Guest {
    name: Box<str>,
    uses: Vec<Use>,
}

impl ImagesInUse {
    /// Takes what the guest that runs as `id` is to use.
    ///
    /// # Errors
    /// Another guest uses an image in a way that does not go with this one's.
    pub async fn take(&self, id: i32, def: &DomainDef) -> Result<(), Error> {
        let uses = found(def).await;
        let mut guests = self.guests();
        for new in &uses {
            let clash = guests.values().find_map(|guest| {
                let clashes =
                    |old: &&Use| old.image == new.image && !old.manner.goes_with(new.manner);
                guest.uses.iter().find(clashes).map(|old| (guest, old))
            });
            if let Some((guest, old)) = clash {
                return Err(busy(def, new, &guest.name, old));
            }
        }
        guests.insert(id, Guest { name: def.name.as_ref().into(), uses });
        Ok(())
    }

    /// Notes what a guest uses that runs already.
    pub async fn note(&self, id: i32, def: &DomainDef) {
        let uses = found(def).await;
        self.guests().insert(id, Guest { name: def.name.as_ref().into(), uses });
    }

    /// The guest that ran as `id` uses nothing any more.
    pub fn give_back(&self, id: i32) {
        self.guests().remove(&id);
    }

    fn guests(&self) -> MutexGuard<'_, HashMap<i32, Guest>> {
        // What it guards is whole between any two statements.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn busy(def: &DomainDef, new: &Use, guest: &str, old: &Use) -> Error {
    let remedy = match (old.manner, new.manner) {
        (Manner::Read, _) => "it is read there and must not change meanwhile",
        (_, Manner::Read) => "it is written there",
        _ => {
            "shut that down first, or give both disks <shareable/> if what the guests run can \
              share it"
        }
    };
    let detail = format!(
        "domain '{}' is not started: its disk '{}' ('{}') is disk '{}' of running domain '{guest}': \
         {remedy}",
        def.name, new.disk, new.path, old.disk
    );
    Error::new(ErrorCode::ResourceBusy, ErrorDomain::Qemu, detail)
}

/// The images of a definition with its chains. What is not there is nobody's.
async fn found(def: &DomainDef) -> Vec<Use> {
    let mut named = Vec::new();
    for disk in &def.devices.disks {
        if disk.source.local_kind().is_none() {
            continue;
        }
        let only_read = disk.readonly || disk.device == DiskDevice::Cdrom;
        let manner = match (only_read, disk.shareable) {
            (true, _) => Manner::Read,
            (false, true) => Manner::Share,
            (false, false) => Manner::Write,
        };
        let target: Box<str> = disk.target.dev.as_ref().into();
        named.extend(disk.source.path().map(|path| (target.clone(), path.to_owned(), manner)));
        let mut below = disk.backing_store.as_deref();
        while let Some(BackingStore { source, backing_store, .. }) = below {
            let path = source.as_ref().and_then(|source| source.path());
            named.extend(path.map(|path| (target.clone(), path.to_owned(), Manner::Read)));
            below = backing_store.as_deref();
        }
    }
    if named.is_empty() {
        return Vec::new();
    }
    let look = move || {
        let seen = |(disk, path, manner): (Box<str>, String, Manner)| {
            let stamp = file::stamp_blocking(Path::new(&path)).ok()?;
            Some(Use { image: (stamp.device, stamp.inode), manner, disk, path: path.into() })
        };
        named.into_iter().filter_map(seen).collect()
    };
    tokio::task::spawn_blocking(look).await.unwrap_or_default()
}
