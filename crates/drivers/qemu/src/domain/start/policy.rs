//! `startupPolicy='optional'`: a guest starts without a disk whose source is
//! missing.
//!
//! The drive of a CD-ROM or floppy is empty then, any other disk is left out.
//! The definition keeps both. `requisite` is for guests that come from
//! elsewhere: at a plain start it is as `mandatory`, which fails.

use crate::Qemu;
use crate::guest::Domain;
use ostler_core::ErrorCode;
use ostler_core::enumeration::ConnectDomainEventDiskChangeReason as DiskChange;
use ostler_driver::{Event, VolumeReach};
use ostler_host::file;
use ostler_model::domain::{Disk, DiskDevice, DiskSource, DomainDef, FileSource, StartupPolicy};
use ostler_xml::Source;
use std::io::ErrorKind;

/// A disk whose source is missing.
#[derive(Debug)]
pub(super) struct Missing {
    target: Box<str>,
    source: String,
    /// The disk is left out; else its drive is empty.
    dropped: bool,
}

/// The definition without sources that are missing and may be.
pub(super) async fn without_missing(driver: &Qemu, def: &DomainDef) -> (DomainDef, Vec<Missing>) {
    let mut def = def.clone();
    let mut missing = Vec::new();
    for disk in &mut def.devices.disks {
        let policy = disk.source.extras().and_then(|extras| extras.startup_policy);
        if policy != Some(StartupPolicy::Optional) {
            continue;
        }
        let Some(source) = missing_source(driver, disk).await else { continue };
        let removable = matches!(disk.device, DiskDevice::Cdrom | DiskDevice::Floppy);
        if removable {
            disk.source = DiskSource::File(Source(FileSource::default()));
        }
        missing.push(Missing { target: disk.target.dev.clone(), source, dropped: !removable });
    }
    let dropped =
        |disk: &Disk| missing.iter().any(|one| one.dropped && one.target == disk.target.dev);
    def.devices.disks.retain(|disk| !dropped(disk));
    (def, missing)
}

/// The name of a disk's source, if nothing is there.
async fn missing_source(driver: &Qemu, disk: &Disk) -> Option<String> {
    if let DiskSource::Volume(source) = &disk.source {
        let (pool, volume) = (source.pool.as_deref()?, source.volume.as_deref()?);
        let volumes = driver.volumes.as_ref()?;
        let error = volumes.volume_place(pool, volume, VolumeReach::Host).await.err()?;
        let absent = matches!(error.code(), ErrorCode::NoStorageVol | ErrorCode::NoStoragePool);
        return absent.then(|| format!("{pool}/{volume}"));
    }
    let path = disk.source.path()?.to_owned();
    let error = file::require_readable(&path).await.err()?;
    let absent = matches!(error.kind(), Some(ErrorKind::NotFound | ErrorKind::NotADirectory));
    absent.then_some(path)
}

/// Tells clients of the disks that a guest is started without.
pub(super) fn tell(driver: &Qemu, domain: &Domain, live: &DomainDef, missing: Vec<Missing>) {
    for one in missing {
        let disk = live.devices.disks.iter().find(|disk| disk.target.dev == one.target);
        let alias = disk.and_then(|disk| disk.info.alias.as_deref()).unwrap_or_default();
        tracing::warn!(
            domain = live.name.as_ref(),
            disk = one.target.as_ref(),
            source = one.source,
            "the source is missing, and the guest starts without it"
        );
        driver.events.publish(Event::DomainDiskChange {
            domain: domain.reference(),
            old_src_path: Some(one.source),
            new_src_path: None,
            device_alias: alias.to_owned(),
            reason: match one.dropped {
                true => DiskChange::DropMissingOnStart.into(),
                false => DiskChange::ChangeMissingOnStart.into(),
            },
        });
    }
}
