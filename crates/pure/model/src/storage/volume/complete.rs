//! Completing a volume's definition: defaults are put in; elements that are the driver's to say
//! are taken out.

use super::{StorageVolumeDef, VolumeFormat};
use crate::storage::{Permissions, PoolKind, VolumeFormats};
use ostler_xml::Text;

/// The version of qcow2 that has features.
const WITH_FEATURES: &str = "1.1";

impl StorageVolumeDef {
    /// Puts in formats as a pool of `kind` has them, and takes out reports.
    pub fn complete(&mut self, kind: PoolKind) {
        self.source = None;
        self.sizes.physical = None;
        self.target.timestamps = None;
        self.complete_formats(kind);
        let target = &mut self.target;
        if target.features.is_some() {
            target.compat.get_or_insert_with(|| Text::from(WITH_FEATURES));
        }
        drop_empty(&mut target.permissions);
        target.cluster_size = target.cluster_size.filter(|size| size.0 != 0);
        if let Some(mut store) = self.backing_store.take().filter(|store| store.path.is_some()) {
            store.timestamps = None;
            drop_empty(&mut store.permissions);
            self.backing_store = Some(store);
        }
    }

    fn complete_formats(&mut self, kind: PoolKind) {
        let volumes = kind.traits().volumes;
        let completed = |given: Option<VolumeFormat>| match volumes {
            VolumeFormats::None => None,
            VolumeFormats::Chosen { default, .. } => Some(given.unwrap_or(default)),
            VolumeFormats::Found => Some(VolumeFormat::Unknown),
        };
        self.target.format = completed(self.target.format);
        if let Some(store) = &mut self.backing_store {
            store.format = completed(store.format);
        }
    }
}

fn drop_empty(permissions: &mut Option<Box<Permissions>>) {
    if permissions.as_deref() == Some(&Permissions::default()) {
        *permissions = None;
    }
}
