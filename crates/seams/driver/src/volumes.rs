//! How the hypervisor drivers come by the volumes their guests' disks name.

use crate::SecretLookup;
use async_trait::async_trait;
use ostler_core::Result;
use std::fmt;

/// The place of a volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VolumePlace {
    /// On this host.
    Local {
        /// Its kind.
        kind: VolumeKind,
        /// Its absolute path.
        path: String,
    },
    /// On other hosts.
    Network(NetworkVolume),
}

/// The kind of a volume on this host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VolumeKind {
    /// A file.
    File,
    /// A block device.
    Block,
    /// A folder.
    Folder,
}

/// A volume that the hypervisor itself fetches from other hosts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkVolume {
    /// How they are spoken to.
    pub protocol: VolumeProtocol,
    /// Its name there: `TARGET/LUN`, `POOL/IMAGE`, `VOLUME/FOLDER/FILE`.
    pub name: String,
    /// Names and ports of the hosts.
    pub hosts: Vec<(String, Option<u16>)>,
    /// As which initiator an iSCSI target is asked.
    pub initiator: Option<String>,
    /// As which user, and the secret with the password or key.
    pub user: Option<(String, SecretLookup)>,
}

/// How other hosts are spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VolumeProtocol {
    /// iSCSI.
    Iscsi,
    /// A Ceph cluster.
    Rbd,
    /// Gluster.
    Gluster,
}

/// By which way a guest comes to a volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VolumeReach {
    /// As the pool has it.
    #[default]
    Host,
    /// Past this host, though the pool's volumes are devices of it.
    Direct,
}

/// Whoever knows where volumes are.
#[async_trait]
pub trait VolumePlaces: fmt::Debug + Send + Sync {
    /// Finds the volume of this name in the pool of this name. A pool that is not active is
    /// started.
    ///
    /// # Errors
    /// There is no such pool or volume, the pool cannot be started, or its volumes
    /// cannot be reached that way.
    async fn volume_place(
        &self,
        pool: &str,
        volume: &str,
        reach: VolumeReach,
    ) -> Result<VolumePlace>;
}
