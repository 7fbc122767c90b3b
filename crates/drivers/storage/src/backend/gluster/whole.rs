//! Files of whole sectors.
//!
//! QEMU reads what is on Gluster by sectors, and takes a part of one at the end of
//! a file for an error. Images often end in the middle of one.

use super::super::files::directory;
use crate::blocking::blocking;
use crate::error::StorageError;
use crate::inventory::ActivePool;
use crate::transfer::{ReplacedFile, VolumeWriter};
use ostler_host::file::FileError;
use ostler_host::volume::{Directory, room};
use std::os::fd::AsFd;
use std::sync::Arc;

/// The least that QEMU reads at once, in bytes.
const SECTOR: u64 = 512;

/// Fills up the last sector of a file with zeros.
pub(super) async fn fill_up(live: &ActivePool, name: &Arc<str>) -> Result<(), StorageError> {
    let (directory, name) = (directory(live)?, Arc::clone(name));
    blocking(move || Ok(fill_up_blocking(&directory, &name)?)).await
}

fn fill_up_blocking(directory: &Directory, name: &str) -> Result<(), FileError> {
    let size = directory.look(name)?.size();
    let Some(whole) = size.checked_next_multiple_of(SECTOR).filter(|whole| *whole != size) else {
        return Ok(());
    };
    let (file, path) = (directory.open_to_write(name)?, directory.inside(name));
    room::set_size(file.as_fd(), &path, whole)?;
    room::sync(file.as_fd(), &path)
}

/// Content after which the last sector is filled up.
pub(super) struct Whole {
    upload: Box<dyn VolumeWriter>,
    directory: Arc<Directory>,
    name: Arc<str>,
}

impl Whole {
    pub(super) fn new(
        upload: Box<dyn VolumeWriter>,
        live: &ActivePool,
        name: &Arc<str>,
    ) -> Result<Self, StorageError> {
        Ok(Self { upload, directory: directory(live)?, name: Arc::clone(name) })
    }
}

impl VolumeWriter for Whole {
    fn write(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        self.upload.write(bytes)
    }

    fn hole(&mut self, length: u64) -> Result<(), FileError> {
        self.upload.hole(length)
    }

    fn finish(self: Box<Self>) -> Result<Option<ReplacedFile>, StorageError> {
        let Self { upload, directory, name } = *self;
        let replaced = upload.finish()?;
        fill_up_blocking(&directory, &name)?;
        Ok(replaced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_last_sector_is_filled_up() {
        let scratch = tempfile::tempdir().expect("a folder");
        let directory = Directory::open(scratch.path()).expect("opened");
        for (before, after) in [(0, 0), (1, 512), (512, 512), (196_616, 197_120)] {
            fs::write(scratch.path().join("a"), vec![7; before]).expect("written");
            fill_up_blocking(&directory, "a").expect("filled up");
            let content = fs::read(scratch.path().join("a")).expect("read");
            assert_eq!(content.len(), after);
            assert!(content[..before].iter().all(|byte| *byte == 7));
            assert!(content[before..].iter().all(|byte| *byte == 0));
        }
    }
}
