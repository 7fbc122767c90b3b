//! Volumes as they are found: what readers are told of them, and what is asked
//! of them.
//!
//! There may be very many of them, so one is small: what only some have stands
//! apart ([`Details`], [`Address`]).

pub(crate) mod describe;
pub(crate) mod wipe;

use ostler_core::{Bytes, StorageVolumeRef, Uuid};
use ostler_host::volume::{Identity, Time};
use ostler_model::storage::{VolumeFormat, VolumeKind};
use std::sync::Arc;

/// A volume of a pool.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Volume {
    pub(crate) name: Arc<str>,
    pub(crate) kind: VolumeKind,
    /// The format that its content looks like, for people; none for kinds of pools that have
    /// no formats.
    pub(crate) format: Option<VolumeFormat>,
    /// The size of the disk in it.
    pub(crate) capacity: Bytes,
    /// The space that it takes of the pool.
    pub(crate) allocation: Bytes,
    /// How far its file or device reaches.
    pub(crate) physical: Bytes,
    pub(crate) access: Option<Access>,
    /// Inode, size and times at the last scan; unchanged means no re-read.
    pub(crate) identity: Option<Identity>,
    pub(crate) details: Option<Arc<Details>>,
    /// Its address, unless that is its name in the pool's folder.
    pub(crate) address: Option<Arc<Address>>,
}

/// Whose a file is, and when it was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Access {
    pub(crate) mode: u32,
    pub(crate) uid: u32,
    pub(crate) gid: u32,
    pub(crate) accessed: Time,
    pub(crate) modified: Time,
    pub(crate) changed: Time,
}

/// The facts of a header beyond the size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Details {
    /// The image beneath.
    pub(crate) backing: Option<Backing>,
    /// Whether its content is encrypted with LUKS, or in qcow's old way.
    pub(crate) encryption: Option<&'static str>,
    /// The secret that it was encrypted with, if that was by this daemon: no image
    /// tells it.
    pub(crate) secret: Option<Uuid>,
    /// qcow2's version, as definitions name it: `0.10`, `1.1`.
    pub(crate) compat: Option<&'static str>,
    /// The unit in which it grows.
    pub(crate) cluster_size: Option<Bytes>,
    pub(crate) lazy_refcounts: bool,
    pub(crate) extended_l2: bool,
}

/// The image beneath another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Backing {
    /// An absolute path, or an address of QEMU's.
    pub(crate) path: String,
    pub(crate) format: Option<String>,
}

/// The address of a volume that is no file in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) path: Arc<str>,
    pub(crate) key: Arc<str>,
    /// Which parts of the pool's devices it lies on.
    pub(crate) extents: Vec<Extent>,
}

/// Bytes of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Extent {
    pub(crate) device: Arc<str>,
    pub(crate) start: u64,
    /// The first byte behind it.
    pub(crate) end: u64,
}

impl Volume {
    /// Returns whether its file or device is its disk, byte for byte: raw and not encrypted.
    /// The format of a device says what is on the disk, not how that is laid out.
    pub(crate) fn is_raw_disk(&self) -> bool {
        if self.address.is_some() && self.kind == VolumeKind::Block {
            return self.format != Some(VolumeFormat::Extended);
        }
        let details = self.details.as_deref();
        self.kind != VolumeKind::Dir
            && matches!(self.format, Some(VolumeFormat::Raw | VolumeFormat::Iso) | None)
            && details.is_none_or(|details| details.encryption.is_none())
    }

    /// Its path, in a pool with this target.
    pub(crate) fn path(&self, target: &str) -> Arc<str> {
        match &self.address {
            Some(address) => Arc::clone(&address.path),
            // Of each of very many volumes when they are listed: at once.
            None => [target.trim_end_matches('/'), "/", &*self.name].concat().into(),
        }
    }

    /// Its key, in a pool with this target.
    pub(crate) fn key(&self, target: &str) -> Arc<str> {
        match &self.address {
            Some(address) => Arc::clone(&address.key),
            None => self.path(target),
        }
    }

    /// How clients name it.
    pub(crate) fn reference(&self, pool: &Arc<str>, target: &str) -> StorageVolumeRef {
        StorageVolumeRef {
            pool: Arc::clone(pool),
            name: Arc::clone(&self.name),
            key: self.key(target),
        }
    }
}
