//! A file that is being made, and the file or device that it is a copy of.

use crate::backend::Source;
use crate::blocking::blocking;
use crate::error::StorageError;
use crate::unfinished::{Noted, Unfinished};
use ostler_host::volume::{Directory, NewFile};
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::sync::Arc;

/// A file being made, and the note of it where it has a name already.
pub(super) struct Making {
    // Dropped in this order: the note goes after the file.
    pub(super) file: NewFile,
    pub(super) _hidden: Option<Hidden>,
}

/// A hidden name that is noted. The note goes when it is dropped, unless the name
/// is still there: then the next look at the pool removes it.
pub(super) struct Hidden {
    directory: Arc<Directory>,
    name: String,
    noted: Noted,
}

impl Hidden {
    pub(super) fn new(
        directory: &Arc<Directory>,
        unfinished: &Arc<Unfinished>,
    ) -> Result<Self, StorageError> {
        let (name, noted) = unfinished.hidden(directory.path())?;
        Ok(Self { directory: Arc::clone(directory), name, noted })
    }

    pub(super) fn name(&self) -> String {
        self.name.clone()
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        // A server that is gone keeps names from being removed.
        let gone = self.directory.look(&self.name).is_err_and(|error| error.is_not_found());
        if !gone {
            self.noted.keep();
        }
    }
}

/// Begins a file, without a name if the file system has such.
pub(super) fn begin(
    directory: &Arc<Directory>,
    unfinished: &Arc<Unfinished>,
) -> Result<Making, StorageError> {
    if let Some(file) = NewFile::begin(directory)? {
        return Ok(Making { file, _hidden: None });
    }
    let hidden = Hidden::new(directory, unfinished)?;
    Ok(Making { file: NewFile::begin_hidden(directory, hidden.name())?, _hidden: Some(hidden) })
}

/// The content of the volume that another is made from.
pub(super) async fn open_source(source: &Source) -> Result<(OwnedFd, PathBuf, u64), StorageError> {
    let (live, volume) = (&source.place.live, &source.volume);
    let path = PathBuf::from(&*volume.path(live.target()));
    match live.directory.clone() {
        Some(directory) => {
            let name = Arc::clone(&volume.name);
            blocking(move || {
                let size = directory.look(&name)?.size();
                Ok((directory.open_to_read(&name)?, path, size))
            })
            .await
        }
        None => {
            let file = ostler_host::file::open_device(path.clone(), false).await?;
            Ok((file, path, volume.physical.0))
        }
    }
}
