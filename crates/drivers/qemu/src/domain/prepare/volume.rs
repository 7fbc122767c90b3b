//! Disks that name a volume of a storage pool: where it is on this host.

use crate::Qemu;
use crate::error::QemuError;
use ostler_core::Error;
use ostler_driver::{
    NetworkVolume, SecretLookup, VolumeKind, VolumePlace as Found, VolumeProtocol, VolumeReach,
};
use ostler_model::domain::{
    Auth, Disk, DiskSource, Initiator, LocalKind, NetworkProtocol, NetworkSource, SecretReference,
    SourceExtras, SourceHost, VolumeMode, VolumePlace,
};

/// Asks for the place of one disk's volume.
pub(super) async fn find_of(driver: &Qemu, disk: &mut Disk) -> Result<(), QemuError> {
    let DiskSource::Volume(source) = &mut disk.source else { return Ok(()) };
    let (Some(pool), Some(volume)) = (&source.pool, &source.volume) else { return Ok(()) };
    let target = &disk.target.dev;
    let volumes = driver.volumes.as_ref().ok_or_else(|| {
        Error::config_unsupported(format!(
            "disk '{target}' names a volume, and this daemon has no storage driver"
        ))
    })?;
    let reach = match source.mode {
        Some(VolumeMode::Direct) => VolumeReach::Direct,
        Some(VolumeMode::Host) | None => VolumeReach::Host,
    };
    (source.place, source.network) = match volumes.volume_place(pool, volume, reach).await? {
        Found::Local { kind, path } => {
            let kind = match kind {
                VolumeKind::File => LocalKind::File,
                VolumeKind::Block => LocalKind::Block,
                VolumeKind::Folder => LocalKind::Folder,
            };
            (Some(Box::new(VolumePlace { kind, path: path.into() })), None)
        }
        Found::Network(volume) => (None, Some(Box::new(network(volume)))),
    };
    Ok(())
}

/// A volume on other hosts as a disk's source.
fn network(volume: NetworkVolume) -> NetworkSource {
    let host = |(name, port): (String, Option<u16>)| SourceHost {
        name: Some(name.into()),
        port: port.map(|port| port.to_string().into()),
        ..SourceHost::default()
    };
    let auth = volume.user.map(|(username, secret)| {
        let (uuid, usage) = match secret {
            SecretLookup::Uuid(uuid) | SecretLookup::UuidFor { uuid, .. } => (Some(uuid), None),
            SecretLookup::Usage { id, .. } => (None, Some(id.into())),
        };
        let secret = Some(SecretReference { kind: None, uuid, usage });
        Box::new(Auth { kind: None, username: username.into(), secret })
    });
    NetworkSource {
        protocol: Some(match volume.protocol {
            VolumeProtocol::Iscsi => NetworkProtocol::Iscsi,
            VolumeProtocol::Rbd => NetworkProtocol::Rbd,
            VolumeProtocol::Gluster => NetworkProtocol::Gluster,
        }),
        name: Some(volume.name.into()),
        hosts: volume.hosts.into_iter().map(host).collect::<Vec<_>>().into(),
        initiator: volume.initiator.map(|iqn| Initiator { iqn: Some(iqn.into()) }),
        extras: Some(Box::new(SourceExtras { auth, ..SourceExtras::default() })),
        ..NetworkSource::default()
    }
}
