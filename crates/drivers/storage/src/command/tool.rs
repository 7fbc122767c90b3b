//! The programs, and where people get them.

/// A program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tool {
    /// Mounts.
    Mount,
    /// Unmounts.
    Umount,
    /// Makes a file system of the type it is given.
    Mkfs,
    /// Makes, copies and resizes images.
    QemuImg,
    /// LVM: makes a device a part of a group.
    PvCreate,
    /// LVM: takes a device out of all groups.
    PvRemove,
    /// LVM: lists devices.
    Pvs,
    /// LVM: makes a group.
    VgCreate,
    /// LVM: starts and stops a group.
    VgChange,
    /// LVM: removes a group.
    VgRemove,
    /// LVM: lists groups.
    Vgs,
    /// LVM: makes a volume.
    LvCreate,
    /// LVM: starts and stops a volume.
    LvChange,
    /// LVM: removes a volume.
    LvRemove,
    /// LVM: makes a volume larger or smaller.
    LvResize,
    /// LVM: gives a volume another name.
    LvRename,
    /// LVM: lists volumes.
    Lvs,
    /// Removes the marks of file systems and tables.
    Wipefs,
    /// Says what a device holds.
    Blkid,
    /// Gives back what a device holds.
    Blkdiscard,
    /// Overwrites with patterns.
    Scrub,
    /// Partitions.
    Parted,
    /// Tells the kernel which partitions there are.
    Partx,
    /// Talks to iSCSI targets.
    Iscsiadm,
    /// ZFS: pools.
    Zpool,
    /// ZFS: volumes.
    Zfs,
    /// Lists what an NFS server exports.
    Showmount,
    /// Makes the kernel and udev say that they are done.
    UdevAdm,
    /// Serves images that QEMU can open.
    QemuStorageDaemon,
    /// Ceph: images.
    Rbd,
    /// Ceph: the cluster.
    Ceph,
    /// Mounts volumes of Gluster.
    Glusterfs,
    /// Gluster: the cluster.
    Gluster,
    /// Mounts clusters of Virtuozzo.
    VstorageMount,
    /// Lists devices that the kernel makes of others.
    Dmsetup,
}

impl Tool {
    /// The name of its program.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mount => "mount",
            Self::Umount => "umount",
            Self::Mkfs => "mkfs",
            Self::QemuImg => "qemu-img",
            Self::PvCreate => "pvcreate",
            Self::PvRemove => "pvremove",
            Self::Pvs => "pvs",
            Self::VgCreate => "vgcreate",
            Self::VgChange => "vgchange",
            Self::VgRemove => "vgremove",
            Self::Vgs => "vgs",
            Self::LvCreate => "lvcreate",
            Self::LvChange => "lvchange",
            Self::LvRemove => "lvremove",
            Self::LvResize => "lvresize",
            Self::LvRename => "lvrename",
            Self::Lvs => "lvs",
            Self::Wipefs => "wipefs",
            Self::Blkid => "blkid",
            Self::Blkdiscard => "blkdiscard",
            Self::Scrub => "scrub",
            Self::Parted => "parted",
            Self::Partx => "partx",
            Self::Iscsiadm => "iscsiadm",
            Self::Zpool => "zpool",
            Self::Zfs => "zfs",
            Self::Showmount => "showmount",
            Self::UdevAdm => "udevadm",
            Self::QemuStorageDaemon => "qemu-storage-daemon",
            Self::Rbd => "rbd",
            Self::Ceph => "ceph",
            Self::Glusterfs => "glusterfs",
            Self::Gluster => "gluster",
            Self::VstorageMount => "vstorage-mount",
            Self::Dmsetup => "dmsetup",
        }
    }

    /// The Debian package that has it: what to install when it is missing.
    #[must_use]
    pub const fn package(self) -> &'static str {
        match self {
            Self::Mount | Self::Umount => "mount",
            Self::Scrub => "scrub",
            Self::Mkfs | Self::Wipefs | Self::Blkid | Self::Blkdiscard | Self::Partx => {
                "util-linux"
            }
            Self::QemuImg => "qemu-utils",
            Self::PvCreate
            | Self::PvRemove
            | Self::Pvs
            | Self::VgCreate
            | Self::VgChange
            | Self::VgRemove
            | Self::Vgs
            | Self::LvCreate
            | Self::LvChange
            | Self::LvRemove
            | Self::LvResize
            | Self::LvRename
            | Self::Lvs => "lvm2",
            Self::Parted => "parted",
            Self::Iscsiadm => "open-iscsi",
            Self::Zpool | Self::Zfs => "zfsutils-linux",
            Self::Showmount => "nfs-common",
            Self::UdevAdm => "udev",
            Self::QemuStorageDaemon => "qemu-system-common",
            Self::Rbd | Self::Ceph => "ceph-common",
            Self::Glusterfs => "glusterfs-client",
            Self::Gluster => "glusterfs-cli",
            // Debian has none: it comes from Virtuozzo.
            Self::VstorageMount => "vstorage-client",
            Self::Dmsetup => "dmsetup",
        }
    }
}
