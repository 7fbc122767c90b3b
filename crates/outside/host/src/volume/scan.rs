//! Everything in a directory, a batch at a time: however much lies there, only a
//! batch of it is in memory here.

use super::{Directory, Identity, Kind, Seen, directory::look_at, new_file::is_hidden_name};
use crate::file::{FileError, FileOperation};
use rustix::fs::{AtFlags, FileType, Mode, OFlags, RawDir};
use std::{
    collections::HashMap,
    os::fd::{AsFd, OwnedFd},
    sync::Arc,
};

/// How much of a file is read at first: the headers of all formats, with the
/// name of a backing file where programs put it.
const HEAD: usize = 4096;

/// Offset and bytes of the magic word in the descriptor of an ISO 9660 image.
const ISO_MAGIC: (u64, &[u8]) = (0x8001, b"CD001");

/// Identities from before, by name: a file whose identity is the same is not opened.
pub type Known = HashMap<Arc<str>, Identity>;

/// One file.
#[derive(Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// The file system's facts about it.
    pub seen: Seen,
    /// Its first bytes; `None` where its identity is known, and of folders.
    pub head: Option<Vec<u8>>,
    /// Whether it is an ISO 9660 image, by its magic word.
    pub is_iso: bool,
}

/// A walk through a directory.
#[derive(Debug)]
pub struct Scan {
    directory: Arc<Directory>,
    /// The first in the alphabet last.
    names: Vec<(String, FileType)>,
    passed_over: usize,
}

impl Scan {
    /// Lists the names in the directory. Those that are no text, hold control
    /// characters, are of files being made, or are links, sockets, pipes and
    /// character devices are passed over.
    ///
    /// # Errors
    /// When it cannot be listed.
    pub fn begin(directory: &Arc<Directory>) -> Result<Self, FileError> {
        let path = directory.path();
        // A descriptor of its own, since reading moves it.
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let opened = rustix::fs::openat(directory.descriptor(), ".", flags, Mode::empty());
        let opened = FileError::of(FileOperation::Open, path, opened)?;
        let mut scan = Self { directory: Arc::clone(directory), names: Vec::new(), passed_over: 0 };
        scan.list(&opened)?;
        // What is told of them later is in this order. Made in it, neighbours are
        // neighbours in memory, too, which such lists are mostly waiting for.
        scan.names.sort_unstable_by(|(a, _), (b, _)| b.cmp(a));
        Ok(scan)
    }

    /// How many names were passed over.
    #[must_use]
    pub fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// How many names are left.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.names.len()
    }

    /// Splits off half of what is left, for another thread.
    #[must_use]
    pub fn split(&mut self) -> Self {
        let names = self.names.split_off(self.names.len() / 2);
        Self { directory: Arc::clone(&self.directory), names, passed_over: 0 }
    }

    /// The next files by name, at most `count`; none at the end. One that has gone
    /// meanwhile, or cannot be opened, is left out or comes without its head.
    pub fn next_batch(&mut self, count: usize, known: &Known) -> Vec<Entry> {
        let some = self.names.split_off(self.names.len().saturating_sub(count));
        some.into_iter().rev().filter_map(|(name, kind)| self.examine(name, kind, known)).collect()
    }

    fn list(&mut self, opened: &OwnedFd) -> Result<(), FileError> {
        let mut buffer = Vec::with_capacity(64 * 1024);
        let mut walk = RawDir::new(opened, buffer.spare_capacity_mut());
        while let Some(entry) = walk.next() {
            let entry = FileError::of(FileOperation::List, self.directory.path(), entry)?;
            let name = entry.file_name().to_bytes();
            if name == b"." || name == b".." {
                continue;
            }
            match (std::str::from_utf8(name), entry.file_type()) {
                (
                    Ok(name),
                    kind @ (FileType::RegularFile
                    | FileType::Directory
                    | FileType::BlockDevice
                    | FileType::Unknown),
                ) if !name.contains(|character: char| character.is_control())
                    && !is_hidden_name(name) =>
                {
                    self.names.push((name.to_owned(), kind));
                }
                _ => self.passed_over += 1,
            }
        }
        Ok(())
    }

    fn examine(&self, name: String, kind: FileType, known: &Known) -> Option<Entry> {
        let directory = &*self.directory;
        let known = known.get(&*name);
        if known.is_some() || kind != FileType::RegularFile {
            let flags = AtFlags::SYMLINK_NOFOLLOW;
            let stat = rustix::fs::statat(directory.descriptor(), &*name, flags).ok()?;
            let seen = Seen::new(&stat);
            match seen.kind {
                Kind::Other => return None,
                Kind::Folder => return Some(Entry { name, seen, head: None, is_iso: false }),
                Kind::File if known == Some(&seen.identity) => {
                    return Some(Entry { name, seen, head: None, is_iso: false });
                }
                Kind::File | Kind::Block => {}
            }
        }
        let access = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW;
        let opened = rustix::fs::openat(
            directory.descriptor(),
            &*name,
            access | OFlags::CLOEXEC,
            Mode::empty(),
        );
        let Ok(file) = opened else {
            // It is there, and that is all there is to tell of it.
            let seen = directory.look(&name).ok()?;
            return (seen.kind != Kind::Other).then_some(Entry {
                name,
                seen,
                head: Some(Vec::new()),
                is_iso: false,
            });
        };
        let seen = look_at(file.as_fd(), directory.path()).ok()?;
        if matches!(seen.kind, Kind::Other | Kind::Folder) {
            return None;
        }
        let (head, is_iso) = read_head(&file, seen.size());
        Some(Entry { name, seen, head: Some(head), is_iso })
    }
}

/// The first bytes of a file, and whether it is an ISO 9660 image. A file that
/// cannot be read gives none: what it looks like is information only.
fn read_head(file: &OwnedFd, size: u64) -> (Vec<u8>, bool) {
    let mut head = vec![0; HEAD.min(usize::try_from(size).unwrap_or(HEAD))];
    if head.is_empty() {
        return (head, false);
    }
    let read = rustix::io::pread(file, &mut head, 0).unwrap_or(0);
    head.truncate(read);
    let (offset, magic) = ISO_MAGIC;
    // An ISO image may begin with anything, mostly with nothing.
    let mut word = [0; 5];
    let is_iso = size >= offset + magic.len() as u64
        && rustix::io::pread(file, &mut word, offset) == Ok(word.len())
        && word == *magic;
    (head, is_iso)
}

impl Directory {
    /// One file, as a scan would find it, with at most `bytes` of its first
    /// bytes.
    ///
    /// # Errors
    /// When it is absent, a link, or cannot be read.
    pub fn examine(&self, name: &str, bytes: usize) -> Result<Entry, FileError> {
        let seen = self.look(name)?;
        let name = name.to_owned();
        match seen.kind {
            Kind::Folder => return Ok(Entry { name, seen, head: None, is_iso: false }),
            Kind::Other => return Err(FileError::NotRegular { path: self.inside(&name) }),
            Kind::File | Kind::Block => {}
        }
        let file = self.open_to_read(&name)?;
        let path = self.inside(&name);
        let seen = look_at(file.as_fd(), &path)?;
        let (mut head, is_iso) = read_head(&file, seen.size());
        if bytes > HEAD && head.len() == HEAD {
            head.resize(bytes.min(usize::try_from(seen.size()).unwrap_or(bytes)), 0);
            let read = rustix::io::pread(&file, &mut head[HEAD..], HEAD as u64);
            let read = FileError::of(FileOperation::Read, &path, read)?;
            head.truncate(HEAD + read);
        }
        Ok(Entry { name, seen, head: Some(head), is_iso })
    }
}
