//! `iscsi-direct`: targets of a server, whose units are given to guests without
//! becoming disks of this host.
//!
//! We ask the target ourselves what units it has; QEMU's programs carry content.

mod sources;

use super::network::{self, Image, address};
use super::{Backend, Overwrite, Place, VolumeBackend, Work, device};
use crate::backend::{Creation, Resize, Source};
use crate::error::{StorageError, failed};
use crate::inventory::{ActivePool, Contents, PoolScan, PoolSpace};
use crate::volume::{Address, Volume};
use async_trait::async_trait;
use ostler_core::{Error, Hidden};
use ostler_driver::{NetworkVolume, SecretUsage, VolumeProtocol};
use ostler_iscsi::{Credentials, Disk, IscsiError, Session};
use ostler_model::storage::{StorageVolumeDef, VolumeFormat, VolumeKind};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use std::time::Duration;

/// The port of iSCSI.
const PORT: u16 = 3260;

/// How long a target may take to tell of all its units.
const PATIENCE: Duration = Duration::from_secs(30);

/// Who asks, where the source names nobody: as QEMU calls itself.
const INITIATOR: &str = "iqn.2008-11.org.linux-kvm";

#[derive(Debug)]
pub(crate) struct IscsiDirect;

/// The target of a pool, and the way to it.
struct Target {
    host: String,
    port: u16,
    name: String,
    initiator: String,
}

impl Target {
    fn of(work: &Work) -> Result<Self, StorageError> {
        let source = &work.def.source;
        let (Some(host), Some(device)) = (source.hosts.first(), source.devices.first()) else {
            return Err(failed(format!(
                "pool '{}' needs a <host>, and a <device> with the target's name as its path",
                work.def.name
            ))
            .into());
        };
        let initiator = source.initiator.as_ref().and_then(|initiator| initiator.iqn.as_deref());
        Ok(Self {
            host: address(host).to_owned(),
            port: host.port.unwrap_or(PORT),
            name: device.path.to_string(),
            initiator: initiator.unwrap_or(INITIATOR).to_owned(),
        })
    }

    /// The key of a unit, which is its path, too.
    fn key(&self, lun: u16) -> String {
        let Self { host, port, name, .. } = self;
        format!("ip-{host}:{port}-iscsi-{name}-lun-{lun}")
    }

    async fn disks(&self, work: &Work) -> Result<Vec<Disk>, StorageError> {
        let credentials = credentials(work).await?;
        let asked = async {
            let mut session = Session::log_in(
                &self.host,
                self.port,
                &self.initiator,
                Some(&self.name),
                credentials.as_ref(),
            )
            .await?;
            let disks = session.disks().await?;
            // Closing the connection says the same.
            let _ = session.log_out().await;
            Ok(disks)
        };
        let what = format!("target '{}' of '{}:{}'", self.name, self.host, self.port);
        in_time(&what, asked).await
    }

    fn volume(&self, disk: &Disk) -> Volume {
        let key: Arc<str> = self.key(disk.lun).into();
        Volume {
            name: format!("unit:0:0:{}", disk.lun).into(),
            kind: VolumeKind::Network,
            format: Some(VolumeFormat::Raw),
            capacity: disk.capacity,
            allocation: disk.capacity,
            physical: disk.capacity,
            access: None,
            identity: None,
            details: None,
            address: Some(Arc::new(Address { path: Arc::clone(&key), key, extents: Vec::new() })),
        }
    }
}

/// Waits for an answer, and not for ever.
async fn in_time<T>(
    what: &str,
    asked: impl Future<Output = Result<T, IscsiError>>,
) -> Result<T, StorageError> {
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => Err(failed(format!("cannot ask {what}: {error}")).into()),
        Err(_) => Err(failed(format!(
            "cannot ask {what}: there was no answer for {} seconds",
            PATIENCE.as_secs()
        ))
        .into()),
    }
}

async fn password(work: &Work) -> Result<Option<(String, Hidden<Vec<u8>>)>, StorageError> {
    let Some(auth) = &work.def.source.auth else { return Ok(None) };
    let what = format!("the password of pool '{}'", work.def.name);
    let password = work.secret(&auth.secret, SecretUsage::Iscsi, &what).await?;
    Ok(Some((auth.username.to_string(), password)))
}

async fn credentials(work: &Work) -> Result<Option<Credentials>, StorageError> {
    Ok(password(work).await?.map(|(user, password)| Credentials { user, password }))
}

/// The number of the unit that a volume is.
fn lun(volume: &Volume) -> Result<u16, Error> {
    let parts: Vec<&str> = volume.name.split(':').collect();
    let number = match parts[..] {
        ["unit", _, _, number] => number.parse().ok(),
        _ => None,
    };
    number.ok_or_else(|| failed(format!("volume '{}' is no unit of a target", volume.name)))
}

