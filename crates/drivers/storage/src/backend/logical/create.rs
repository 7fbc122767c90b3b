//! Making a volume.

use super::super::tool::{UNHURRIED, execute};
use super::super::{Place, Work, device, device::Maker};
use super::listing::look;
use super::{Logical, ask_volumes, group_name};
use crate::backend::{Creation, Source};
use crate::command::logical::{self, NewLogicalVolume, Thin};
use crate::error::{StorageError, bad_definition};
use crate::volume::Volume;
use async_trait::async_trait;
use ostler_model::storage::StorageVolumeDef;

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
    device::create(&Logical, place, def, source).await
}

#[async_trait]
impl Maker for Logical {
    fn kind(&self) -> &'static str {
        "a logical volume"
    }

    /// Makes a thin one where it is to take less than its size and the group has
    /// a pool for such.
    async fn make(
        &self,
        place: &Place,
        def: &StorageVolumeDef,
        name: &str,
    ) -> Result<(), StorageError> {
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
        execute(&new.command().map_err(bad_definition)?, Vec::new(), UNHURRIED).await.map(drop)
    }

    async fn made(&self, place: &Place, name: &str) -> Result<Volume, StorageError> {
        device::settle().await?;
        Ok(Volume::clone(&*look(place, name).await?))
    }

    async fn rename(&self, work: &Work, from: &str, to: &str) -> Result<(), StorageError> {
        let rename = logical::rename_volume(group_name(work), from, to).map_err(bad_definition)?;
        execute(&rename, Vec::new(), UNHURRIED).await.map(drop)
    }

    async fn remove(&self, work: &Work, name: &str) -> Result<(), StorageError> {
        if !ask_volumes(work).await?.iter().any(|row| row.name == name) {
            return Ok(());
        }
        device::settle().await?;
        let command = logical::remove_volume(group_name(work), name).map_err(bad_definition)?;
        execute(&command, Vec::new(), UNHURRIED).await.map(drop)
    }
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
