//! Making a volume.
//!
//! It is made without a name, or under a hidden one that was noted on disk, and
//! gets its name once all of it is on the disk.

use super::change::is_plain;
use super::{directory, inspect, program};
use crate::backend::{Place, backend};
use crate::blocking::blocking;
use crate::error::StorageError;
use crate::unfinished::{Noted, Unfinished};
use crate::volume::{Creation, Source, Stretch, Volume, carry};
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_host::ownership::Owner;
use ostler_host::volume::copy::{self, Range};
use ostler_host::volume::{ContentWriter, Directory, NewFile, NewFileOptions, room};
use ostler_model::storage::{StorageVolumeDef, VolumeFormat, VolumeKind};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::PathBuf;
use std::sync::Arc;

/// The mode of a volume whose definition names none.
const MODE: u32 = 0o600;
/// The same of a folder.
const FOLDER_MODE: u32 = 0o700;

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
            (true, Some(source)) if is_plain(&source.volume) => {
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
    let kind = backend(source.place.live.def.kind);
    let mut content = kind.volumes().read(&source.place, &source.volume, Stretch::ALL).await?;
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
