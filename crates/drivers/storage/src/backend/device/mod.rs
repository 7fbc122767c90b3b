//! Volumes that are block devices: what `logical`, `disk`, `iscsi`, `scsi` and
//! `mpath` have in common.
//!
//! A device is opened by the path under which it was found. It is written where
//! it is: there is no second one to put in its place.

mod blank;
mod making;
mod udev;

pub(super) use blank::expect_blank;
pub(super) use making::{Maker, create, finish as finish_making, is_being_made};
pub(super) use udev::{catch_up, known, settle};

use super::tool::overwrite_by;
use super::{Place, Work};
use crate::blocking::blocking;
use crate::command::Tool;
use crate::error::{StorageError, chain, failed};
use crate::inventory::PoolSpace;
use crate::transfer::{StreamRange, VolumeReader, VolumeWriter, carry};
use crate::unfinished::{Note, What};
use crate::volume::describe::access;
use crate::volume::wipe::Algorithm;
use crate::volume::{Address, Volume};
use ostler_core::{Error, ErrorDomain};
use ostler_host::file::{FileError, open_device};
use ostler_host::volume::{
    ContentReader, ContentWriter, Kind, look_at_path, size_of, wipe::overwrite_with_zeros,
};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The path of a volume's device.
pub(super) fn path(volume: &Volume) -> PathBuf {
    volume.address.as_ref().map(|address| PathBuf::from(&*address.path)).unwrap_or_default()
}

/// The device of a volume, opened; an error if it is no device.
pub(super) async fn open(volume: &Volume, write: bool) -> Result<(OwnedFd, PathBuf), StorageError> {
    let path = path(volume);
    let seen = {
        let path = path.clone();
        blocking(move || Ok(look_at_path(&path)?)).await?
    };
    if seen.kind != Kind::Block {
        return Err(failed(format!(
            "'{}' is no block device any more: refresh the pool",
            path.display()
        ))
        .into());
    }
    let file = open_device(path.clone(), write).await?;
    Ok((file, path))
}

/// The volume, with what its device's file says now. Nothing is read from the
/// device, so no array is waited for.
pub(super) fn glance(volume: &Volume) -> Option<Volume> {
    let seen = look_at_path(&path(volume)).ok()?;
    (seen.kind == Kind::Block)
        .then(|| Volume { access: Some(access(&seen)), ..Volume::clone(volume) })
}

/// The content.
pub(super) async fn read(
    volume: &Volume,
    range: StreamRange,
) -> Result<Box<dyn VolumeReader>, StorageError> {
    let (file, path) = open(volume, false).await?;
    let StreamRange { offset, length, holes } = range;
    blocking(move || {
        let reader = ContentReader::new(file, path, offset, length, holes)?;
        Ok(Box::new(reader) as Box<dyn VolumeReader>)
    })
    .await
}

/// Takes content in, where it is.
pub(super) async fn write(
    volume: &Volume,
    range: StreamRange,
) -> Result<Box<dyn VolumeWriter>, StorageError> {
    let (file, path) = open(volume, true).await?;
    Ok(Box::new(ContentWriter::new(file, path, range.offset, range.length, false)))
}

/// Makes the device hold what `content` is. Where that has holes, what was on
/// the device before is overwritten.
pub(super) async fn fill(
    to: &Volume,
    mut content: Box<dyn VolumeReader>,
) -> Result<(), StorageError> {
    let (file, path) = open(to, true).await?;
    blocking(move || {
        let mut writer = ContentWriter::new(file, path, 0, 0, false);
        carry(&mut *content, &mut writer)?;
        Ok(writer.sync()?)
    })
    .await
}

/// Overwrites a device. Once begun it is finished, by the next daemon if need be.
pub(super) async fn wipe(
    place: &Place,
    volume: &Volume,
    algorithm: Algorithm,
) -> Result<(), StorageError> {
    let (file, path) = open(volume, true).await?;
    let note = Note {
        folder: place.live.target().into(),
        what: What::WipeDevice {
            path: path.to_string_lossy().into_owned(),
            key: volume.key(place.live.target()).to_string(),
        },
    };
    let noted = place.work.unfinished.note(note).await?;
    let wiped = match algorithm {
        Algorithm::Zero => blocking(move || Ok(zero(&file, &path)?)).await,
        Algorithm::Trim => overwrite_by(Tool::Blkdiscard, &[], file).await,
        Algorithm::Scrub(pattern) => overwrite_by(Tool::Scrub, &["-f", "-p", pattern], file).await,
    };
    noted.end().await;
    wiped
}

fn zero(file: &OwnedFd, path: &Path) -> Result<(), FileError> {
    let size = size_of(file.as_fd(), path)?;
    overwrite_with_zeros(file.as_fd(), path, size)
}

/// Finishes the wiping of devices that a killed daemon has begun.
pub(super) async fn finish_wiping(
    work: &Work,
    volumes: &[Arc<Volume>],
) -> Result<(), StorageError> {
    let folder = PathBuf::from(work.def.target_path().unwrap_or_default());
    let unfinished = Arc::clone(&work.unfinished);
    let devices: Vec<Arc<Address>> =
        volumes.iter().filter_map(|volume| volume.address.clone()).collect();
    blocking(move || {
        for (what, mut noted) in unfinished.left_blocking(&folder) {
            let What::WipeDevice { path, key } = &what else {
                noted.keep();
                continue;
            };
            let same = |address: &&Arc<Address>| *address.path == **path && *address.key == **key;
            if devices.iter().find(same).is_some()
                && let Err(error) = wipe_again(Path::new(path))
            {
                tracing::warn!(path, error = %chain(&error), "cannot finish wiping a volume");
                noted.keep();
            }
        }
        Ok(())
    })
    .await
}

fn wipe_again(path: &Path) -> Result<(), FileError> {
    tracing::info!(path = %path.display(), "wiping a volume whose wiping was cut short");
    let file = ostler_host::file::open_device_blocking(path, true)?;
    zero(&file, path)
}

/// The room of a pool whose devices are all of it.
pub(super) fn all_of(volumes: &[Arc<Volume>]) -> PoolSpace {
    let size = volumes.iter().map(|volume| volume.capacity.0).sum();
    PoolSpace::of(size, 0)
}

/// The error for an operation that volumes of a kind of pool do not have.
pub(super) fn cannot<T>(detail: impl AsRef<str>) -> Result<T, StorageError> {
    Err(Error::no_support(detail.as_ref()).in_domain(ErrorDomain::Storage).into())
}
