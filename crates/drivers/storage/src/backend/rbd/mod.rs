//! `rbd`: images in a pool of a Ceph cluster.
//!
//! - `report`: what the cluster tells. `create`: making images.
//!
//! The cluster is asked by its own programs, which get the user's key as nameless
//! memory; QEMU's carry content.

mod create;
mod report;

use super::network::{self, Image};
use super::tool::{UNHURRIED, execute, path_of};
use super::{Backend, Overwrite, Place, VolumeBackend, Work, device};
use crate::backend::{Creation, Resize, Source};
use crate::blocking::blocking;
use crate::command::rbd::{Cluster, settings_file};
use crate::command::{Command, Tool};
use crate::error::{StorageError, bad_definition, failed};
use crate::inventory::{ActivePool, Contents, PoolScan, PoolSpace};
use crate::volume::{Address, Volume};
use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use ostler_core::{Bytes, Error, Hidden};
use ostler_driver::{NetworkVolume, SecretUsage, VolumeProtocol};
use ostler_host::process::{RunLimits, is_installed, memory_file};
use ostler_model::storage::{StorageVolumeDef, VolumeFormat, VolumeKind};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use std::time::Duration;

/// Under which number programs get the key.
const KEY: i32 = 3;

/// How long a cluster may take to answer a question: longer than its programs try
/// to reach it.
const PATIENCE: RunLimits =
    RunLimits { deadline: Duration::from_secs(60), output_bytes: 256 << 20 };

#[derive(Debug)]
pub(crate) struct Rbd;

/// A cluster, and the key of the user that asks it.
struct Way {
    cluster: Cluster,
    key: Option<Hidden<Vec<u8>>>,
}

impl Way {
    async fn of(work: &Work) -> Result<Self, StorageError> {
        let key = key(work).await?;
        let file = path_of(KEY);
        let cluster = Cluster::of(&work.def, key.as_ref().map(|_| &*file));
        Ok(Self { cluster: cluster.map_err(bad_definition)?, key })
    }

    /// Runs a command of the cluster's; what it writes.
    async fn run(&self, command: &Command, limits: RunLimits) -> Result<Vec<u8>, StorageError> {
        let mut descriptors = Vec::new();
        if let Some(key) = &self.key {
            // The programs want it as clusters print it.
            let text = Hidden::new(BASE64.encode(key.reveal()));
            let file = blocking(move || Ok(memory_file(text.reveal().as_bytes())?)).await?;
            descriptors.push((file, KEY));
        }
        Ok(execute(command, descriptors, limits).await?.stdout)
    }
}

/// The key of the user, as it is.
async fn key(work: &Work) -> Result<Option<Hidden<Vec<u8>>>, StorageError> {
    let Some(auth) = &work.def.source.auth else { return Ok(None) };
    let what = format!("the key of pool '{}'", work.def.name);
    Ok(Some(work.secret(&auth.secret, SecretUsage::Ceph, &what).await?))
}

/// The name of the cluster's pool.
fn pool_name(work: &Work) -> &str {
    work.def.source.name.as_deref().unwrap_or_default()
}

/// An image as a volume.
fn volume(work: &Work, name: &str, capacity: Bytes, allocation: Bytes) -> Volume {
    let key: Arc<str> = format!("{}/{name}", pool_name(work)).into();
    Volume {
        name: name.into(),
        kind: VolumeKind::Network,
        format: Some(VolumeFormat::Raw),
        capacity,
        allocation,
        physical: allocation,
        access: None,
        identity: None,
        details: None,
        address: Some(Arc::new(Address { path: Arc::clone(&key), key, extents: Vec::new() })),
    }
}

/// An image as QEMU opens it.
async fn image(work: &Work, name: &str) -> Result<Image, StorageError> {
    let mut node = Map::new();
    let mut set = |key: &str, value: Value| node.insert(key.to_owned(), value);
    set("driver", "rbd".into());
    set("pool", json!(pool_name(work)));
    set("image", json!(name));
    let server = |host: &ostler_model::storage::PoolHost| json!({"host": network::address(host), "port": host.port.unwrap_or(6789).to_string()});
    set("server", work.def.source.hosts.iter().map(server).collect());
    let secret = key(work).await?;
    if let (Some(auth), true) = (&work.def.source.auth, secret.is_some()) {
        set("user", json!(&*auth.username));
        set("auth-client-required", json!(["cephx", "none"]));
        set("key-secret", crate::command::export::SECRET.into());
    }
    let settings = settings_file(&work.def).map_err(bad_definition)?;
    let settings = settings.map(|settings| ("conf", settings));
    Ok(Image { name: format!("{}/{name}", pool_name(work)).into(), node, secret, settings })
}

