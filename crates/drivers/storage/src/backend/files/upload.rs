//! Content that comes in over a stream.
//!
//! It goes into a file of its own, which takes the volume's place when all of it
//! is there: a client that vanishes, a full disk or a killed daemon leave the
//! volume as it was. What the client does not write is taken from the volume.
//!
//! A volume that holds nothing yet, as after it was made, is written to where it
//! is: the room that is set aside for it is used, and what a client that vanishes
//! or a killed daemon leave is taken out again (`unfinished`).
//!
//! Neither can be where a guest uses the volume or somebody has it open to write,
//! as a loop device has (they would go on with the old file), where it has other
//! names, is a device, or where there is no room for both. There it is written in
//! place.

use super::making::{Hidden, Making, begin as begin_file};
use crate::error::{StorageError, chain};
use crate::transfer::{ReplacedFile, StreamRange, VolumeWriter};
use crate::unfinished::{Note, Noted, Unfinished, What};
use ostler_core::Bytes;
use ostler_host::file::FileError;
use ostler_host::ownership::Owner;
use ostler_host::volume::copy::{self, Range};
use ostler_host::volume::room::{self, Blank};
use ostler_host::volume::{
    ContentWriter, Directory, Kind, NewFileOptions, Seen, is_locked, look_at,
    stays_open_for_writing,
};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;
use std::time::Duration;

/// Space that must be free beside the content itself, in bytes.
const RESERVE: u64 = 16 << 20;

/// How long somebody may have the volume open who only replaces it himself.
const PATIENCE: Duration = Duration::from_millis(250);

/// Begins to take content in. Blocks.
pub(super) fn begin(
    directory: Arc<Directory>,
    name: Arc<str>,
    unfinished: Arc<Unfinished>,
    range: StreamRange,
) -> Result<Box<dyn VolumeWriter>, StorageError> {
    let Opened { old, is_free, file, seen } = open(&directory, &name)?;
    let path = directory.inside(&name);
    let StreamRange { offset, length, .. } = range;
    let is_ours = seen.kind == Kind::File && seen.links == 1 && is_free && !is_locked(&file)?;
    if is_ours && let Some(blank) = room::blank(file.as_fd(), &path)? {
        let what = What::Fill {
            name: name.to_string(),
            inode: seen.identity.inode,
            size: blank.size,
            allocated: blank.allocated,
        };
        let noted =
            unfinished.note_blocking(&Note { folder: directory.path().to_owned(), what })?;
        let writer = ContentWriter::new(file, path, offset, length, true);
        return Ok(Box::new(Filling { writer, blank: Some(blank), noted: Some(noted) }));
    }
    let room = seen.size().saturating_add(RESERVE);
    if !is_ours || directory.space()?.available < room {
        return Ok(Box::new(ContentWriter::new(file, path, offset, length, false)));
    }
    // Nobody is to think that it is written to.
    drop(file);
    let making = begin_file(&directory, &unfinished)?;
    let writer = ContentWriter::new(making.file.duplicate()?, path, offset, length, true);
    Ok(Box::new(Replacing { making, writer, old, seen, directory, name, unfinished, offset }))
}

/// A volume that is about to be written.
struct Opened {
    /// To read what is not written.
    old: OwnedFd,
    /// Whether nobody else writes it.
    is_free: bool,
    file: OwnedFd,
    seen: Seen,
}

/// Opens the volume, all of one file: another daemon may replace it meanwhile.
fn open(directory: &Directory, name: &str) -> Result<Opened, StorageError> {
    let path = directory.inside(name);
    loop {
        let old = directory.open_to_read(name)?;
        // Asked before we open it to write ourselves.
        let is_free = !stays_open_for_writing(&old, PATIENCE)?;
        let file = directory.open_to_write(name)?;
        let seen = directory.look(name)?;
        let read = look_at(old.as_fd(), &path)?.identity;
        let written = look_at(file.as_fd(), &path)?.identity;
        // For a symlink `seen` is the link itself: compare the opened target instead.
        let named = if seen.kind == Kind::File { seen.identity } else { read };
        if [written, named].iter().all(|each| each.inode == read.inode) {
            return Ok(Opened { old, is_free, file, seen });
        }
    }
}

/// Written where there was nothing.
struct Filling {
    writer: ContentWriter,
    /// The blank file as it was, until it is filled.
    blank: Option<Blank>,
    noted: Option<Noted>,
}

impl VolumeWriter for Filling {
    fn write(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        self.writer.write(bytes)
    }

    fn hole(&mut self, length: u64) -> Result<(), FileError> {
        self.writer.hole(length)
    }

    fn finish(mut self: Box<Self>) -> Result<Option<ReplacedFile>, StorageError> {
        self.writer.sync()?;
        self.blank = None;
        Ok(None)
    }
}

impl Drop for Filling {
    fn drop(&mut self) {
        let Some(blank) = self.blank else { return };
        let (file, path) = (self.writer.descriptor(), self.writer.path());
        if let Err(error) = room::make_blank(file, path, blank) {
            tracing::warn!(error = %chain(&error), "half of an upload stays until the pool is refreshed");
            if let Some(noted) = &mut self.noted {
                noted.keep();
            }
        }
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

impl VolumeWriter for Replacing {
    fn write(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        self.writer.write(bytes)
    }

    fn hole(&mut self, length: u64) -> Result<(), FileError> {
        self.writer.hole(length)
    }

    fn finish(self: Box<Self>) -> Result<Option<ReplacedFile>, StorageError> {
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
        let through = Hidden::new(&directory, &unfinished)?;
        let Making { file, _hidden } = making;
        file.replace(&name, through.name(), NewFileOptions { mode: seen.mode, owner })?;
        Ok(Some(ReplacedFile { _file: old, size: Bytes(seen.allocated) }))
    }
}
