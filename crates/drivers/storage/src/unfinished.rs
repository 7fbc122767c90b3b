//! Notes on disk of what a killed daemon leaves half done: written before it
//! begins, gone when it is over.
//!
//! - A volume is being made under a hidden name: the next daemon removes it.
//! - A volume that held nothing is being filled: the next daemon empties it.
//! - A volume is being wiped: the next daemon wipes it again from the start.
//!
//! The notes are this daemon's own. What another daemon is making in the same
//! directory is not touched, and neither is any file that no note names.

use crate::blocking::blocking;
use crate::error::{StorageError, chain};
use ostler_host::file::{self, FileError};
use ostler_host::volume::room::{self, Blank};
use ostler_host::volume::{Directory, NewFile};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::task::spawn_blocking;

/// No note is longer.
const MAX_NOTE: u64 = 64 << 10;

/// A note of something half done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Note {
    /// The directory.
    pub(crate) folder: PathBuf,
    /// The half done change in it.
    pub(crate) what: What,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum What {
    /// A file of this hidden name is being made.
    Make { hidden: String },
    /// This file, which has this inode and held nothing but zeros, is being
    /// written to.
    Fill { name: String, inode: u64, size: u64, allocated: bool },
    /// This file, which has this inode, is being overwritten.
    Wipe { name: String, inode: u64 },
    /// The device of this path and key is being overwritten.
    WipeDevice { path: String, key: String },
    /// The image of this key, on other hosts, is being overwritten.
    WipeImage { key: String },
    /// An image of this name is being made in a pool of a cluster.
    MakeImage { name: String },
    /// A volume of this name is being made in a volume group, or in a pool of ZFS.
    MakeDevice { name: String },
    /// A partition of this number that begins here is being made.
    MakePartition { number: u32, start: u64 },
    /// This virtual adapter was made for a pool, to be removed when it stops.
    Adapter { parent: String, wwpn: String, wwnn: String },
}

/// The notes.
#[derive(Debug)]
pub(crate) struct Unfinished {
    folder: PathBuf,
    /// Those of what this daemon is doing now.
    ours: Mutex<HashSet<String>>,
}

/// A note, until dropped.
#[derive(Debug)]
pub(crate) struct Noted {
    notes: Arc<Unfinished>,
    name: String,
}

impl Unfinished {
    pub(crate) fn new(folder: PathBuf) -> Arc<Self> {
        Arc::new(Self { folder, ours: Mutex::default() })
    }

    /// Directory of the notes; mode 0700.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Removes notes that a killed daemon had not finished writing: what they are
    /// of had not begun. Before anything is noted.
    pub(crate) async fn remove_leftovers(&self) {
        let folder = self.folder.clone();
        let removed = spawn_blocking(move || file::remove_leftovers_blocking(&folder)).await;
        match removed {
            Ok(Err(error)) if !error.is_not_found() => {
                tracing::warn!(error = %chain(&error), "cannot clear away unfinished notes");
            }
            _ => {}
        }
    }

    /// Notes something that is about to begin.
    pub(crate) async fn note(self: &Arc<Self>, note: Note) -> Result<Noted, StorageError> {
        let notes = Arc::clone(self);
        blocking(move || Ok(notes.note_blocking(&note)?)).await
    }

    /// The same. Blocks until it is on the disk.
    pub(crate) fn note_blocking(self: &Arc<Self>, note: &Note) -> Result<Noted, FileError> {
        let name = NewFile::hidden_name()?.replace(".ostler-volume-", "");
        let content = serde_json::to_vec(note).unwrap_or_default();
        let noted = Noted { notes: Arc::clone(self), name: name.clone() };
        self.ours().insert(name.clone());
        file::Batch::new().write(self.folder.join(&name), content).commit_blocking()?;
        Ok(noted)
    }

    /// A hidden name in this directory, noted.
    pub(crate) fn hidden(self: &Arc<Self>, folder: &Path) -> Result<(String, Noted), FileError> {
        let hidden = NewFile::hidden_name()?;
        let what = What::Make { hidden: hidden.clone() };
        let noted = self.note_blocking(&Note { folder: folder.to_owned(), what })?;
        Ok((hidden, noted))
    }

    /// Undoes or finishes what notes say of this directory. Blocks. What fails
    /// is logged and tried again the next time.
    pub(crate) fn settle(self: &Arc<Self>, directory: &Directory) {
        let Ok(entries) = file::list_folder_blocking(&self.folder) else { return };
        for entry in entries.iter().filter(|entry| entry.may_be_file("")) {
            // Held while it is settled: not by two at once.
            if !self.ours().insert(entry.name.clone()) {
                continue;
            }
            let mut noted = Noted { notes: Arc::clone(self), name: entry.name.clone() };
            if !self.settle_one(&entry.name, directory) {
                noted.keep();
            }
        }
    }

    /// The changes left half done in this folder, for a caller that can undo or finish
    /// it: each with its note.
    pub(crate) async fn left(
        self: &Arc<Self>,
        folder: PathBuf,
    ) -> Result<Vec<(What, Noted)>, StorageError> {
        let notes = Arc::clone(self);
        blocking(move || Ok(notes.left_blocking(&folder))).await
    }

    /// The same. Blocks, as the notes do that are dropped.
    pub(crate) fn left_blocking(self: &Arc<Self>, folder: &Path) -> Vec<(What, Noted)> {
        let entries = file::list_folder_blocking(&self.folder).unwrap_or_default();
        let mut left = Vec::new();
        for entry in entries.iter().filter(|entry| entry.may_be_file("")) {
            if !self.ours().insert(entry.name.clone()) {
                continue;
            }
            let mut noted = Noted { notes: Arc::clone(self), name: entry.name.clone() };
            match self.read(&entry.name).filter(|note| note.folder == folder) {
                Some(note) => left.push((note.what, noted)),
                None => noted.keep(),
            }
        }
        left
    }

