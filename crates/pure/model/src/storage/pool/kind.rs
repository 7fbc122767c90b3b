//! The kinds of pools, and what each has.

use super::PoolFormat;
use crate::storage::VolumeFormat;
use ostler_xml::enumeration;

enumeration! {
    /// The kind of a pool.
    pub enum PoolKind {
        Dir = "dir", Fs = "fs", Netfs = "netfs", Logical = "logical", Disk = "disk",
        Iscsi = "iscsi", IscsiDirect = "iscsi-direct", Scsi = "scsi", Mpath = "mpath",
        Rbd = "rbd", Sheepdog = "sheepdog", Gluster = "gluster", Zfs = "zfs",
        Vstorage = "vstorage",
    }
}

bitflags::bitflags! {
    /// The parts of a `<source>` that a kind of pool has.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct SourceParts: u8 {
        /// `<host>`, at least one.
        const HOST = 1;
        /// `<device>`.
        const DEVICE = 2;
        /// `<dir>`.
        const DIR = 4;
        /// `<adapter>`.
        const ADAPTER = 8;
        /// `<name>`.
        const NAME = 16;
        /// `<initiator>`.
        const INITIATOR = 32;
    }
}

/// Which formats a volume of a kind of pool can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VolumeFormats {
    /// None is spoken of.
    None,
    /// One of a list, which is told when the volume is made.
    Chosen {
        /// The meaning of an absent one.
        default: VolumeFormat,
        /// All of them.
        all: &'static [VolumeFormat],
    },
    /// The partition table that is found on it.
    Found,
}

/// The traits of a kind of pool.
#[derive(Debug, Clone, Copy)]
pub struct PoolTraits {
    /// The parts of its `<source>`.
    pub source: SourceParts,
    /// Its volumes are neither files nor devices of this host: it has no
    /// `<target>`.
    pub networked: bool,
    /// The formats of its source; none when it has no `<format>`.
    pub formats: &'static [PoolFormat],
    /// The default among them.
    pub default_format: Option<PoolFormat>,
    /// The formats of its volumes.
    pub volumes: VolumeFormats,
}

const FILES: VolumeFormats =
    VolumeFormats::Chosen { default: VolumeFormat::Raw, all: VolumeFormat::FILES };

const PARTITIONS: VolumeFormats =
    VolumeFormats::Chosen { default: VolumeFormat::None, all: VolumeFormat::PARTITIONS };

impl PoolKind {
    /// The traits of this kind.
    #[must_use]
    pub const fn traits(self) -> PoolTraits {
        use SourceParts as P;
        let server = P::HOST.union(P::NAME);
        let portal = P::HOST.union(P::DEVICE).union(P::INITIATOR);
        let group = P::NAME.union(P::DEVICE);
        match self {
            Self::Dir => local(P::empty(), FILES),
            Self::Fs => local(P::DEVICE, FILES).of(PoolFormat::FILE_SYSTEMS, PoolFormat::Auto),
            Self::Netfs => local(P::HOST.union(P::DIR), FILES)
                .of(PoolFormat::NETWORK_FILE_SYSTEMS, PoolFormat::Auto),
            Self::Logical => {
                local(group, VolumeFormats::None).of(PoolFormat::GROUPS, PoolFormat::Lvm2)
            }
            Self::Disk => local(P::DEVICE, PARTITIONS).of(PoolFormat::TABLES, PoolFormat::Unknown),
            Self::Iscsi => local(portal, VolumeFormats::Found),
            Self::IscsiDirect => networked(portal, VolumeFormats::Found),
            Self::Scsi => local(P::ADAPTER, VolumeFormats::Found),
            Self::Mpath => local(P::empty(), VolumeFormats::Found),
            Self::Rbd => networked(server, FILES),
            Self::Gluster => networked(server.union(P::DIR), FILES),
            Self::Sheepdog => networked(server, VolumeFormats::Found),
            Self::Zfs => local(group, VolumeFormats::None),
            Self::Vstorage => local(P::NAME, FILES),
        }
    }
}

const fn local(source: SourceParts, volumes: VolumeFormats) -> PoolTraits {
    PoolTraits { source, networked: false, formats: &[], default_format: None, volumes }
}

const fn networked(source: SourceParts, volumes: VolumeFormats) -> PoolTraits {
    PoolTraits { source, networked: true, formats: &[], default_format: None, volumes }
}

impl PoolTraits {
    const fn of(self, formats: &'static [PoolFormat], default: PoolFormat) -> Self {
        Self { formats, default_format: Some(default), ..self }
    }

    /// Returns whether its source has `part`.
    #[must_use]
    pub const fn has(&self, part: SourceParts) -> bool {
        self.source.contains(part)
    }
}
