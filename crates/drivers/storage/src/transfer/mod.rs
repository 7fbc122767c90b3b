//! The content of volumes on its way out and in.
//!
//! - [`Content`] and [`Upload`] are what backends give: readers and writers of one
//!   volume, each call of which blocks.
//! - `stream`: the two over a client's stream.

pub(crate) mod stream;

use crate::error::StorageError;
use ostler_core::Bytes;
use ostler_host::file::FileError;
use ostler_host::volume::{ContentPart, ContentReader, ContentWriter};
use std::os::fd::OwnedFd;

/// How much is carried at once.
const PIECE: usize = 1 << 20;

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
