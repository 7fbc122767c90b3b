//! The format of a volume.

use ostler_xml::enumeration;

enumeration! {
    /// `<format type='...'/>` of a volume: an image's format, a partition's
    /// type, or the partition table found on a whole disk, by the pool's kind.
    pub enum VolumeFormat {
        None = "none", Raw = "raw", Dir = "dir", Bochs = "bochs", Cloop = "cloop", Dmg = "dmg",
        Iso = "iso", Vpc = "vpc", Vdi = "vdi", Fat = "fat", Vhd = "vhd", Ploop = "ploop",
        Cow = "cow", Qcow = "qcow", Qcow2 = "qcow2", Qed = "qed", Vmdk = "vmdk",
        Linux = "linux", Fat16 = "fat16", Fat32 = "fat32", LinuxSwap = "linux-swap",
        LinuxLvm = "linux-lvm", LinuxRaid = "linux-raid", Extended = "extended",
        Unknown = "unknown", Dos = "dos", Dvh = "dvh", Gpt = "gpt", Mac = "mac", Bsd = "bsd",
        Pc98 = "pc98", Sun = "sun", Lvm2 = "lvm2",
    }
}

impl VolumeFormat {
    /// Formats of images, in libvirt's order.
    pub const FILES: &'static [Self] = &[
        Self::None,
        Self::Raw,
        Self::Dir,
        Self::Bochs,
        Self::Cloop,
        Self::Dmg,
        Self::Iso,
        Self::Vpc,
        Self::Vdi,
        Self::Fat,
        Self::Vhd,
        Self::Ploop,
        Self::Cow,
        Self::Qcow,
        Self::Qcow2,
        Self::Qed,
        Self::Vmdk,
    ];
    /// Types of partitions.
    pub const PARTITIONS: &'static [Self] = &[
        Self::None,
        Self::Linux,
        Self::Fat16,
        Self::Fat32,
        Self::LinuxSwap,
        Self::LinuxLvm,
        Self::LinuxRaid,
        Self::Extended,
    ];
}
