//! A volume as XML.

use super::{Access, Address, Details, Volume};
use ostler_core::Uuid;
use ostler_host::volume::{Seen, Time};
use ostler_model::domain::{Encryption, SecretReference};
use ostler_model::storage::{
    BackingStore, ExtentDevice, FileMode, Permissions, StorageVolumeDef, Timestamp, Timestamps,
    VolumeExtent, VolumeFeatures, VolumeFormat, VolumeSizes, VolumeSource, VolumeTarget,
};
use ostler_xml::Text;

/// The volume's description, in a pool with this target. `beneath` is what the
/// file system says of the image beneath it.
pub(crate) fn describe(volume: &Volume, target: &str, beneath: Option<&Seen>) -> StorageVolumeDef {
    let details = volume.details.as_deref();
    StorageVolumeDef {
        kind: volume.kind,
        name: Text::from(&*volume.name),
        key: Some(Text::from(&*volume.key(target))),
        source: volume.address.as_deref().and_then(source),
        sizes: VolumeSizes {
            capacity: Some(volume.capacity),
            allocation: Some(volume.allocation),
            physical: Some(volume.physical),
        },
        target: VolumeTarget {
            path: Some(Text::from(&*volume.path(target))),
            format: volume.format,
            permissions: volume.access.as_ref().map(|access| Box::new(permissions(access))),
            timestamps: volume.access.as_ref().map(|access| Box::new(timestamps(access))),
            encryption: details.and_then(encryption),
            compat: details.and_then(|details| details.compat).map(Text::from),
            no_cow: false,
            cluster_size: details.and_then(|details| details.cluster_size),
            // Only the version that has features tells of them.
            features: details.filter(|details| details.compat == Some("1.1")).map(|details| {
                VolumeFeatures {
                    lazy_refcounts: details.lazy_refcounts,
                    extended_l2: details.extended_l2,
                }
            }),
        },
        backing_store: details.and_then(|details| backing_store(details, beneath)).map(Box::new),
    }
}

fn source(address: &Address) -> Option<Box<VolumeSource>> {
    let mut devices: Vec<ExtentDevice> = Vec::new();
    for part in &address.extents {
        let extent = VolumeExtent { start: part.start, end: part.end };
        match devices.last_mut().filter(|device| *device.path == *part.device) {
            Some(device) => device.extents.push(extent),
            None => devices.push(ExtentDevice {
                path: Text::from(&*part.device),
                extents: vec![extent].into(),
            }),
        }
    }
    (!devices.is_empty()).then(|| Box::new(VolumeSource { devices: devices.into() }))
}

fn encryption(details: &Details) -> Option<Box<Encryption>> {
    let format = Text::from(details.encryption?);
    Some(Box::new(Encryption {
        format,
        engine: None,
        secrets: details.secret.map(passphrase).into_iter().collect::<Vec<_>>().into(),
        cipher: None,
        iv_generator: None,
    }))
}

/// The reference to the passphrase of an encryption.
pub(crate) fn passphrase(secret: Uuid) -> SecretReference {
    SecretReference { kind: Some(Text::from("passphrase")), uuid: Some(secret), usage: None }
}

fn backing_store(details: &Details, beneath: Option<&Seen>) -> Option<BackingStore> {
    let backing = details.backing.as_ref()?;
    let format = backing.format.as_deref().and_then(|name| name.parse::<VolumeFormat>().ok());
    let access = beneath.map(access);
    Some(BackingStore {
        path: Some(Text::from(&*backing.path)),
        format: Some(format.unwrap_or(VolumeFormat::Raw)),
        permissions: access.as_ref().map(|access| Box::new(permissions(access))),
        timestamps: access.as_ref().map(|access| Box::new(timestamps(access))),
    })
}

/// The owner, mode and times of a file.
pub(crate) fn access(seen: &Seen) -> Access {
    Access {
        mode: seen.mode,
        uid: seen.uid,
        gid: seen.gid,
        accessed: seen.accessed,
        modified: seen.identity.modified,
        changed: seen.changed,
    }
}

/// Permissions as definitions have them.
pub(crate) fn permissions(access: &Access) -> Permissions {
    Permissions {
        mode: FileMode::new(access.mode & 0o777),
        owner: Some(access.uid),
        group: Some(access.gid),
        label: None,
    }
}

fn timestamps(access: &Access) -> Timestamps {
    let moment =
        |time: Time| Some(Timestamp { seconds: time.seconds, nanoseconds: time.nanoseconds });
    Timestamps {
        access: moment(access.accessed),
        modification: moment(access.modified),
        change: moment(access.changed),
        birth: moment(Time::default()),
    }
}