/// The address by which guests reach a unit of a pool's target.
pub(super) fn place(work: &Work, volume: &Volume) -> Result<NetworkVolume, Error> {
    let target = Target::of(work).map_err(|error| error.into_wire("find the volume"))?;
    let name = format!("{}/{}", target.name, lun(volume)?);
    Ok(NetworkVolume {
        initiator: Some(target.initiator),
        ..network::place(work, VolumeProtocol::Iscsi, name, SecretUsage::Iscsi)
    })
}

/// A unit as QEMU opens it.
async fn image(work: &Work, volume: &Volume) -> Result<Image, StorageError> {
    let target = Target::of(work)?;
    let host = match target.host.contains(':') {
        true => format!("[{}]", target.host),
        false => target.host.clone(),
    };
    let mut node = Map::new();
    let mut set = |key: &str, value: Value| node.insert(key.to_owned(), value);
    set("driver", "iscsi".into());
    set("transport", "tcp".into());
    set("portal", json!(format!("{host}:{}", target.port)));
    set("target", json!(target.name));
    set("lun", json!(lun(volume)?));
    set("initiator-name", json!(target.initiator));
    let mut secret = None;
    if let Some((user, password)) = password(work).await? {
        set("user", json!(user));
        set("password-secret", crate::command::export::SECRET.into());
        secret = Some(password);
    }
    Ok(Image { name: volume.key(""), node, secret, settings: None })
}

#[async_trait]
impl Backend for IscsiDirect {
    async fn build(&self, work: &Work, _: Overwrite) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is built on its server, not from here", work.def.name))
    }

    async fn delete(&self, work: &Work, _: bool) -> Result<(), StorageError> {
        device::cannot(format!("pool '{}' is deleted on its server, not from here", work.def.name))
    }

    async fn start(&self, work: &Work) -> Result<(), StorageError> {
        Target::of(work).map(drop)
    }

    async fn is_up(&self, _: &Work) -> Result<bool, StorageError> {
        // Nothing of it is kept open.
        Ok(true)
    }

    async fn stop(&self, _: &Work) -> Result<(), StorageError> {
        Ok(())
    }

    async fn look(&self, work: &Work, _: Option<&ActivePool>) -> Result<PoolScan, StorageError> {
        let target = Target::of(work)?;
        let disks = target.disks(work).await?;
        let volumes: Vec<Arc<Volume>> =
            disks.iter().map(|disk| Arc::new(target.volume(disk))).collect();
        network::finish_wiping(work, self, &volumes).await?;
        let space = device::all_of(&volumes);
        Ok(PoolScan { directory: None, contents: Contents::new(volumes, space), permissions: None })
    }

    async fn find_sources(&self, specification: Option<&str>) -> Result<String, StorageError> {
        sources::find(specification).await
    }

    fn network(&self, work: &Work, volume: &Volume) -> Result<NetworkVolume, Error> {
        place(work, volume)
    }

    fn volumes(&self) -> &dyn VolumeBackend {
        self
    }
}

#[async_trait]
impl VolumeBackend for IscsiDirect {
    async fn look(&self, place: &Place, volume: &Arc<Volume>) -> Result<Arc<Volume>, StorageError> {
        let target = Target::of(&place.work)?;
        let lun = lun(volume)?;
        let disks = target.disks(&place.work).await?;
        match disks.iter().find(|disk| disk.lun == lun) {
            Some(disk) => Ok(Arc::new(target.volume(disk))),
            None => Err(failed(format!(
                "target '{}' has no unit {lun} any more: refresh the pool",
                target.name
            ))
            .into()),
        }
    }

    async fn image(&self, work: &Work, volume: &Volume) -> Result<Option<Image>, StorageError> {
        image(work, volume).await.map(Some)
    }

    fn glance(&self, _: &ActivePool, volume: &Volume) -> Option<Volume> {
        // As last seen: no server is waited for.
        Some(volume.clone())
    }

    async fn create(
        &self,
        _: &Place,
        def: &StorageVolumeDef,
        _: Option<Source>,
        _: Creation,
    ) -> Result<Volume, StorageError> {
        device::cannot(format!("units of a target are made on its server: '{}'", def.name))
    }

    async fn delete(&self, _: &Place, volume: &Volume) -> Result<(), StorageError> {
        device::cannot(format!("units of a target are removed on its server: '{}'", volume.name))
    }

    async fn resize(&self, _: &Place, volume: &Volume, _: Resize) -> Result<(), StorageError> {
        device::cannot(format!("units of a target are resized on its server: '{}'", volume.name))
    }

    async fn space(&self, _: &Place) -> Option<PoolSpace> {
        // It is as large as before.
        None
    }
}
