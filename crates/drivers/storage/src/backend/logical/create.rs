//! Making a volume.
//!
//! LVM makes one in a single step. A copy is made under another name that is
//! noted on disk, and gets its own when all of it is there.

use super::super::files::is_plain;
use super::super::tool::{UNHURRIED, execute};
use super::super::{Place, Work, backend, device};
use super::volume::look;
use super::{ask_volumes, group_name};
use crate::command::logical::{self, NewLogicalVolume, Thin};
use crate::error::{StorageError, bad_definition};
use crate::unfinished::{Note, What};
use crate::volume::{Creation, Source, Stretch, Volume};
use ostler_host::volume::NewFile;
use ostler_model::storage::StorageVolumeDef;
use std::path::PathBuf;

/// How names of what is being made begin.
const MAKING: &str = "ostler-making-";

/// Makes a volume: a thin one where it is to take less than its size and the
/// group has a pool for such.
pub(super) async fn create(
    place: &Place,
    def: &StorageVolumeDef,
    source: Option<Source>,
    how: Creation,
) -> Result<Volume, StorageError> {
    if def.target.encryption.is_some() || how.reflink {
        return Err(StorageError::unsupported(format!(
            "volume '{}' would be a logical volume, which is neither encrypted nor shares blocks",
            def.name
        )));
    }
    match source {
        None => {
            make(place, def, &def.name).await?;
            finished(place, &def.name).await
        }
        Some(source) => copy(place, def, source).await,
    }
}

async fn finished(place: &Place, name: &str) -> Result<Volume, StorageError> {
    device::settle().await?;
    Ok(Volume::clone(&*look(place, name).await?))
}

async fn make(place: &Place, def: &StorageVolumeDef, name: &str) -> Result<(), StorageError> {
    let (capacity, allocation) = (def.capacity(), def.allocation());
    let group = group_name(&place.work);
    let origin = origin(place, def)?;
    let rows = ask_volumes(&place.work).await?;
    let is_of_thin = |name: &str| rows.iter().any(|row| row.name == name && row.is_thin());
    let pool = rows.iter().filter(|row| row.is_thin_pool()).max_by_key(|row| row.left());
    let thin = match (origin, pool) {
        (Some(origin), _) => is_of_thin(origin).then_some(Thin::Origin),
        (None, Some(pool)) if allocation < capacity => Some(Thin::Pool(&pool.name)),
        _ => None,
    };
    let new = NewLogicalVolume { group, name, capacity, allocation, origin, thin };
    execute(&new.command().map_err(bad_definition)?, Vec::new(), UNHURRIED).await?;
    Ok(())
}

/// The volume of the group that the new one is a snapshot of.
fn origin<'a>(place: &Place, def: &'a StorageVolumeDef) -> Result<Option<&'a str>, StorageError> {
    let Some(backing) = &def.backing_store else { return Ok(None) };
    let path = backing.path.as_deref().unwrap_or_default();
    let target = place.live.target();
    let name = path.strip_prefix(target).and_then(|rest| rest.strip_prefix('/'));
    match name.filter(|name| place.live.contents.find(name).is_some()) {
        Some(name) => Ok(Some(name)),
        None => Err(StorageError::unsupported(format!(
            "volume '{}' can only be a snapshot of a volume of its own pool, whose paths begin \
             with '{target}/'; '{path}' is none",
            def.name
        ))),
    }
}

async fn copy(
    place: &Place,
    def: &StorageVolumeDef,
    source: Source,
) -> Result<Volume, StorageError> {
    if !is_plain(&source.volume) {
        return Err(StorageError::unsupported(format!(
            "volume '{}' is no raw disk, and a logical volume can only be a copy of such",
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
        Err(_) => remove(&place.work, &hidden).await,
    };
    noted.end_if(left).await;
    made?;
    finished(place, &def.name).await
}

async fn filled(
    place: &Place,
    def: &StorageVolumeDef,
    source: Source,
    hidden: &str,
) -> Result<(), StorageError> {
    make(place, def, hidden).await?;
    device::settle().await?;
    let to = look(place, hidden).await?;
    let kind = backend(source.place.live.def.kind);
    let content = kind.volumes().read(&source.place, &source.volume, Stretch::ALL).await?;
    device::fill(&to, content).await?;
    let rename = logical::rename_volume(group_name(&place.work), hidden, &def.name);
    execute(&rename.map_err(bad_definition)?, Vec::new(), UNHURRIED).await?;
    Ok(())
}

async fn remove(work: &Work, name: &str) -> Result<(), StorageError> {
    if !ask_volumes(work).await?.iter().any(|row| row.name == name) {
        return Ok(());
    }
    let command = logical::remove_volume(group_name(work), name).map_err(bad_definition)?;
    execute(&command, Vec::new(), UNHURRIED).await.map(drop)
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
