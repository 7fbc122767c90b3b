//! Volumes as they are found: what readers are told of them, and what is asked
//! of them.
//!
//! There may be very many of them, so one is small: what only some have stands
//! apart ([`Details`], [`Address`]).

pub(crate) mod chain;
pub(crate) mod describe;
pub(crate) mod stream;
pub(crate) mod wipe;

use crate::backend::Place;
use crate::error::StorageError;
use crate::pool::Job;
use ostler_core::{Bytes, StorageVolumeRef, Uuid};
use ostler_host::file::FileError;
use ostler_host::volume::{ContentPart, ContentReader, ContentWriter, Identity, Time};
use ostler_model::storage::{VolumeFormat, VolumeKind};
use std::os::fd::OwnedFd;
use std::sync::Arc;

/// How much is carried at once.
const PIECE: usize = 1 << 20;

/// A volume of a pool.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Volume {
    pub(crate) name: Arc<str>,
    pub(crate) kind: VolumeKind,
    /// What its content looks like, for people; none where nobody speaks of it.
    pub(crate) format: Option<VolumeFormat>,
    /// The size of the disk in it.
    pub(crate) capacity: Bytes,
    /// What it takes of the pool.
    pub(crate) allocation: Bytes,
    /// How far its file or device reaches.
    pub(crate) physical: Bytes,
    pub(crate) access: Option<Access>,
    /// By what it is told whether it must be looked at again.
    pub(crate) identity: Option<Identity>,
    pub(crate) details: Option<Arc<Details>>,
    /// Where it lies, unless that is its name in the pool's folder.
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

/// What a header says beyond the size.
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

/// Where a volume lies that is no file in a folder.
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

/// How a volume is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Creation {
    /// The format's own tables are laid out in full.
    pub(crate) preallocate: bool,
    /// The blocks of the source must be shared.
    pub(crate) reflink: bool,
}

/// The volume that another is made from. It is not changed as long.
pub(crate) struct Source {
    pub(crate) place: Place,
    pub(crate) volume: Arc<Volume>,
    pub(crate) _reading: Job,
}

/// How a volume's disk is made larger or smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Resize {
    pub(crate) capacity: Bytes,
    /// Room is taken for all of it.
    pub(crate) allocate: bool,
    pub(crate) shrink: bool,
}

/// Which part of a volume is carried over a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) offset: u64,
    /// 0 is all that follows.
    pub(crate) length: u64,
    /// Whether holes are told apart.
    pub(crate) holes: bool,
}

/// Content on its way out of a volume, part by part. Each call blocks.
pub(crate) trait Content: Send {
    /// The next part, data as far as it fits into `buffer`; `None` at the end.
    fn next_part(&mut self, buffer: &mut [u8]) -> Result<Option<ContentPart>, FileError>;
}

impl Content for ContentReader {
    fn next_part(&mut self, buffer: &mut [u8]) -> Result<Option<ContentPart>, FileError> {
        Self::next_part(self, buffer)
    }
}

/// Carries all of `from` into `to`, which is not finished then. Blocks.
pub(crate) fn carry(from: &mut dyn Content, to: &mut dyn Upload) -> Result<(), FileError> {
    let mut buffer = vec![0; PIECE];
    while let Some(part) = from.next_part(&mut buffer)? {
        match part {
            ContentPart::Data(length) => to.write(&buffer[..length])?,
            ContentPart::Hole(length) => to.hole(length)?,
        }
    }
    Ok(())
}

/// Content on its way into a volume. Each call blocks. Dropped before it is
/// finished, it leaves the volume as it was, where it can.
pub(crate) trait Upload: Send {
    fn write(&mut self, bytes: &[u8]) -> Result<(), FileError>;

    fn hole(&mut self, length: u64) -> Result<(), FileError>;

    /// Puts the content in place.
    fn finish(self: Box<Self>) -> Result<Option<Leftover>, StorageError>;
}

/// A file without a name whose place another has taken. Dropping it gives its
/// room back, which blocks, and takes long where it was large.
#[derive(Debug)]
pub(crate) struct Leftover {
    pub(crate) _file: OwnedFd,
    pub(crate) room: Bytes,
}

/// Written where it is: what was written stays, finished or not.
impl Upload for ContentWriter {
    fn write(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        Self::write(self, bytes)
    }

    fn hole(&mut self, length: u64) -> Result<(), FileError> {
        Self::hole(self, length)
    }

    fn finish(self: Box<Self>) -> Result<Option<Leftover>, StorageError> {
        self.sync()?;
        Ok(None)
    }
}

impl Stretch {
    /// All of a volume, with its holes.
    pub(crate) const ALL: Self = Self { offset: 0, length: 0, holes: true };
}

impl Volume {
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
