//! Making a volume.
//!
//! It is made without a name, or under a hidden one that was noted on disk, and
//! gets its name once all of it is on the disk.

use super::making::{Making, begin, open_source};
use super::{directory, inspect, program};
use crate::backend::{Creation, Place, Source};
use crate::blocking::blocking;
use crate::error::StorageError;
use crate::transfer::carry;
use crate::volume::Volume;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_host::ownership::Owner;
use ostler_host::volume::copy::{self, Range};
use ostler_host::volume::{ContentWriter, Directory, NewFileOptions, room};
use ostler_model::storage::{StorageVolumeDef, VolumeFormat, VolumeKind};
use std::io;
use std::os::fd::AsFd;
use std::sync::Arc;

/// The mode of a volume whose definition names none.
const MODE: u32 = 0o600;
/// The same of a folder.
const FOLDER_MODE: u32 = 0o700;

/// Makes a volume.
pub(super) async fn create(
    place: &Place,
    def: &StorageVolumeDef,
    source: Option<Source>,
    how: Creation,
) -> Result<Volume, StorageError> {
    let directory = directory(&place.live)?;
    let name: Arc<str> = (&*def.name).into();
    let options = options(place, def)?;
    if def.format() == VolumeFormat::Dir {
        refuse_source(def, source.as_ref())?;
        let mode = def
            .target
            .permissions
            .as_ref()
            .and_then(|p| p.mode)
            .map_or(FOLDER_MODE, |mode| mode.bits());
        let (folder, named) = (Arc::clone(&directory), Arc::clone(&name));
        blocking(move || Ok(folder.make_folder(&named, mode, options.owner)?))
            .await
            .map_err(exists(&name))?;
    } else {
        let unfinished = Arc::clone(&place.work.unfinished);
        let making = {
            let directory = Arc::clone(&directory);
            blocking(move || begin(&directory, &unfinished)).await?
        };
        let making = match (is_raw(def), &source) {
            (true, None) => raw(making, &directory, def).await?,
            (true, Some(source)) if source.volume.kind == VolumeKind::Network => {
                carried(making, &directory, def, source, how).await?
            }
            (false, Some(source)) if source.volume.kind == VolumeKind::Network => {
                return Err(StorageError::unsupported(format!(
                    "volume '{}' lies on other hosts and is copied only as it is: make '{}' of \
                     format raw, without encryption, and convert it then",
                    source.volume.name, def.name
                )));
            }
            (true, Some(source)) if source.volume.is_raw_disk() => {
                copied(making, &directory, def, source, how).await?
            }
            _ => program::create(making, place, &directory, def, source.as_ref(), how).await?,
        };
        let named = Arc::clone(&name);
        blocking(move || {
            let Making { file, _hidden } = making;
            file.appear(&named, options)?;
            Ok(())
        })
        .await
        .map_err(exists(&name))?;
    }
    let mut volume = blocking(move || {
        let entry = directory.examine(&name, 4096)?;
        Ok(Volume::clone(&inspect::volume(&directory, entry, None)))
    })
    .await?;
    let encryption = def.target.encryption.as_deref();
    let secret = encryption.and_then(|encryption| encryption.secrets.first()?.uuid);
    let encrypted = volume.details.as_mut().filter(|details| details.encryption.is_some());
    if let Some(details) = encrypted {
        Arc::make_mut(details).secret = secret;
    }
    Ok(volume)
}

fn is_raw(def: &StorageVolumeDef) -> bool {
    matches!(def.format(), VolumeFormat::Raw | VolumeFormat::Iso | VolumeFormat::None)
        && def.target.encryption.is_none()
}

/// An empty disk, with as much room taken as its allocation says.
async fn raw(
    making: Making,
    directory: &Directory,
    def: &StorageVolumeDef,
) -> Result<Making, StorageError> {
    if def.backing_store.is_some() {
        return Err(Error::new(
            ErrorCode::ConfigUnsupported,
            ErrorDomain::Storage,
            format!(
                "volume '{}' is raw and can have no backing store: make it qcow2, or leave \
                 <backingStore> out",
                def.name
            ),
        )
        .into());
    }
    let path = directory.inside(&def.name);
    let (capacity, allocation) = (def.capacity().0, def.allocation().0);
    blocking(move || {
        let file = making.file.descriptor();
        room::set_size(file, &path, capacity)?;
        room::allocate(file, &path, 0, allocation)?;
        Ok(making)
    })
    .await
}

