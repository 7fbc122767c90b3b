//! Content that comes in over a stream.
//!
//! It goes into a file of its own, which takes the volume's place when all of it
//! is there: a client that vanishes, a full disk or a killed daemon leave the
//! volume as it was. What the client does not write is taken from the volume.
//!
//! That cannot be where somebody has the volume open (a guest would go on with
//! the old file), where it has other names, is a device, or where there is no room
//! for both. There it is written in place.

use super::create::{Making, begin as begin_file};
use crate::error::StorageError;
use crate::unfinished::Unfinished;
use crate::volume::{Stretch, Upload};
use ostler_host::file::FileError;
use ostler_host::ownership::Owner;
use ostler_host::volume::copy::{self, Range};
use ostler_host::volume::{ContentWriter, Directory, Kind, NewFileOptions, Seen, is_locked, room};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;

/// What must be free beside the content itself.
const RESERVE: u64 = 16 << 20;

/// Begins to take content in. Blocks.
pub(super) fn begin(
    directory: Arc<Directory>,
    name: Arc<str>,
    unfinished: Arc<Unfinished>,
    stretch: Stretch,
) -> Result<Box<dyn Upload>, StorageError> {
    let file = directory.open_to_write(&name)?;
    let seen = directory.look(&name)?;
    let path = directory.inside(&name);
    let Stretch { offset, length, .. } = stretch;
    if !can_replace(&directory, &seen, &file)? {
        let writer = ContentWriter::new(file, path, offset, length, false);
        return Ok(Box::new(InPlace(writer)));
    }
    let making = begin_file(&directory, &unfinished)?;
    let writer = ContentWriter::new(making.file.duplicate()?, path, offset, length, true);
    Ok(Box::new(Replacing { making, writer, old: file, seen, directory, name, unfinished, offset }))
}

/// Whether the volume can be replaced as a whole.
fn can_replace(directory: &Directory, seen: &Seen, file: &OwnedFd) -> Result<bool, StorageError> {
    Ok(seen.kind == Kind::File
        && seen.links == 1
        && directory.space()?.available >= seen.size().saturating_add(RESERVE)
        && !is_locked(file)?)
}

/// Written where it is.
struct InPlace(ContentWriter);

impl Upload for InPlace {
    fn write(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        self.0.write(bytes)
    }

    fn hole(&mut self, length: u64) -> Result<(), FileError> {
        self.0.hole(length)
    }

    fn finish(self: Box<Self>) -> Result<(), StorageError> {
        Ok(self.0.sync()?)
    }
}

/// Written beside the volume, to take its place.
struct Replacing {
    writer: ContentWriter,
    old: OwnedFd,
    seen: Seen,
    directory: Arc<Directory>,
    name: Arc<str>,
    unfinished: Arc<Unfinished>,
    offset: u64,
    // Last: it removes a name only when nobody writes any more.
    making: Making,
}

impl Upload for Replacing {
    fn write(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        self.writer.write(bytes)
    }

    fn hole(&mut self, length: u64) -> Result<(), FileError> {
        self.writer.hole(length)
    }

    fn finish(self: Box<Self>) -> Result<(), StorageError> {
        let Self { writer, old, seen, directory, name, unfinished, offset, making } = *self;
        let path = directory.inside(&name);
        let (from, to) = ((old.as_fd(), &*path), (writer.descriptor(), &*path));
        let (end, size) = (writer.position(), seen.size());
        // What was not written stays what it was.
        copy::copy(from, to, Range { start: 0, end: offset.min(size) })?;
        copy::copy(from, to, Range { start: end, end: size })?;
        room::set_size(to.0, &path, end.max(size))?;
        copy::copy_attributes(from, to)?;
        let owner =
            Some(Owner { uid: seen.uid, gid: seen.gid }).filter(|owner| *owner != Owner::ours());
        let (through, _noted) = unfinished.hidden(directory.path())?;
        making.file.replace(&name, through, NewFileOptions { mode: seen.mode, owner })?;
        Ok(())
    }
}
