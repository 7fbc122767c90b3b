//! Deleting, resizing and wiping.

use super::directory;
use crate::backend::tool::overwrite_by;
use crate::backend::{Place, Resize};
use crate::blocking::blocking;
use crate::command::Tool;
use crate::error::StorageError;
use crate::unfinished::{Note, What};
use crate::volume::Volume;
use crate::volume::wipe::{Algorithm, zero};
use ostler_host::volume::{Directory, room, wipe as overwrite};
use ostler_model::storage::VolumeKind;
use std::os::fd::AsFd;
use std::sync::Arc;

/// Removes a volume.
pub(super) fn delete(
    directory: &Directory,
    name: &str,
    is_folder: bool,
) -> Result<(), StorageError> {
    match is_folder {
        true => directory.remove_folder(name)?,
        false => directory.remove(name)?,
    }
    Ok(())
}

/// Changes how large a volume's disk is.
pub(super) async fn resize(
    place: &Place,
    volume: &Volume,
    resize: Resize,
) -> Result<(), StorageError> {
    let directory = directory(&place.live)?;
    let name = Arc::clone(&volume.name);
    if volume.is_raw_disk() {
        let (before, capacity) = (volume.physical.0, resize.capacity.0);
        return blocking(move || {
            let file = directory.open_to_write(&name)?;
            let path = directory.inside(&name);
            if resize.allocate {
                // All of it, also what was a hole before.
                room::allocate(file.as_fd(), &path, 0, capacity)?;
            }
            if capacity < before || !resize.allocate {
                room::set_size(file.as_fd(), &path, capacity)?;
            }
            Ok(room::sync(file.as_fd(), &path)?)
        })
        .await;
    }
    super::program::resize(&place.work, place.live.target(), &directory, volume, resize).await
}

/// Overwrites a volume.
pub(super) async fn wipe(
    place: &Place,
    volume: &Volume,
    algorithm: Algorithm,
) -> Result<(), StorageError> {
    if volume.kind == VolumeKind::Dir {
        return Err(StorageError::unsupported(format!(
            "volume '{}' is a folder: wipe the files in it",
            volume.name
        )));
    }
    let directory = directory(&place.live)?;
    let name = Arc::clone(&volume.name);
    // Once begun it is finished, by the next daemon if need be.
    let unfinished = Arc::clone(&place.work.unfinished);
    let (in_folder, named) = (Arc::clone(&directory), Arc::clone(&name));
    let noted = blocking(move || {
        let inode = in_folder.look(&named)?.identity.inode;
        let what = What::Wipe { name: named.to_string(), inode };
        Ok(unfinished.note_blocking(&Note { folder: in_folder.path().to_owned(), what })?)
    })
    .await?;
    let wiped = match algorithm {
        Algorithm::Zero => blocking(move || Ok(zero(&directory, &name)?)).await,
        Algorithm::Trim => blocking(move || discard(&directory, &name)).await,
        Algorithm::Scrub(pattern) => scrub(directory, name, pattern).await,
    };
    noted.end().await;
    wiped
}

fn discard(directory: &Directory, name: &str) -> Result<(), StorageError> {
    let file = directory.open_to_write(name)?;
    let size = directory.look(name)?.size();
    Ok(overwrite::discard(file.as_fd(), &directory.inside(name), size)?)
}

/// The program scrub knows patterns that laws and guidelines ask for.
async fn scrub(
    directory: Arc<Directory>,
    name: Arc<str>,
    pattern: &'static str,
) -> Result<(), StorageError> {
    let (in_folder, named) = (Arc::clone(&directory), Arc::clone(&name));
    let file = blocking(move || Ok(in_folder.open_to_write(&named)?)).await?;
    overwrite_by(Tool::Scrub, &["-f", "-p", pattern], file).await
}
