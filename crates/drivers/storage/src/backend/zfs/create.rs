//! Making a volume.
//!
//! ZFS makes one in a single step. A copy is made under another name that is noted on
//! disk, and gets its own when all of it is there.

use super::super::files::is_plain;
use super::super::tool::{UNHURRIED, execute};
use super::super::{Place, Work, backend, device};
use super::volume::{look, volumes};
use super::{ask_volumes, name, remove, undo};
use crate::command::zfs;
use crate::error::{StorageError, bad_definition, failed};
use crate::unfinished::{Note, What};
use crate::volume::{Creation, Source, Stretch, Volume};
use ostler_host::volume::NewFile;
use ostler_model::storage::StorageVolumeDef;
use std::path::PathBuf;
use std::time::Duration;

/// How names of what is being made begin.
const MAKING: &str = "ostler-making-";

/// How often it is looked whether a volume has its device, and the time between.
const ATTEMPTS: u32 = 50;
const BETWEEN: Duration = Duration::from_millis(100);

pub(super) async fn create(
    place: &Place,
    def: &StorageVolumeDef,
    source: Option<Source>,
    how: Creation,
) -> Result<Volume, StorageError> {
    if def.target.encryption.is_some() || how.reflink || def.backing_store.is_some() {
        return Err(StorageError::unsupported(format!(
            "volume '{}' would be one of ZFS, which is neither encrypted here nor lies on another \
             nor shares blocks",
            def.name
        )));
    }
    match source {
        None => {
            make(place, def, &def.name).await?;
            if let Err(error) = device_of(place, &def.name).await {
                undo(&place.work, &def.name).await?;
                return Err(error);
            }
        }
        Some(source) => copy(place, def, source).await?,
    }
    Ok(Volume::clone(&*look(place, &def.name).await?))
}

async fn make(place: &Place, def: &StorageVolumeDef, volume: &str) -> Result<(), StorageError> {
    let pool = name(&place.work);
    let command = zfs::create_volume(pool, volume, def.capacity(), def.allocation());
    execute(&command.map_err(bad_definition)?, Vec::new(), UNHURRIED).await.map(drop)
}

/// The volume once it has its device, which ZFS and udev make when they come to it.
async fn device_of(place: &Place, volume: &str) -> Result<Volume, StorageError> {
    for _ in 0..ATTEMPTS {
        device::settle().await?;
        let found = volumes(&ask_volumes(&place.work).await?, place.live.target());
        let Some(found) = found.into_iter().find(|found| *found.name == *volume) else { break };
        if let Some(found) = device::glance(&found) {
            return Ok(found);
        }
        tokio::time::sleep(BETWEEN).await;
    }
    Err(failed(format!(
        "volume '{volume}' was made and has no device '{}/{volume}': are the rules for udev of \
         zfsutils-linux in place?",
        place.live.target()
    ))
    .into())
}

async fn copy(place: &Place, def: &StorageVolumeDef, source: Source) -> Result<(), StorageError> {
    if !is_plain(&source.volume) {
        return Err(StorageError::unsupported(format!(
            "volume '{}' is no raw disk, and a volume of ZFS can only be a copy of such",
            source.volume.name
        )));
    }
    let hidden = NewFile::hidden_name()?.replace(".ostler-volume-", MAKING);
    let note = Note {
        folder: PathBuf::from(place.live.target()),
        what: What::MakeLogical { name: hidden.clone() },
    };
    let noted = place.work.unfinished.note(note).await?;
    let made = filled(place, def, source, &hidden).await;
    let left = match made {
        Ok(()) => Ok(()),
        Err(_) => undo(&place.work, &hidden).await,
    };
    noted.end_if(left).await;
    made
}

async fn filled(
    place: &Place,
    def: &StorageVolumeDef,
    source: Source,
    hidden: &str,
) -> Result<(), StorageError> {
    make(place, def, hidden).await?;
    let to = device_of(place, hidden).await?;
    let kind = backend(source.place.live.def.kind);
    let content = kind.volumes().read(&source.place, &source.volume, Stretch::ALL).await?;
    device::fill(&to, content).await?;
    device::settle().await?;
    let rename = zfs::rename_volume(name(&place.work), hidden, &def.name);
    execute(&rename.map_err(bad_definition)?, Vec::new(), UNHURRIED).await?;
    device_of(place, &def.name).await.map(drop)
}

/// Removes what a killed daemon has half made: what one of our notes names.
pub(super) async fn settle(work: &Work) -> Result<(), StorageError> {
    let folder = PathBuf::from(work.def.target_path().unwrap_or_default());
    for (what, mut noted) in work.unfinished.left(folder).await? {
        match what {
            What::MakeLogical { name } if is_being_made(&name) => {
                noted.end_if(remove(work, &name).await).await;
            }
            _ => noted.keep(),
        }
    }
    Ok(())
}

/// Whether it is being made.
pub(super) fn is_being_made(name: &str) -> bool {
    name.starts_with(MAKING)
}
