//! The content of volumes on its way out and in.
//!
//! - [`VolumeReader`] and [`VolumeWriter`]: the readers and writers that backends give
//!   of one volume. Each of their calls blocks.
//! - `stream`: both over a client's stream.

pub(crate) mod stream;

use crate::error::StorageError;
use ostler_core::Bytes;
use ostler_host::file::FileError;
use ostler_host::volume::{ContentPart, ContentReader, ContentWriter};
use std::os::fd::OwnedFd;

/// How many bytes are copied at once.
const PIECE: usize = 1 << 20;

/// The part of a volume that a stream carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StreamRange {
    pub(crate) offset: u64,
    /// In bytes; 0 is all from `offset` to the end.
    pub(crate) length: u64,
    /// Whether holes are carried as such, and not as zeros.
    pub(crate) holes: bool,
}

/// A reader of a volume's content, part by part. Each call blocks.
pub(crate) trait VolumeReader: Send {
    /// The next part, data as far as it fits into `buffer`; `None` at the end.
    fn next_part(&mut self, buffer: &mut [u8]) -> Result<Option<ContentPart>, FileError>;
}

impl VolumeReader for ContentReader {
    fn next_part(&mut self, buffer: &mut [u8]) -> Result<Option<ContentPart>, FileError> {
        Self::next_part(self, buffer)
    }
}

/// Copies all of `from` into `to` and leaves it to the caller to finish that. Blocks.
pub(crate) fn carry(
    from: &mut dyn VolumeReader,
    to: &mut dyn VolumeWriter,
) -> Result<(), FileError> {
    let mut buffer = vec![0; PIECE];
    while let Some(part) = from.next_part(&mut buffer)? {
        match part {
            ContentPart::Data(length) => to.write(&buffer[..length])?,
            ContentPart::Hole(length) => to.hole(length)?,
        }
    }
    Ok(())
}

/// A writer of a volume's content. Each call blocks. A writer that is dropped before it
/// is finished leaves the volume as it was, where it can.
pub(crate) trait VolumeWriter: Send {
    fn write(&mut self, bytes: &[u8]) -> Result<(), FileError>;

    fn hole(&mut self, length: u64) -> Result<(), FileError>;

    /// Puts the content in place.
    fn finish(self: Box<Self>) -> Result<Option<ReplacedFile>, StorageError>;
}

/// The file that a writer has replaced, which has no name any more. Dropping it gives
/// its space back, which blocks, and takes long for a large one.
#[derive(Debug)]
pub(crate) struct ReplacedFile {
    pub(crate) _file: OwnedFd,
    /// The space that it gives back.
    pub(crate) size: Bytes,
}

/// Writes in place: the volume keeps what was written, finished or not.
impl VolumeWriter for ContentWriter {
    fn write(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        Self::write(self, bytes)
    }

    fn hole(&mut self, length: u64) -> Result<(), FileError> {
        Self::hole(self, length)
    }

    fn finish(self: Box<Self>) -> Result<Option<ReplacedFile>, StorageError> {
        self.sync()?;
        Ok(None)
    }
}

impl StreamRange {
    /// All of a volume, with its holes.
    pub(crate) const ALL: Self = Self { offset: 0, length: 0, holes: true };
}