/// A copy of another disk: its blocks shared where the file system can, else all
/// but its holes.
async fn copied(
    making: Making,
    directory: &Directory,
    def: &StorageVolumeDef,
    source: &Source,
    how: Creation,
) -> Result<Making, StorageError> {
    let path = directory.inside(&def.name);
    let (file, from_path, size) = open_source(source).await?;
    let (capacity, allocation) = (def.capacity().0.max(size), def.allocation().0);
    blocking(move || {
        let to = making.file.descriptor();
        if !copy::share(file.as_fd(), to, &path)? {
            if how.reflink {
                return Err(StorageError::unsupported(format!(
                    "'{}' and '{}' cannot share blocks: their file system has no reflinks, or \
                     they are on two; copy without the reflink flag",
                    from_path.display(),
                    path.display()
                )));
            }
            room::set_size(to, &path, capacity)?;
            // Before copying: a full disk is found out at once.
            if allocation >= capacity {
                room::allocate(to, &path, 0, capacity)?;
            }
            let range = Range { start: 0, end: size };
            copy::copy((file.as_fd(), &from_path), (to, &path), range)?;
        }
        room::set_size(to, &path, capacity)?;
        Ok(making)
    })
    .await
}

/// A copy of a disk that lies on other hosts, without its holes.
async fn carried(
    making: Making,
    directory: &Directory,
    def: &StorageVolumeDef,
    source: &Source,
    how: Creation,
) -> Result<Making, StorageError> {
    if how.reflink {
        return Err(StorageError::unsupported(format!(
            "'{}' and '{}' cannot share blocks: they are not on the same host; copy without the \
             reflink flag",
            source.volume.name, def.name
        )));
    }
    let path = directory.inside(&def.name);
    let (capacity, allocation) = (def.capacity().0, def.allocation().0);
    let mut content = source.read().await?;
    blocking(move || {
        let file = making.file.descriptor();
        room::set_size(file, &path, capacity)?;
        // Before copying: a full disk is found out at once.
        if allocation >= capacity {
            room::allocate(file, &path, 0, capacity)?;
        }
        let mut writer = ContentWriter::new(making.file.duplicate()?, path, 0, 0, true);
        carry(&mut *content, &mut writer)?;
        Ok(making)
    })
    .await
}

fn refuse_source(def: &StorageVolumeDef, source: Option<&Source>) -> Result<(), StorageError> {
    match source {
        None => Ok(()),
        Some(source) => Err(StorageError::unsupported(format!(
            "volume '{}' is to be a folder, which cannot be made from volume '{}'",
            def.name, source.volume.name
        ))),
    }
}

fn options(place: &Place, def: &StorageVolumeDef) -> Result<NewFileOptions, StorageError> {
    let permissions = def.target.permissions.as_deref();
    let mode =
        permissions.and_then(|permissions| permissions.mode).map_or(MODE, |mode| mode.bits());
    let owner = permissions
        .filter(|permissions| permissions.owner.is_some() || permissions.group.is_some());
    let owner = match owner {
        None => None,
        Some(permissions) => {
            let ours = Owner::ours();
            let owner = Owner {
                uid: permissions.owner.unwrap_or(ours.uid),
                gid: permissions.group.unwrap_or(ours.gid),
            };
            if owner.uid != ours.uid && !place.work.privileged {
                return Err(StorageError::unsupported(format!(
                    "volume '{}' cannot be given to user {}: this daemon is not root; leave \
                     <owner> out",
                    def.name, owner.uid
                )));
            }
            (owner != ours).then_some(owner)
        }
    };
    Ok(NewFileOptions { mode, owner })
}

/// A name that a file has which the pool does not know (yet).
fn exists(name: &str) -> impl Fn(StorageError) -> StorageError {
    move |error| match &error {
        StorageError::File(file) if file.kind() == Some(io::ErrorKind::AlreadyExists) => {
            Error::new(
                ErrorCode::StorageVolExist,
                ErrorDomain::Storage,
                format!("'{name}' exists already in the pool's folder: refresh the pool to see it"),
            )
            .into()
        }
        _ => error,
    }
}
