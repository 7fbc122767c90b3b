//! The places of volumes, for the disks of guests.

use crate::Storage;
use crate::backend::backend;
use crate::driver::no_volume;
use crate::lifecycle;
use async_trait::async_trait;
use ostler_core::{Error, ErrorDomain, Result};
use ostler_driver::{VolumeKind as Kind, VolumePlace, VolumePlaces, VolumeReach};
use ostler_model::storage::VolumeKind;

#[async_trait]
impl VolumePlaces for Storage {
    async fn volume_place(
        &self,
        pool: &str,
        volume: &str,
        reach: VolumeReach,
    ) -> Result<VolumePlace> {
        let found = self.pool_by_name(pool)?;
        if found.view().live.is_none() {
            match lifecycle::start(&self.shared(), &found, None).await {
                // Somebody else was quicker.
                Err(_) if found.view().live.is_some() => {}
                started => started?,
            }
        }
        let view = found.view();
        let live = view.live()?;
        let Some(volume) = live.contents.find(volume).cloned() else {
            return Err(no_volume(format!(
                "no storage vol with matching name '{volume}' in pool '{pool}': if it was made \
                 by another program, refresh the pool"
            )));
        };
        if volume.kind == VolumeKind::Network || reach == VolumeReach::Direct {
            let work = self.work(live.def.clone());
            return Ok(VolumePlace::Network(backend(live.def.kind).network(&work, &volume)?));
        }
        let kind = match volume.kind {
            VolumeKind::File => Kind::File,
            VolumeKind::Block => Kind::Block,
            VolumeKind::Dir => Kind::Folder,
            kind => {
                let detail = format!(
                    "volume '{}' of pool '{pool}' is of type '{}', which disks of guests cannot \
                     use by name yet: describe it as <disk type='network'>",
                    volume.name,
                    kind.as_str()
                );
                return Err(Error::config_unsupported(detail).in_domain(ErrorDomain::Storage));
            }
        };
        Ok(VolumePlace::Local { kind, path: volume.path(live.target()).to_string() })
    }
}
