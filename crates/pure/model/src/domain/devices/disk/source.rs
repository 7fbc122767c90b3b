//! The source of an image's bytes.

use super::{ImageFormat, NetworkSource};
use crate::domain::{DeviceLabel, HostPciAddress, Reconnect};
use ostler_core::Uuid;
use ostler_xml::{
    List, Source, Text, YesNo, choice, element, enumeration,
    part::{attr, child, group, items, kept, live, required, status, wrapped},
};

choice! {
    /// The source of an image's bytes.
    pub enum DiskSource by "type" or "file" {
        /// In a file of the host.
        "file" => File(Source<FileSource>),
        /// On a block device of the host.
        "block" => Block(Source<BlockSource>),
        /// In a folder that is shown as a FAT file system.
        "dir" => Dir(Source<DirectorySource>),
        /// On another host.
        "network" => Network(Box<Source<NetworkSource>>),
        /// In a volume of a storage pool.
        "volume" => Volume(Box<Source<VolumeSource>>),
        /// On an NVMe namespace, driven from user space.
        "nvme" => Nvme(Box<Source<NvmeSource>>),
        /// In another process that serves virtio.
        "vhostuser" => VhostUser(Box<Source<VhostUserSource>>),
        /// On a vDPA device.
        "vhostvdpa" => VhostVdpa(Source<VhostVdpaSource>),
    }
}

impl Default for DiskSource {
    fn default() -> Self {
        Self::File(Source::default())
    }
}

enumeration! {
    /// The treatment of a source that is not there at the start.
    pub enum StartupPolicy { Mandatory = "mandatory", Requisite = "requisite", Optional = "optional" }
}

element! {
    /// Elements that any source may have.
    #[derive(Default)]
    pub struct SourceExtras {
        pub fd_group: Option<Text> = attr("fdgroup"),
        pub startup_policy: Option<StartupPolicy> = attr("startupPolicy"),
        /// The image's number while the domain runs.
        pub index: Option<u32> = live(attr("index")),
        pub slices: List<Slice> = wrapped("slices", "slice"),
        pub labels: List<DeviceLabel> = items("seclabel"),
        pub auth: Option<Box<Auth>> = child("auth"),
        pub encryption: Option<Box<Encryption>> = child("encryption"),
        pub reservations: Option<Box<Reservations>> = child("reservations"),
        pub data_store: Option<Box<DataStore>> = kept("dataStore"),
    }
}

element! {
    /// `<source file='...'/>`.
    #[derive(Default)]
    pub struct FileSource {
        pub path: Option<Text> = attr("file"),
        pub extras: Option<Box<SourceExtras>> = group(),
    }
}

element! {
    /// `<source dev='...'/>`.
    #[derive(Default)]
    pub struct BlockSource {
        pub path: Option<Text> = attr("dev"),
        pub extras: Option<Box<SourceExtras>> = group(),
    }
}

element! {
    /// `<source dir='...'/>`.
    #[derive(Default)]
    pub struct DirectorySource {
        pub path: Option<Text> = attr("dir"),
        pub extras: Option<Box<SourceExtras>> = group(),
    }
}

enumeration! {
    /// How a volume of an iSCSI pool is reached.
    pub enum VolumeMode { Host = "host", Direct = "direct" }
}

element! {
    /// `<source pool='...' volume='...'/>`.
    #[derive(Default)]
    pub struct VolumeSource {
        pub pool: Option<Text> = attr("pool"),
        pub volume: Option<Text> = attr("volume"),
        pub mode: Option<VolumeMode> = attr("mode"),
        /// The place at which it was found when the domain was started.
        pub place: Option<Box<VolumePlace>> = status(child("place")),
        /// The same, where that is on other hosts.
        pub network: Option<Box<NetworkSource>> = status(child("network")),
        pub extras: Option<Box<SourceExtras>> = group(),
    }
}

element! {
    /// The place of a volume on this host.
    pub struct VolumePlace {
        pub kind: LocalKind = required("type"),
        pub path: Text = required("path"),
    }
}

enumeration! {
    /// The kind of an image on this host.
    pub enum LocalKind { File = "file", Block = "block", Folder = "dir" }
}

element! {
    /// `<source type='pci' namespace='1'>`.
    #[derive(Default)]
    pub struct NvmeSource {
        pub kind: Option<Text> = attr("type"),
        pub managed: Option<YesNo> = attr("managed"),
        pub namespace: Option<u64> = attr("namespace"),
        pub address: Option<HostPciAddress> = child("address"),
        pub extras: Option<Box<SourceExtras>> = group(),
    }
}

element! {
    /// `<source type='unix' path='...'/>`.
    #[derive(Default)]
    pub struct VhostUserSource {
        pub kind: Option<Text> = attr("type"),
        pub path: Option<Text> = attr("path"),
        pub reconnect: Option<Reconnect> = child("reconnect"),
        pub extras: Option<Box<SourceExtras>> = group(),
    }
}

element! {
    /// `<source dev='/dev/vhost-vdpa-0'/>`.
    #[derive(Default)]
    pub struct VhostVdpaSource {
        pub path: Option<Text> = attr("dev"),
        pub extras: Option<Box<SourceExtras>> = group(),
    }
}

element! {
    /// `<slice>`: the image is a part of what the source names.
    pub struct Slice {
        pub kind: Text = required("type"),
        pub offset: u64 = required("offset"),
        pub size: u64 = required("size"),
    }
}

