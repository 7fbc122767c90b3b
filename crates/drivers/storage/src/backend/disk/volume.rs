//! Partitions.

use super::super::lun::fact;
use super::super::tool::{UNHURRIED, execute};
use super::super::{Place, VolumeBackend, Work, device};
use super::layout::{Layout, Partition, SECTOR, Spot};
use super::removal::remove_at;
use super::turns::turn;
use super::{Disk, ask, base, device_of, space};
use crate::backend::{Creation, Resize, Source};
use crate::blocking::blocking;
use crate::command::disk::NewPartition;
use crate::error::{StorageError, bad_definition, failed};
use crate::inventory::PoolSpace;
use crate::transfer::{StreamRange, VolumeReader, VolumeWriter};
use crate::unfinished::{Note, Noted, What};
use crate::volume::wipe::Algorithm;
use crate::volume::{Address, Extent, Volume};
use async_trait::async_trait;
use ostler_core::Bytes;
use ostler_host::volume::look_at_path;
use ostler_model::storage::{StorageVolumeDef, VolumeFormat, VolumeKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The volumes of a disk.
pub(super) fn volumes(work: &Work, layout: &Layout, base: &str) -> Vec<Arc<Volume>> {
    let volume = |partition: &Partition| Arc::new(volume(work, partition, base));
    layout.partitions.iter().map(volume).collect()
}

fn volume(work: &Work, partition: &Partition, base: &str) -> Volume {
    let found = format!("{base}{}", partition.number);
    let target = work.def.target_path().unwrap_or("/dev");
    let known = device::known(Path::new(&found));
    let lasting = known.name_in(target).filter(|_| target != "/dev");
    let path = lasting.unwrap_or(&found).to_owned();
    let size = Bytes(partition.end - partition.start + 1);
    let disk = work.def.source.devices.first().map_or("", |device| &*device.path);
    Volume {
        name: found.rsplit('/').next().unwrap_or(&found).into(),
        kind: VolumeKind::Block,
        format: Some(partition.format),
        capacity: size,
        allocation: size,
        physical: size,
        access: None,
        identity: None,
        details: None,
        address: Some(Arc::new(Address {
            key: path.as_str().into(),
            path: path.into(),
            extents: vec![Extent {
                device: disk.into(),
                start: partition.start,
                end: partition.end + 1,
            }],
        })),
    }
}

/// The partition that a volume is: it must lie where it lay when it was seen, for
/// numbers change hands.
async fn partition(place: &Place, volume: &Volume) -> Result<(Layout, Partition), StorageError> {
    let (layout, base) = (ask(&place.work).await?, base(&place.work).await?);
    let short = base.rsplit('/').next().unwrap_or_default();
    let number: Option<u32> = volume.name.strip_prefix(short).and_then(|rest| rest.parse().ok());
    let start =
        volume.address.as_ref().and_then(|address| address.extents.first()).map(|it| it.start);
    let found = layout
        .partitions
        .iter()
        .find(|it| Some(it.number) == number && Some(it.start) == start)
        .cloned();
    let Some(found) = found else {
        return Err(failed(format!(
            "partition '{}' is not any more where it was last seen: refresh the pool",
            volume.name
        ))
        .into());
    };
    Ok((layout, found))
}

/// How often it is looked whether a partition's device is back, and the time between.
const ATTEMPTS: u32 = 50;
const BETWEEN: Duration = Duration::from_millis(100);

/// Waits until the device of a partition is there, and where it was seen. It may be
/// away for a moment: whoever closes a disk that was open to be written makes udev have
/// the kernel read the table again (see `quiet`).
async fn steady(place: &Place, volume: &Volume) -> Result<(), StorageError> {
    let path = device::path(volume);
    if path.starts_with("/dev/mapper") {
        return partition(place, volume).await.map(drop);
    }
    let seen =
        volume.address.as_ref().and_then(|address| address.extents.first()).map(|it| it.start);
    for attempt in 0..ATTEMPTS {
        let (path, file) = (path.clone(), format!("/sys/class/block/{}/start", volume.name));
        let sector =
            blocking(move || Ok(look_at_path(&path).ok().and_then(|_| fact(&file)))).await?;
        let sector: Option<u64> = sector.and_then(|text| text.parse().ok());
        if sector.and_then(|sector| sector.checked_mul(SECTOR)) == seen {
            return Ok(());
        }
        if attempt == 0 {
            device::settle().await?;
        } else {
            tokio::time::sleep(BETWEEN).await;
        }
    }
    Err(failed(format!(
        "partition '{}' is not any more where it was last seen: refresh the pool",
        volume.name
    ))
    .into())
}

#[async_trait]
impl VolumeBackend for Disk {
    async fn look(&self, place: &Place, seen: &Arc<Volume>) -> Result<Arc<Volume>, StorageError> {
        let (_, found) = partition(place, seen).await?;
        let now = volume(&place.work, &found, &base(&place.work).await?);
        Ok(Arc::new(device::glance(&now).unwrap_or(now)))
    }

    async fn create(
        &self,
        place: &Place,
        def: &StorageVolumeDef,
        source: Option<Source>,
        how: Creation,
    ) -> Result<Volume, StorageError> {
        if def.target.encryption.is_some() || how.reflink || def.backing_store.is_some() {
            return Err(StorageError::unsupported(format!(
                "volume '{}' would be a partition, which is neither encrypted nor lies on another \
                 nor shares blocks",
                def.name
            )));
        }
        if let Some(source) = &source
            && !source.volume.is_raw_disk()
        {
            return Err(StorageError::unsupported(format!(
                "volume '{}' is no raw disk, and a partition can only be a copy of such",
                source.volume.name
            )));
        }
        let table = turn(device_of(&place.work)?).await;
        let (layout, base) = (ask(&place.work).await?, base(&place.work).await?);
        let spot = spot(place, &layout, &base, def)?;
        let noted = note(place, spot).await?;
        let made = make(place, &layout, spot, def).await;
        drop(table);
        let made = match (made, source) {
            (Ok(()), Some(source)) => copy(place, spot, def, source).await,
            (made, _) => made,
        };
        let left = match made {
            Ok(()) => Ok(()),
            Err(_) => remove_at(&place.work, spot.number, spot.start).await,
        };
        noted.end_if(left).await;
        made?;
        let layout = ask(&place.work).await?;
        let made = layout.partitions.iter().find(|it| it.start == spot.start);
        let made = made.ok_or_else(|| failed("the partition that was made is not there"))?;
        let volume = volume(&place.work, made, &base);
        Ok(device::glance(&volume).unwrap_or(volume))
    }

    /// Making or removing one changes the free space, and the numbers of those behind it.
    fn changes_others(&self) -> bool {
        true
    }

    async fn delete(&self, place: &Place, volume: &Volume) -> Result<(), StorageError> {
        let (layout, found) = partition(place, volume).await?;
        let holds_others = found.format == VolumeFormat::Extended
            && layout.partitions.iter().any(|it| layout.is_logical(it.number));
        if holds_others {
            return Err(StorageError::invalid(format!(
                "partition '{}' holds others: delete those first",
                volume.name
            )));
        }
        remove_at(&place.work, found.number, found.start).await
    }

    async fn resize(&self, _: &Place, volume: &Volume, _: Resize) -> Result<(), StorageError> {
        device::cannot(format!("partition '{}' keeps its size", volume.name))
    }

    async fn wipe(
        &self,
        place: &Place,
        volume: &Volume,
        algorithm: Algorithm,
    ) -> Result<(), StorageError> {
        let (_, found) = partition(place, volume).await?;
        if found.format == VolumeFormat::Extended {
            return Err(StorageError::unsupported(format!(
                "partition '{}' holds others: wipe those",
                volume.name
            )));
        }
        steady(place, volume).await?;
        device::wipe(place, volume, algorithm).await
    }

    async fn read(
        &self,
        place: &Place,
        volume: &Volume,
        range: StreamRange,
    ) -> Result<Box<dyn VolumeReader>, StorageError> {
        steady(place, volume).await?;
        device::read(volume, range).await
    }

    async fn write(
        &self,
        place: &Place,
        volume: &Volume,
        range: StreamRange,
    ) -> Result<Box<dyn VolumeWriter>, StorageError> {
        steady(place, volume).await?;
        device::write(volume, range).await
    }

    async fn space(&self, place: &Place) -> Option<PoolSpace> {
        Some(space(&ask(&place.work).await.ok()?))
    }
}

/// The place of the new partition, from which its name follows.
fn spot(
    place: &Place,
    layout: &Layout,
    base: &str,
    def: &StorageVolumeDef,
) -> Result<Spot, StorageError> {
    let extended = def.format() == VolumeFormat::Extended;
    let Some(spot) = layout.spot(def.capacity().0, extended) else {
        return Err(failed(format!(
            "disk '{}' has no room for a partition of {} bytes, or its table for one more",
            device_of(&place.work)?,
            def.capacity().0
        ))
        .into());
    };
    let short = base.rsplit('/').next().unwrap_or_default();
    let name = format!("{short}{}", spot.number);
    if *def.name != *name {
        return Err(StorageError::invalid(format!(
            "invalid partition name '{}', expected '{name}': partitions have the names that the \
             kernel gives them",
            def.name
        )));
    }
    Ok(spot)
}

async fn make(
    place: &Place,
    layout: &Layout,
    spot: Spot,
    def: &StorageVolumeDef,
) -> Result<(), StorageError> {
    let new = NewPartition {
        device: device_of(&place.work)?,
        table: layout.table,
        format: def.format(),
        logical: spot.logical,
        start: spot.start,
        end: spot.end,
    };
    execute(&new.command().map_err(bad_definition)?, Vec::new(), UNHURRIED).await?;
    if let Some(mark) = new.mark(spot.number).map_err(bad_definition)? {
        execute(&mark, Vec::new(), UNHURRIED).await?;
    }
    device::settle().await
}

async fn copy(
    place: &Place,
    spot: Spot,
    def: &StorageVolumeDef,
    source: Source,
) -> Result<(), StorageError> {
    let found =
        Partition { number: spot.number, start: spot.start, end: spot.end, format: def.format() };
    let to = volume(&place.work, &found, &base(&place.work).await?);
    steady(place, &to).await?;
    device::fill(&to, source.read().await?).await
}

fn folder(work: &Work) -> PathBuf {
    work.def.source.devices.first().map(|device| PathBuf::from(&*device.path)).unwrap_or_default()
}

async fn note(place: &Place, spot: Spot) -> Result<Noted, StorageError> {
    let what = What::MakePartition { number: spot.number, start: spot.start };
    place.work.unfinished.note(Note { folder: folder(&place.work), what }).await
}

/// Removes partitions that a killed daemon has half made.
pub(super) async fn settle(work: &Work) -> Result<(), StorageError> {
    for (what, mut noted) in work.unfinished.left(folder(work)).await? {
        match what {
            What::MakePartition { number, start } => {
                noted.end_if(remove_at(work, number, start).await).await;
            }
            _ => noted.keep(),
        }
    }
    Ok(())
}
