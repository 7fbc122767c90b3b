//! The backend of each kind of pool. It stands above all backends: none of them looks for
//! another here.

use super::{
    Backend, dir, disk, gluster, iscsi, iscsi_direct, logical, missing, mounted, mpath, rbd, scsi,
    zfs,
};
use ostler_model::storage::PoolKind;

/// The backend of pools of this kind; [`missing`] for kinds that are not built.
pub(crate) fn backend(kind: PoolKind) -> &'static dyn Backend {
    match kind {
        PoolKind::Dir => &dir::Dir,
        PoolKind::Fs => &mounted::Mounted { kind: PoolKind::Fs },
        PoolKind::Netfs => &mounted::Mounted { kind: PoolKind::Netfs },
        PoolKind::Vstorage => &mounted::Mounted { kind: PoolKind::Vstorage },
        PoolKind::Logical => &logical::Logical,
        PoolKind::Iscsi => &iscsi::Iscsi,
        PoolKind::Disk => &disk::Disk,
        PoolKind::Mpath => &mpath::Mpath,
        PoolKind::Scsi => &scsi::Scsi,
        PoolKind::IscsiDirect => &iscsi_direct::IscsiDirect,
        PoolKind::Rbd => &rbd::Rbd,
        PoolKind::Gluster => &gluster::Gluster,
        PoolKind::Zfs => &zfs::Zfs,
        _ => &missing::Missing,
    }
}
