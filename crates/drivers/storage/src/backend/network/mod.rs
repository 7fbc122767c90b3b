//! Images on other hosts, which QEMU can open and we cannot: what `iscsi-direct`
//! and `rbd` have in common.
//!
//! A program of QEMU's opens the image and serves it to us alone, over a socket
//! that has no name ([`export`]). Nothing of the image comes to the host's kernel,
//! and a server that does not answer keeps nobody waiting but who uses it.

mod content;
mod export;

use super::{Place, VolumeBackend, Work, lookup};
use crate::blocking::blocking;
use crate::error::{StorageError, chain};
use crate::transfer::{StreamRange, VolumeReader, VolumeWriter};
use crate::unfinished::{Note, Noted, What};
use crate::volume::Volume;
use crate::volume::wipe::Algorithm;
use content::{InImage, OfImage};
use export::Export;
use ostler_core::Hidden;
use ostler_driver::{NetworkVolume, SecretUsage, VolumeProtocol};
use ostler_model::storage::PoolHost;
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::sync::Arc;

/// How much of an image is overwritten by one request.
const WIPED_AT_ONCE: u64 = 16 << 20;

/// An image, and what it takes to open it.
#[derive(Debug)]
pub(crate) struct Image {
    /// As people know it.
    pub(super) name: Arc<str>,
    /// As QEMU describes it.
    pub(super) node: Map<String, Value>,
    /// The password or key.
    pub(super) secret: Option<Hidden<Vec<u8>>>,
    /// (node option, content) of an option file, such as ceph.conf.
    pub(super) settings: Option<(&'static str, String)>,
}

/// The content.
pub(super) async fn read(
    work: &Work,
    image: Image,
    range: StreamRange,
) -> Result<Box<dyn VolumeReader>, StorageError> {
    let export = Export::open(work, image, false).await?;
    Ok(Box::new(OfImage::new(export, range)))
}

/// Takes content in, where it is.
pub(super) async fn write(
    work: &Work,
    image: Image,
    range: StreamRange,
) -> Result<Box<dyn VolumeWriter>, StorageError> {
    let export = Export::open(work, image, true).await?;
    Ok(Box::new(InImage::new(export, range)))
}

/// Overwrites an image. Once begun it is finished, by the next daemon if need be.
pub(super) async fn wipe(
    place: &Place,
    volume: &Volume,
    image: Image,
    algorithm: Algorithm,
) -> Result<(), StorageError> {
    if let Algorithm::Scrub(pattern) = algorithm {
        return Err(StorageError::unsupported(format!(
            "volume '{}' lies on other hosts, where the pattern '{pattern}' means nothing: use \
             'zero' or 'trim'",
            volume.name
        )));
    }
    let key = volume.key(place.live.target()).to_string();
    let note = Note { folder: folder(&place.work), what: What::WipeImage { key } };
    let noted = place.work.unfinished.note(note).await?;
    let wiped = overwrite(&place.work, image, algorithm == Algorithm::Trim).await;
    noted.end().await;
    wiped
}

async fn overwrite(work: &Work, image: Image, trim: bool) -> Result<(), StorageError> {
    let name = Arc::clone(&image.name);
    let mut export = Export::open(work, image, true).await?;
    blocking(move || {
        let size = export.client().size();
        let mut at = 0;
        while at < size {
            let length = WIPED_AT_ONCE.min(size - at);
            if !trim {
                export.run(|client| client.overwrite(at, length))?;
            } else if !export.run(|client| client.trim(at, length))? {
                return Err(StorageError::unsupported(format!(
                    "the server of volume '{name}' takes nothing back: use the algorithm 'zero'"
                )));
            }
            at += length;
        }
        Ok(export.finish()?)
    })
    .await
}

/// Finishes the wiping of `volumes` that a killed daemon has begun, from the start.
/// What cannot be now, the next look tries.
pub(super) async fn finish_wiping(
    work: &Work,
    backend: &dyn VolumeBackend,
    volumes: &[Arc<Volume>],
) -> Result<(), StorageError> {
    for (what, mut noted) in work.unfinished.left(folder(work)).await? {
        let What::WipeImage { key } = &what else {
            noted.keep();
            continue;
        };
        let found = volumes.iter().find(|volume| *volume.key("") == **key);
        let image = match found {
            Some(volume) => backend.image(work, volume).await?,
            None => None,
        };
        match image {
            Some(image) => wipe_again(work, image, noted).await,
            None => noted.end().await,
        }
    }
    Ok(())
}

async fn wipe_again(work: &Work, image: Image, noted: Noted) {
    let name = Arc::clone(&image.name);
    tracing::info!(volume = &*name, "wiping a volume whose wiping was cut short");
    let wiped = overwrite(work, image, false).await;
    if let Err(error) = &wiped {
        tracing::warn!(volume = &*name, error = %chain(error), "cannot finish wiping a volume");
    }
    noted.end_if(wiped).await;
}

/// The address by which guests reach a volume of this name.
pub(super) fn place(
    work: &Work,
    protocol: VolumeProtocol,
    name: String,
    usage: SecretUsage,
) -> NetworkVolume {
    let source = &work.def.source;
    let host = |host: &PoolHost| (address(host).to_owned(), host.port);
    NetworkVolume {
        protocol,
        name,
        hosts: source.hosts.iter().map(host).collect(),
        initiator: None,
        user: source
            .auth
            .as_ref()
            .map(|auth| (auth.username.to_string(), lookup(&auth.secret, usage))),
    }
}

/// A server's name as it is looked up.
pub(super) fn address(host: &PoolHost) -> &str {
    host.name.trim_start_matches('[').trim_end_matches(']')
}

/// The folder in the notes of a pool, whose volumes are in none.
pub(super) fn folder(work: &Work) -> PathBuf {
    PathBuf::from(format!("pool:{}", work.def.name))
}
