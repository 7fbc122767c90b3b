//! The format of a pool's source.

use ostler_xml::enumeration;

enumeration! {
    /// `<format type='...'/>` of a pool's source: a file system, a network's
    /// file system, a volume group or a partition table, by the pool's kind.
    pub enum PoolFormat {
        Auto = "auto", Ext2 = "ext2", Ext3 = "ext3", Ext4 = "ext4", Ufs = "ufs",
        Iso9660 = "iso9660", Udf = "udf", Gfs = "gfs", Gfs2 = "gfs2", Vfat = "vfat",
        HfsPlus = "hfs+", Xfs = "xfs", Ocfs2 = "ocfs2", Vmfs = "vmfs", Nfs = "nfs",
        Glusterfs = "glusterfs", Cifs = "cifs", Unknown = "unknown", Lvm2 = "lvm2", Dos = "dos",
        Dvh = "dvh", Gpt = "gpt", Mac = "mac", Bsd = "bsd", Pc98 = "pc98", Sun = "sun",
    }
}

impl PoolFormat {
    /// File systems on a device, in libvirt's order.
    pub const FILE_SYSTEMS: &'static [Self] = &[
        Self::Auto,
        Self::Ext2,
        Self::Ext3,
        Self::Ext4,
        Self::Ufs,
        Self::Iso9660,
        Self::Udf,
        Self::Gfs,
        Self::Gfs2,
        Self::Vfat,
        Self::HfsPlus,
        Self::Xfs,
        Self::Ocfs2,
        Self::Vmfs,
    ];
    /// File systems of another host.
    pub const NETWORK_FILE_SYSTEMS: &'static [Self] =
        &[Self::Auto, Self::Nfs, Self::Glusterfs, Self::Cifs];
    /// Volume groups.
    pub const GROUPS: &'static [Self] = &[Self::Unknown, Self::Lvm2];
    /// Partition tables.
    pub const TABLES: &'static [Self] = &[
        Self::Unknown,
        Self::Dos,
        Self::Dvh,
        Self::Gpt,
        Self::Mac,
        Self::Bsd,
        Self::Pc98,
        Self::Sun,
        Self::Lvm2,
    ];
}
