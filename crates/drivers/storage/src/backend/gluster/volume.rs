//! Files of the mounted folder as volumes on other hosts, and back.

use super::super::files::Files;
use super::super::{Place, VolumeBackend};
use super::{Gluster, folder, mount, whole};
use crate::backend::{Creation, Resize, Source};
use crate::command::gluster::Folder;
use crate::error::StorageError;
use crate::inventory::{ActivePool, PoolSpace};
use crate::transfer::{StreamRange, VolumeReader, VolumeWriter};
use crate::volume::wipe::Algorithm;
use crate::volume::{Address, Backing, Volume};
use async_trait::async_trait;
use ostler_model::storage::{StorageVolumeDef, VolumeFormat, VolumeKind};
use ostler_xml::Text;
use std::path::Path;
use std::sync::Arc;

/// A file as a volume. What is one already stays as it is.
pub(super) fn outwards(folder: &Folder, place: &Path, file: &Arc<Volume>) -> Arc<Volume> {
    if matches!(file.kind, VolumeKind::Network | VolumeKind::Netdir) {
        return Arc::clone(file);
    }
    let mut volume = Volume::clone(file);
    volume.kind = match file.kind {
        VolumeKind::Dir => VolumeKind::Netdir,
        _ => VolumeKind::Network,
    };
    let path: Arc<str> = folder.address(&file.name).into();
    volume.address = Some(Arc::new(Address { key: Arc::clone(&path), path, extents: Vec::new() }));
    if let Some(details) = &mut volume.details
        && let Some(backing) = &details.backing
        && let Some(path) = beneath(folder, place, &backing.path)
    {
        let format = backing.format.clone();
        Arc::make_mut(details).backing = Some(Backing { path, format });
    }
    Arc::new(volume)
}

/// The address of an image in the mounted folder.
fn beneath(folder: &Folder, place: &Path, path: &str) -> Option<String> {
    let name = Path::new(path).strip_prefix(place).ok()?.to_str()?;
    let is_name = !name.is_empty() && name != ".." && !name.contains('/');
    is_name.then(|| folder.address(name))
}

/// A volume as the file that it is. It keeps its address: by that its secret is
/// found.
fn inwards(volume: &Volume) -> Volume {
    let kind = match volume.kind {
        VolumeKind::Netdir => VolumeKind::Dir,
        _ => VolumeKind::File,
    };
    Volume { kind, ..volume.clone() }
}

/// A definition as that of a file. The image beneath is named by its address, by
/// which guests find it.
fn as_file(live: &ActivePool, def: &StorageVolumeDef) -> Result<StorageVolumeDef, StorageError> {
    let mut def = def.clone();
    let format = def.format();
    let keeps_names =
        matches!(format, VolumeFormat::Qcow2 | VolumeFormat::Qcow | VolumeFormat::Qed);
    let Some(backing) = &mut def.backing_store else { return Ok(def) };
    let Some(path) = backing.path.as_deref() else { return Ok(def) };
    let by_name = live.contents.find(path);
    let found = by_name.or_else(|| live.contents.at(path)).filter(|_| keeps_names);
    let Some(found) = found else {
        return Err(StorageError::unsupported(format!(
            "volume '{}' would lie on '{}': a volume of a Gluster pool lies only on another one \
             of its pool, named by its name or path, and only as qcow2, qcow or qed",
            def.name,
            path.escape_debug()
        )));
    };
    backing.path = Some(Text::from(&*found.path("")));
    Ok(def)
}

impl Gluster {
    /// The volume of the pool that a file is.
    fn seen(place: &Place, file: &Arc<Volume>) -> Result<Arc<Volume>, StorageError> {
        Ok(outwards(&folder(&place.work)?, &mount::place(&place.work), file))
    }
}

#[async_trait]
impl VolumeBackend for Gluster {
    async fn look(&self, place: &Place, volume: &Arc<Volume>) -> Result<Arc<Volume>, StorageError> {
        Self::seen(place, &Files.look(place, volume).await?)
    }

    fn glance(&self, live: &ActivePool, volume: &Volume) -> Option<Volume> {
        // A server has to be asked.
        Files.glance(live, volume)
    }

    fn as_source(&self, volume: Arc<Volume>) -> Arc<Volume> {
        Arc::new(inwards(&volume))
    }

    async fn create(
        &self,
        place: &Place,
        def: &StorageVolumeDef,
        source: Option<Source>,
        how: Creation,
    ) -> Result<Volume, StorageError> {
        let def = as_file(&place.live, def)?;
        let made = Arc::new(Files.create(place, &def, source, how).await?);
        let made = if made.kind == VolumeKind::Dir {
            made
        } else {
            whole::fill_up(&place.live, &made.name).await?;
            Files.look(place, &made).await?
        };
        Self::seen(place, &made).map(Arc::unwrap_or_clone)
    }

    async fn delete(&self, place: &Place, volume: &Volume) -> Result<(), StorageError> {
        Files.delete(place, &inwards(volume)).await
    }

    async fn resize(
        &self,
        place: &Place,
        volume: &Volume,
        resize: Resize,
    ) -> Result<(), StorageError> {
        let mut file = inwards(volume);
        if let Some(details) = &mut file.details
            && let Some(backing) = &details.backing
            && let Some(found) = place.live.contents.at(&backing.path)
        {
            // Seen from here it is a file too.
            let path = mount::place(&place.work).join(&*found.name).to_string_lossy().into_owned();
            let format = backing.format.clone();
            Arc::make_mut(details).backing = Some(Backing { path, format });
        }
        Files.resize(place, &file, resize).await?;
        whole::fill_up(&place.live, &volume.name).await
    }

    async fn wipe(
        &self,
        place: &Place,
        volume: &Volume,
        algorithm: Algorithm,
    ) -> Result<(), StorageError> {
        Files.wipe(place, &inwards(volume), algorithm).await
    }

    async fn read(
        &self,
        place: &Place,
        volume: &Volume,
        range: StreamRange,
    ) -> Result<Box<dyn VolumeReader>, StorageError> {
        Files.read(place, &inwards(volume), range).await
    }

    async fn write(
        &self,
        place: &Place,
        volume: &Volume,
        range: StreamRange,
    ) -> Result<Box<dyn VolumeWriter>, StorageError> {
        let upload = Files.write(place, &inwards(volume), range).await?;
        Ok(Box::new(whole::Whole::new(upload, &place.live, &volume.name)?))
    }

    async fn space(&self, place: &Place) -> Option<PoolSpace> {
        Files.space(place).await
    }
}
