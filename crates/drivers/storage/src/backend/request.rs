//! The arguments of a backend that makes or resizes a volume.

use super::{Place, VolumeBackend};
use crate::error::StorageError;
use crate::jobs::Job;
use crate::transfer::{StreamRange, VolumeReader};
use crate::volume::Volume;
use ostler_core::Bytes;
use std::sync::Arc;

/// The options of making a volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Creation {
    /// Whether the format's own tables are laid out in full.
    pub(crate) preallocate: bool,
    /// Whether the blocks of the source must be shared.
    pub(crate) reflink: bool,
}

/// A new size of a volume's disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Resize {
    pub(crate) capacity: Bytes,
    /// Whether space is taken for all of it.
    pub(crate) allocate: bool,
    pub(crate) shrink: bool,
}

/// The volume that a new one is copied from. Its job keeps it from being changed
/// until this is dropped.
pub(crate) struct Source {
    pub(crate) place: Place,
    pub(crate) volume: Arc<Volume>,
    reader: &'static dyn VolumeBackend,
    _reading: Job,
}

impl Source {
    /// `volume` of the pool `place`, which `reader` can read; `reading` is the job
    /// of that.
    pub(crate) fn new(
        place: Place,
        volume: Arc<Volume>,
        reader: &'static dyn VolumeBackend,
        reading: Job,
    ) -> Self {
        Self { place, volume, reader, _reading: reading }
    }

    /// Opens all of its content to be read.
    ///
    /// # Errors
    /// Those of the source's own backend.
    pub(crate) async fn read(&self) -> Result<Box<dyn VolumeReader>, StorageError> {
        self.reader.read(&self.place, &self.volume, StreamRange::ALL).await
    }
}