    fn read(&self, name: &str) -> Option<Note> {
        let content = file::read_bounded_blocking(&self.folder.join(name), MAX_NOTE).ok()?;
        serde_json::from_slice(&content).ok()
    }

    /// Returns whether the note is done with.
    fn settle_one(&self, name: &str, directory: &Directory) -> bool {
        let Some(note) = self.read(name) else { return false };
        if note.folder != directory.path() {
            return false;
        }
        match settle(&note.what, directory) {
            Ok(()) => true,
            Err(error) => {
                let folder = directory.path().display();
                tracing::warn!(%folder, error = %chain(&error), "cannot settle what was left unfinished");
                false
            }
        }
    }

    fn ours(&self) -> std::sync::MutexGuard<'_, HashSet<String>> {
        self.ours.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn settle(what: &What, directory: &Directory) -> Result<(), FileError> {
    match what {
        What::Make { hidden } => directory.remove_unfinished(hidden),
        What::Wipe { name, inode } if is_still(directory, name, *inode)? => {
            tracing::info!(name, "wiping a volume whose wiping was cut short");
            crate::volume::wipe::zero(directory, name)
        }
        What::Fill { name, inode, size, allocated } if is_still(directory, name, *inode)? => {
            tracing::info!(name, "emptying a volume whose upload was cut short");
            let file = directory.open_to_write(name)?;
            let blank = Blank { size: *size, allocated: *allocated };
            room::make_blank(file.as_fd(), &directory.inside(name), blank)
        }
        What::Wipe { .. } | What::Fill { .. } => Ok(()),
        // Not of folders with files.
        What::WipeDevice { .. }
        | What::WipeImage { .. }
        | What::MakeImage { .. }
        | What::MakeDevice { .. }
        | What::MakePartition { .. }
        | What::Adapter { .. } => Ok(()),
    }
}

/// Returns whether it is the very file that a note is of.
fn is_still(directory: &Directory, name: &str, inode: u64) -> Result<bool, FileError> {
    match directory.look(name) {
        Ok(seen) => Ok(seen.identity.inode == inode),
        Err(error) if error.is_not_found() => Ok(false),
        Err(error) => Err(error),
    }
}

impl Noted {
    /// Takes the note away: nothing is half done any more.
    pub(crate) async fn end(self) {
        // Not `drop` alone: it waits for the disk.
        let _ = spawn_blocking(move || drop(self)).await;
    }

    /// Takes the note away if what it says is undone or finished. Else it stays,
    /// to be tried again the next time.
    pub(crate) async fn end_if(mut self, settled: Result<(), StorageError>) {
        if let Err(error) = settled {
            tracing::warn!(error = %chain(&error), "something half done is left behind");
            self.keep();
        }
        self.end().await;
    }

    /// Leaves the note on disk.
    pub(crate) fn keep(&mut self) {
        self.notes.ours().remove(&self.name);
        self.name.clear();
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        if self.name.is_empty() {
            return;
        }
        let removed =
            file::Batch::new().remove(self.notes.folder.join(&self.name)).commit_blocking();
        if let Err(error) = removed {
            tracing::warn!(error = %chain(&error), "a note of something unfinished stays");
        }
        self.notes.ours().remove(&self.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_was_cut_short_is_settled_and_nothing_else() {
        let scratch = tempfile::tempdir().expect("a folder");
        let (notes, pool) = (scratch.path().join("notes"), scratch.path().join("pool"));
        fs::create_dir_all(&notes).expect("made");
        fs::create_dir_all(&pool).expect("made");
        let directory = Directory::open(&pool).expect("opened");
        let unfinished = Unfinished::new(notes.clone());
        let (hidden, mut noted) = unfinished.hidden(&pool).expect("noted");
        let (live, going_on) = unfinished.hidden(&pool).expect("noted");
        for name in [&hidden, &live, "users"] {
            fs::write(pool.join(name), "content").expect("written");
        }
        fs::write(pool.join("filled"), "half of something").expect("written");
        let filled = directory.look("filled").expect("there").identity.inode;
        let (size, allocated) = (8192, true);
        let what = What::Fill { name: "filled".into(), inode: filled, size, allocated };
        unfinished.note_blocking(&Note { folder: pool.clone(), what }).expect("noted").keep();
        let inode = directory.look("users").expect("there").identity.inode;
        let wipe = |name: &str, inode| Note {
            folder: pool.clone(),
            what: What::Wipe { name: name.into(), inode },
        };
        fs::write(pool.join("secret"), "secret").expect("written");
        let secret = directory.look("secret").expect("there").identity.inode;
        unfinished.note_blocking(&wipe("secret", secret)).expect("noted").keep();
        unfinished.note_blocking(&wipe("users", inode + 1)).expect("noted").keep();
        unfinished
            .note_blocking(&Note { folder: "/elsewhere".into(), ..wipe("users", inode) })
            .expect("noted")
            .keep();
        // As if the daemon had been killed.
        noted.keep();
        unfinished.settle(&directory);
        assert!(!pool.join(&hidden).exists(), "removed");
        assert!(pool.join(&live).exists(), "still being made");
        assert_eq!(fs::read(pool.join("users")).expect("read"), b"content");
        assert_eq!(fs::read(pool.join("secret")).expect("read"), [0; 6]);
        assert_eq!(fs::read(pool.join("filled")).expect("read"), [0; 8192]);
        drop(going_on);
        let left: Vec<_> = fs::read_dir(&notes).expect("listed").collect();
        assert_eq!(left.len(), 1, "only the note of another directory");
    }
}
