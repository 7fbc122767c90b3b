//! How the hypervisor drivers come by the volumes their guests' disks name.

use async_trait::async_trait;
use ostler_core::Result;
use std::fmt;

/// Where a volume is on this host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumePlace {
    /// What it is.
    pub kind: VolumeKind,
    /// Its absolute path.
    pub path: String,
}

/// What a volume is on this host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VolumeKind {
    /// A file.
    File,
    /// A block device.
    Block,
    /// A folder.
    Folder,
}

/// Whoever knows where volumes are.
#[async_trait]
pub trait VolumePlaces: fmt::Debug + Send + Sync {
    /// Where on this host the volume of this name in the pool of this name is. A pool that
    /// is not active is started.
    ///
    /// # Errors
    /// There is no such pool or volume, or the pool cannot be started.
    async fn volume_place(&self, pool: &str, volume: &str) -> Result<VolumePlace>;
}
