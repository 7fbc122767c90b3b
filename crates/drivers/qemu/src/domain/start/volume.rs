//! Disks that name a volume of a storage pool: where it is on this host.

use crate::Qemu;
use crate::error::QemuError;
use ostler_core::Error;
use ostler_driver::VolumeKind;
use ostler_model::domain::{DiskSource, DomainDef, LocalKind, VolumeMode, VolumePlace};

/// Asks for the place of each volume.
pub(super) async fn find(driver: &Qemu, def: &mut DomainDef) -> Result<(), QemuError> {
    for disk in &mut def.devices.disks {
        let DiskSource::Volume(source) = &mut disk.source else { continue };
        let (Some(pool), Some(volume)) = (&source.pool, &source.volume) else { continue };
        let target = &disk.target.dev;
        if source.mode == Some(VolumeMode::Direct) {
            return Err(Error::config_unsupported(format!(
                "disk '{target}': mode='direct' of volumes is not built yet; use mode='host'"
            ))
            .into());
        }
        let volumes = driver.volumes.as_ref().ok_or_else(|| {
            Error::config_unsupported(format!(
                "disk '{target}' names a volume, and this daemon has no storage driver"
            ))
        })?;
        let place = volumes.volume_place(pool, volume).await?;
        let kind = match place.kind {
            VolumeKind::File => LocalKind::File,
            VolumeKind::Block => LocalKind::Block,
            VolumeKind::Folder => LocalKind::Folder,
        };
        source.place = Some(Box::new(VolumePlace { kind, path: place.path.into() }));
    }
    Ok(())
}