/// All images, but for those that are being made.
async fn volumes(work: &Work, way: &Way) -> Result<Vec<Arc<Volume>>, StorageError> {
    let (list, usage) = (way.cluster.list(), way.cluster.usages());
    let (list, usage) = tokio::join!(
        way.run(&list, PATIENCE),
        // Without maps of what has changed it takes long, and is nice to know only.
        way.run(&usage, RunLimits { deadline: Duration::from_secs(10), ..PATIENCE }),
    );
    let used = usage.ok().map(|usage| report::usages(&usage)).unwrap_or_default();
    let images = report::images(&list?)?;
    let visible = images.iter().filter(|image| !create::is_being_made(&image.image));
    Ok(visible
        .map(|image| {
            let used = used.get(&image.image).copied().unwrap_or(image.size);
            Arc::new(volume(work, &image.image, Bytes(image.size), Bytes(used)))
        })
        .collect())
}

async fn space(work: &Work, way: &Way) -> Result<PoolSpace, StorageError> {
    let told = way.run(&way.cluster.describe(), PATIENCE).await?;
    report::space(&told, pool_name(work))
}

#[async_trait]
impl Backend for Rbd {
    fn is_supported(&self) -> bool {
        [Tool::Rbd, Tool::Ceph].iter().all(|tool| is_installed(tool.name()))
    }

    async fn build(&self, work: &Work, _: Overwrite) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is made in its cluster, not from here", work.def.name))
    }

    async fn delete(&self, work: &Work, _: bool) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is deleted in its cluster, not from here", work.def.name))
    }

    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        Way::of(work).await.map(drop)
    }

    async fn is_up(&self, _: &Work) -> Result<bool, StorageError> {
        // Nothing of it is kept open.
        Ok(true)
    }

    async fn stop(&self, _: &Work) -> Result<(), StorageError> {
        Ok(())
    }

    async fn look(&self, work: &Work, _: Option<&ActivePool>) -> Result<PoolScan, StorageError> {
        let way = Way::of(work).await?;
        // First alone: it tells most quickly that nobody is there.
        let space = space(work, &way).await?;
        create::settle(work, &way).await?;
        let volumes = volumes(work, &way).await?;
        network::finish_wiping(work, self, &volumes).await?;
        Ok(PoolScan { directory: None, contents: Contents::new(volumes, space), permissions: None })
    }

    fn network(&self, work: &Work, volume: &Volume) -> Result<NetworkVolume, Error> {
        let name = volume.key("").to_string();
        Ok(network::place(work, VolumeProtocol::Rbd, name, SecretUsage::Ceph))
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        self
    }
}

#[async_trait]
impl VolumeBackend for Rbd {
    async fn look(&self, place: &Place, volume: &Arc<Volume>) -> Result<Arc<Volume>, StorageError> {
        let way = Way::of(&place.work).await?;
        create::made(&place.work, &way, &volume.name).await.map(Arc::new)
    }

    async fn image(&self, work: &Work, volume: &Volume) -> Result<Option<Image>, StorageError> {
        image(work, &volume.name).await.map(Some)
    }

    fn glance(&self, _: &ActivePool, volume: &Volume) -> Option<Volume> {
        // As last seen: no cluster is waited for.
        Some(volume.clone())
    }

    async fn create(
        &self,
        place: &Place,
        def: &StorageVolumeDef,
        source: Option<Source>,
        how: Creation,
    ) -> Result<Volume, StorageError> {
        create::create(place, def, source, how).await
    }

    async fn delete(&self, place: &Place, volume: &Volume) -> Result<(), StorageError> {
        let way = Way::of(&place.work).await?;
        let command = way.cluster.remove(&volume.name).map_err(bad_definition)?;
        way.run(&command, UNHURRIED).await.map(drop)
    }

    async fn resize(
        &self,
        place: &Place,
        volume: &Volume,
        resize: Resize,
    ) -> Result<(), StorageError> {
        if resize.allocate {
            return Err(StorageError::unsupported(format!(
                "volume '{}' takes room only as it is written: it cannot be allocated",
                volume.name
            )));
        }
        let way = Way::of(&place.work).await?;
        let command = way.cluster.resize(&volume.name, resize.capacity, resize.shrink);
        way.run(&command.map_err(bad_definition)?, UNHURRIED).await.map(drop)
    }

    async fn space(&self, place: &Place) -> Option<PoolSpace> {
        space(&place.work, &Way::of(&place.work).await.ok()?).await.ok()
    }
}

/// The error for output of a cluster's program that cannot be read.
fn odd(what: &str) -> StorageError {
    failed(format!("the cluster's program does not tell {what} in the form that is known")).into()
}
