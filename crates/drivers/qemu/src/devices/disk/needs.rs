//! Host resources that a disk needs.

use super::build::index_of;
use crate::scene::{Need, Resource, Role};
use ostler_model::domain::{Disk, DiskSource};

/// Adds the host resources that a disk needs.
pub(super) fn add(disk: &Disk, next_set: &mut u32, needs: &mut Vec<Need>) {
    if let (DiskSource::VhostVdpa(vdpa), Some(index)) = (&disk.source, index_of(&disk.source))
        && let Some(path) = &vdpa.path
    {
        needs.push(Need {
            device: format!("libvirt-{index}-storage"),
            role: Role::Vdpa,
            resource: Resource::OpenFile { path: path.to_string(), write: true },
            set: Some(*next_set),
        });
        *next_set += 1;
    }
}
