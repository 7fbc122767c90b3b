//! Making images.
//!
//! One that is filled is made under another name, noted before, and renamed when
//! it is whole.

use super::super::network::{self, folder};
use super::super::tool::UNHURRIED;
use super::super::{Place, Work};
use super::{PATIENCE, Way, image, pool_name, report, volume};
use crate::backend::{Creation, Source};
use crate::blocking::blocking;
use crate::error::{StorageError, bad_definition, failed};
use crate::transfer::{StreamRange, carry};
use crate::unfinished::{Note, What};
use crate::volume::Volume;
use ostler_core::{Bytes, Error, ErrorCode, ErrorDomain};
use ostler_host::process::RunError;
use ostler_host::volume::NewFile;
use ostler_model::storage::{PoolKind, StorageVolumeDef, VolumeFormat};

/// The prefix of the names of images that are being made.
const MAKING: &str = "ostler-making-";

/// The code with which a program ends when a name is taken.
const TAKEN: i32 = 17;

/// Makes an image, from `source` where there is one.
pub(super) async fn create(
    place: &Place,
    def: &StorageVolumeDef,
    source: Option<Source>,
    how: Creation,
) -> Result<Volume, StorageError> {
    check(def)?;
    let work = &place.work;
    let way = Way::of(work).await?;
    let Some(source) = source else {
        let command = way.cluster.create(&def.name, def.capacity()).map_err(bad_definition)?;
        way.run(&command, UNHURRIED).await.map_err(taken(def))?;
        return made(work, &way, &def.name).await;
    };
    if how.reflink {
        return Err(StorageError::unsupported(format!(
            "volume '{}' would need a snapshot of '{}' to share blocks with, which then could not \
             be deleted: copy without the reflink flag",
            def.name, source.volume.name
        )));
    }
    let hidden = NewFile::hidden_name()?.replace(".ostler-volume-", MAKING);
    let what = What::MakeImage { name: hidden.clone() };
    let noted = work.unfinished.note(Note { folder: folder(work), what }).await?;
    let filled = match fill(work, &way, def, &source, &hidden).await {
        Ok(()) => rename(&way, &hidden, def).await,
        Err(error) => Err(error),
    };
    let left = match filled {
        Ok(()) => Ok(()),
        Err(_) => remove(&way, &hidden).await,
    };
    noted.end_if(left).await;
    filled?;
    made(work, &way, &def.name).await
}

/// Refuses an image that a cluster cannot have.
fn check(def: &StorageVolumeDef) -> Result<(), StorageError> {
    let what = if !matches!(def.format(), VolumeFormat::Raw | VolumeFormat::None) {
        "of another format than raw"
    } else if def.target.encryption.is_some() {
        "encrypted by us; let QEMU do that in the guest's <disk>"
    } else if def.backing_store.is_some() {
        "laid on another; make it as a copy"
    } else if is_being_made(&def.name) {
        "of a name that begins as ours do while they are made"
    } else {
        return Ok(());
    };
    Err(StorageError::unsupported(format!("image '{}' of a cluster cannot be {what}", def.name)))
}

/// Makes an image of this hidden name with the content of the source.
async fn fill(
    work: &Work,
    way: &Way,
    def: &StorageVolumeDef,
    source: &Source,
    hidden: &str,
) -> Result<(), StorageError> {
    let from = &source.place.work;
    let capacity = def.capacity();
    if from.def.kind == PoolKind::Rbd && from.def.name == work.def.name {
        let command = way.cluster.copy(&source.volume.name, hidden).map_err(bad_definition)?;
        way.run(&command, UNHURRIED).await?;
        if capacity > made(work, way, hidden).await?.capacity {
            let command = way.cluster.resize(hidden, capacity, false).map_err(bad_definition)?;
            way.run(&command, UNHURRIED).await?;
        }
        return Ok(());
    }
    let command = way.cluster.create(hidden, capacity).map_err(bad_definition)?;
    way.run(&command, UNHURRIED).await?;
    if !source.volume.is_raw_disk() {
        return Err(StorageError::unsupported(format!(
            "volume '{}' is copied to a cluster only if it is raw and not encrypted",
            source.volume.name
        )));
    }
    let mut content = source.read().await?;
    let mut to = network::write(work, image(work, hidden).await?, StreamRange::ALL).await?;
    blocking(move || {
        carry(&mut *content, &mut *to)?;
        to.finish().map(drop)
    })
    .await
}

async fn rename(way: &Way, hidden: &str, def: &StorageVolumeDef) -> Result<(), StorageError> {
    let command = way.cluster.rename(hidden, &def.name).map_err(bad_definition)?;
    way.run(&command, UNHURRIED).await.map(drop).map_err(taken(def))
}

/// Removes what could not be made, if anything of it is there.
async fn remove(way: &Way, hidden: &str) -> Result<(), StorageError> {
    let images = report::images(&way.run(&way.cluster.list(), PATIENCE).await?)?;
    if !images.iter().any(|image| image.image == hidden) {
        return Ok(());
    }
    let command = way.cluster.remove(hidden).map_err(bad_definition)?;
    way.run(&command, UNHURRIED).await.map(drop)
}

/// An image as the cluster has it now.
pub(super) async fn made(work: &Work, way: &Way, name: &str) -> Result<Volume, StorageError> {
    let command = way.cluster.usage(name).map_err(bad_definition)?;
    let told = way.run(&command, PATIENCE).await?;
    let used = report::usages(&told).get(name).copied();
    let Some((size, used)) = report::size(&told, name).zip(used) else {
        let pool = pool_name(work);
        return Err(failed(format!("pool '{pool}' of the cluster has no image '{name}'")).into());
    };
    Ok(volume(work, name, Bytes(size), Bytes(used)))
}

/// Removes what a killed daemon has half made: what one of our notes names.
pub(super) async fn settle(work: &Work, way: &Way) -> Result<(), StorageError> {
    for (what, mut noted) in work.unfinished.left(folder(work)).await? {
        match what {
            What::MakeImage { name } if is_being_made(&name) => {
                noted.end_if(remove(way, &name).await).await;
            }
            _ => noted.keep(),
        }
    }
    Ok(())
}

/// Returns whether it is being made.
pub(super) fn is_being_made(name: &str) -> bool {
    name.starts_with(MAKING)
}

/// A name that an image has which the pool does not know yet.
fn taken(def: &StorageVolumeDef) -> impl Fn(StorageError) -> StorageError {
    let name = def.name.to_string();
    move |error| match &error {
        StorageError::Run(RunError::Failed { exit, .. })
            if *exit == ostler_host::process::Exit::Code(TAKEN) =>
        {
            let detail =
                format!("image '{name}' exists already in the cluster: refresh the pool to see it");
            Error::new(ErrorCode::StorageVolExist, ErrorDomain::Storage, detail).into()
        }
        _ => error,
    }
}