element! {
    /// `<auth>`: who asks for the image.
    pub struct Auth {
        /// The kind of secret, where older definitions have it.
        pub kind: Option<Text> = attr("type"),
        pub username: Text = required("username"),
        pub secret: Option<SecretReference> = child("secret"),
    }
}

element! {
    /// `<secret>`: names a secret that the daemon keeps.
    pub struct SecretReference {
        pub kind: Option<Text> = attr("type"),
        pub uuid: Option<Uuid> = attr("uuid"),
        pub usage: Option<Text> = attr("usage"),
    }
}

element! {
    /// `<encryption>`.
    pub struct Encryption {
        pub format: Text = required("format"),
        pub engine: Option<Text> = attr("engine"),
        pub secrets: List<SecretReference> = items("secret"),
        pub cipher: Option<Cipher> = child("cipher"),
        pub iv_generator: Option<IvGenerator> = child("ivgen"),
    }
}

element! {
    /// `<cipher>` of an encryption.
    pub struct Cipher {
        pub name: Text = required("name"),
        pub size: u32 = required("size"),
        pub mode: Option<Text> = attr("mode"),
        pub hash: Option<Text> = attr("hash"),
    }
}

element! {
    /// `<ivgen>`.
    pub struct IvGenerator {
        pub name: Text = required("name"),
        pub hash: Option<Text> = attr("hash"),
    }
}

element! {
    /// `<reservations>`: who keeps SCSI's persistent reservations.
    #[derive(Default)]
    pub struct Reservations {
        pub managed: Option<YesNo> = attr("managed"),
        pub source: Option<ReservationsSource> = child("source"),
    }
}

element! {
    /// `<source>` of `<reservations>`.
    #[derive(Default)]
    pub struct ReservationsSource {
        pub kind: Option<Text> = attr("type"),
        pub path: Option<Text> = attr("path"),
        pub mode: Option<Text> = attr("mode"),
    }
}

element! {
    /// `<dataStore>`: the image's data, when only its tables are in the image.
    pub struct DataStore {
        pub format: Option<Box<ImageFormat>> = child("format"),
        pub source: DiskSource = group(),
    }
}

impl DiskSource {
    /// The elements that any source may have.
    #[must_use]
    pub fn extras(&self) -> Option<&SourceExtras> {
        match self {
            Self::File(source) => source.extras.as_deref(),
            Self::Block(source) => source.extras.as_deref(),
            Self::Dir(source) => source.extras.as_deref(),
            Self::Network(source) => source.extras.as_deref(),
            Self::Volume(source) => source.extras.as_deref(),
            Self::Nvme(source) => source.extras.as_deref(),
            Self::VhostUser(source) => source.extras.as_deref(),
            Self::VhostVdpa(source) => source.extras.as_deref(),
        }
    }

    /// The same, to be changed; made when there are none.
    pub fn extras_mut(&mut self) -> &mut SourceExtras {
        let extras = match self {
            Self::File(source) => &mut source.extras,
            Self::Block(source) => &mut source.extras,
            Self::Dir(source) => &mut source.extras,
            Self::Network(source) => &mut source.extras,
            Self::Volume(source) => &mut source.extras,
            Self::Nvme(source) => &mut source.extras,
            Self::VhostUser(source) => &mut source.extras,
            Self::VhostVdpa(source) => &mut source.extras,
        };
        extras.get_or_insert_default()
    }

    /// The kind of the image on this host, if it is a file, a block device or a folder; of a
    /// volume only while the domain runs.
    #[must_use]
    pub fn local_kind(&self) -> Option<LocalKind> {
        match self {
            Self::File(_) => Some(LocalKind::File),
            Self::Block(_) => Some(LocalKind::Block),
            Self::Dir(_) => Some(LocalKind::Folder),
            Self::Volume(source) => source.place.as_ref().map(|place| place.kind),
            _ => None,
        }
    }

    /// The path on this host, where the source is a file, a block device or a
    /// folder; of a volume only while the domain runs.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::File(source) => source.path.as_deref(),
            Self::Block(source) => source.path.as_deref(),
            Self::Dir(source) => source.path.as_deref(),
            Self::VhostVdpa(source) => source.path.as_deref(),
            Self::Volume(source) => source.place.as_ref().map(|place| &*place.path),
            Self::VhostUser(source) => source.path.as_deref(),
            Self::Network(_) | Self::Nvme(_) => None,
        }
    }

    /// The place of the image on other hosts, if it is there; of a volume only while the domain
    /// runs.
    #[must_use]
    pub fn network(&self) -> Option<&NetworkSource> {
        match self {
            Self::Network(source) => Some(source),
            Self::Volume(source) => source.network.as_deref(),
            _ => None,
        }
    }

    /// The user that the image is asked for as; of a volume by its pool.
    #[must_use]
    pub fn auth(&self) -> Option<&Auth> {
        let of_pool = match self {
            Self::Volume(source) => source.network.as_ref().and_then(|it| it.extras.as_deref()),
            _ => None,
        };
        let auth = |extras: &'_ SourceExtras| extras.auth.is_some();
        self.extras().filter(|it| auth(it)).or(of_pool)?.auth.as_deref()
    }

    /// Returns whether nothing is named: an empty drive.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Network(source) => source.protocol.is_none(),
            Self::Volume(source) => source.pool.is_none(),
            Self::Nvme(source) => source.address.is_none(),
            _ => self.path().is_none(),
        }
    }
}
