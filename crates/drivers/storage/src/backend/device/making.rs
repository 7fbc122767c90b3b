//! Volumes that a tool makes, renames and removes.
//!
//! A tool makes one in a single step. A copy is made under another name that is noted
//! on disk, and gets its own when all of it is there:
//!
//! ```text
//!   noted ─> made, hidden ─> filled ─> renamed ─> note removed
//!     └──────────┴─────────────┴── broken off: the hidden one is removed,
//!                                  after a kill by the next daemon
//! ```

use super::{fill, settle};
use crate::backend::{Place, Source, Work};
use crate::error::{StorageError, chain};
use crate::unfinished::{Note, What};
use crate::volume::Volume;
use async_trait::async_trait;
use ostler_host::volume::NewFile;
use ostler_model::storage::StorageVolumeDef;
use std::path::PathBuf;

/// How names of what is being made begin.
const MAKING: &str = "ostler-making-";

/// A tool that makes volumes.
#[async_trait]
pub(in crate::backend) trait Maker: Sync {
    /// The name of its kind of volume: "a logical volume".
    fn kind(&self) -> &'static str;

    /// Makes one that is empty.
    async fn make(
        &self,
        place: &Place,
        def: &StorageVolumeDef,
        name: &str,
    ) -> Result<(), StorageError>;

    /// One that was just made, when its device is there.
    async fn made(&self, place: &Place, name: &str) -> Result<Volume, StorageError>;

    /// Gives one another name.
    async fn rename(&self, work: &Work, from: &str, to: &str) -> Result<(), StorageError>;

    /// Removes one, if it is there.
    async fn remove(&self, work: &Work, name: &str) -> Result<(), StorageError>;
}

/// Makes a volume, as a copy if there is a source.
pub(in crate::backend) async fn create(
    maker: &dyn Maker,
    place: &Place,
    def: &StorageVolumeDef,
    source: Option<Source>,
) -> Result<Volume, StorageError> {
    if is_being_made(&def.name) {
        return Err(StorageError::unsupported(format!(
            "volume '{}' would have a name as volumes have while they are made: choose one that \
             does not begin with '{MAKING}'",
            def.name
        )));
    }
    match source {
        None => maker.make(place, def, &def.name).await?,
        Some(source) => copy(maker, place, def, source).await?,
    }
    let made = maker.made(place, &def.name).await;
    if made.is_err() {
        let _ = undo(maker, &place.work, &def.name).await;
    }
    made
}

async fn copy(
    maker: &dyn Maker,
    place: &Place,
    def: &StorageVolumeDef,
    source: Source,
) -> Result<(), StorageError> {
    if !source.volume.is_raw_disk() {
        return Err(StorageError::unsupported(format!(
            "volume '{}' is no raw disk, and {} can only be a copy of such",
            source.volume.name,
            maker.kind()
        )));
    }
    let hidden = NewFile::hidden_name()?.replace(".ostler-volume-", MAKING);
    let note = Note {
        folder: PathBuf::from(place.live.target()),
        what: What::MakeDevice { name: hidden.clone() },
    };
    let noted = place.work.unfinished.note(note).await?;
    let copied = fill_and_rename(maker, place, def, source, &hidden).await;
    let left = match copied {
        Ok(()) => Ok(()),
        Err(_) => undo(maker, &place.work, &hidden).await,
    };
    noted.end_if(left).await;
    copied
}

async fn fill_and_rename(
    maker: &dyn Maker,
    place: &Place,
    def: &StorageVolumeDef,
    source: Source,
    hidden: &str,
) -> Result<(), StorageError> {
    maker.make(place, def, hidden).await?;
    let to = maker.made(place, hidden).await?;
    fill(&to, source.read().await?).await?;
    // udev has it open for a moment after somebody wrote to it.
    settle().await?;
    maker.rename(&place.work, hidden, &def.name).await
}

/// Removes what could not be made.
async fn undo(maker: &dyn Maker, work: &Work, name: &str) -> Result<(), StorageError> {
    let removed = maker.remove(work, name).await;
    if let Err(error) = &removed {
        tracing::warn!(volume = name, error = %chain(error), "a half made volume is left behind");
    }
    removed
}

/// Removes what a killed daemon has half made: what one of our notes names.
pub(in crate::backend) async fn finish(maker: &dyn Maker, work: &Work) -> Result<(), StorageError> {
    let folder = PathBuf::from(work.def.target_path().unwrap_or_default());
    for (what, mut noted) in work.unfinished.left(folder).await? {
        match what {
            What::MakeDevice { name } if is_being_made(&name) => {
                noted.end_if(maker.remove(work, &name).await).await;
            }
            _ => noted.keep(),
        }
    }
    Ok(())
}

/// Returns whether it is being made.
pub(in crate::backend) fn is_being_made(name: &str) -> bool {
    name.starts_with(MAKING)
}
