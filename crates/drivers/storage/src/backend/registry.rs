//! Which backend does the work for which kind of pool. Above all of them: no backend
//! looks for another here.

use super::{
    Backend, dir, disk, gluster, iscsi, iscsi_direct, logical, missing, mounted, mpath, rbd, scsi,
    zfs,
};
use ostler_model::storage::PoolKind;

/// What does the work for pools of this kind.
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
