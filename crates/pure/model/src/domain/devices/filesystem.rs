//! `<filesystem>`: folders of the host that the guest mounts.

use super::{DeviceInfo, VirtioModel, VirtioOptions};
use crate::domain::IdMap;
use ostler_core::Bytes;
use ostler_xml::{
    OnOff, Source, Text, Value, choice, element, enumeration,
    part::{Unit, amount_of, attr, attr_of, child, flag, group, required_attr_of},
};

element! {
    /// `<filesystem>`. The attribute of the source's kind goes before the
    /// others, its content behind the driver's.
    pub struct Filesystem {
        pub driver: Option<Box<FilesystemDriver>> = child("driver"),
        pub binary: Option<Box<VirtiofsBinary>> = child("binary"),
        pub id_map: Option<Box<IdMap>> = child("idmap"),
        pub source: FilesystemSource = group(),
        pub access_mode: Option<AccessMode> = attr("accessmode"),
        pub multi_devices: Option<MultiDevices> = attr("multidevs"),
        pub file_mode: Option<FileMode> = attr("fmode"),
        pub folder_mode: Option<FileMode> = attr("dmode"),
        pub model: Option<VirtioModel> = attr("model"),
        /// The name the guest mounts it by; a folder in a container.
        pub target: Text = required_attr_of("target", "dir"),
        pub readonly: bool = flag("readonly"),
        pub info: DeviceInfo = group(),
        pub space_hard_limit: Option<Bytes> = amount_of("space_hard_limit", Unit::Byte),
        pub space_soft_limit: Option<Bytes> = amount_of("space_soft_limit", Unit::Byte),
    }
}

/// The rights of a new file, in octal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileMode(pub u16);

impl Value for FileMode {
    fn from_text(text: &str) -> Option<Self> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let mode = u16::from_str_radix(text, 8).ok()?;
        (digits && mode <= 0o777).then_some(Self(mode))
    }

    fn push_to(&self, out: &mut String, _in_attribute: bool) {
        out.push_str(&format!("{:04o}", self.0));
    }

    fn expected() -> String {
        "a file mode from 0000 to 0777".to_owned()
    }
}

choice! {
    /// The source that is mounted.
    pub enum FilesystemSource by "type" or "mount" {
        /// A folder.
        "mount" => Mount(Source<MountSource>),
        /// A block device.
        "block" => Block(Source<BlockFilesystem>),
        /// A file.
        "file" => File(Source<FileFilesystem>),
        /// A template of the hypervisor.
        "template" => Template(Source<TemplateFilesystem>),
        /// Memory.
        "ram" => Ram(Source<RamFilesystem>),
        /// A folder of the container itself.
        "bind" => Bind(Source<BindFilesystem>),
        /// A volume of a storage pool.
        "volume" => Volume(Source<VolumeFilesystem>),
    }
}

element! {
    /// `<source>` of a folder.
    #[derive(Default)]
    pub struct MountSource {
        pub dir: Option<Text> = attr("dir"),
        pub socket: Option<Text> = attr("socket"),
    }
}

element! {
    /// `<source dev='...'/>`.
    #[derive(Default)]
    pub struct BlockFilesystem {
        pub dev: Option<Text> = attr("dev"),
    }
}

element! {
    /// `<source file='...'/>`.
    #[derive(Default)]
    pub struct FileFilesystem {
        pub file: Option<Text> = attr("file"),
    }
}

element! {
    /// `<source name='...'/>`.
    #[derive(Default)]
    pub struct TemplateFilesystem {
        pub name: Option<Text> = attr("name"),
    }
}

element! {
    /// `<source usage='...' units='KiB'/>`.
    #[derive(Default)]
    pub struct RamFilesystem {
        pub usage: Option<u64> = attr("usage"),
        pub units: Option<Text> = attr("units"),
    }
}

element! {
    /// `<source dir='...'/>` of a container.
    #[derive(Default)]
    pub struct BindFilesystem {
        pub dir: Option<Text> = attr("dir"),
    }
}

element! {
    /// `<source pool='...' volume='...'/>`.
    #[derive(Default)]
    pub struct VolumeFilesystem {
        pub pool: Option<Text> = attr("pool"),
        pub volume: Option<Text> = attr("volume"),
    }
}

enumeration! {
    /// Whose rights files are made with.
    pub enum AccessMode { Passthrough = "passthrough", Mapped = "mapped", Squash = "squash" }
}

enumeration! {
    /// The treatment of a folder that spans several devices.
    pub enum MultiDevices { Default = "default", Remap = "remap", Forbid = "forbid", Warn = "warn" }
}

enumeration! {
    /// The program that serves the folder.
    pub enum FilesystemDriverKind {
        Default = "default", Path = "path", Handle = "handle", Loop = "loop", Nbd = "nbd",
        Ploop = "ploop", Virtiofs = "virtiofs", Mtp = "mtp",
    }
}

enumeration! {
    /// When writes reach the host's disk.
    pub enum WritePolicy { Immediate = "immediate" }
}

element! {
    /// `<driver>` of `<filesystem>`.
    #[derive(Default)]
    pub struct FilesystemDriver {
        pub kind: Option<FilesystemDriverKind> = attr("type"),
        pub format: Option<Text> = attr("format"),
        pub name: Option<Text> = attr("name"),
        pub write_policy: Option<WritePolicy> = attr("wrpolicy"),
        pub queue: Option<u64> = attr("queue"),
        pub virtio: VirtioOptions = group(),
    }
}

enumeration! {
    /// How much the guest caches.
    pub enum VirtiofsCache { None = "none", Always = "always", Metadata = "metadata" }
}

enumeration! {
    /// How the server is confined.
    pub enum VirtiofsSandbox { Namespace = "namespace", Chroot = "chroot" }
}

element! {
    /// `<binary>`: the server of virtiofs.
    #[derive(Default)]
    pub struct VirtiofsBinary {
        pub path: Option<Text> = attr("path"),
        pub xattr: Option<OnOff> = attr("xattr"),
        pub cache: Option<VirtiofsCache> = attr_of("cache", "mode"),
        pub sandbox: Option<VirtiofsSandbox> = attr_of("sandbox", "mode"),
        pub lock: Option<VirtiofsLock> = child("lock"),
        pub thread_pool: Option<u32> = attr_of("thread_pool", "size"),
        pub open_files: Option<u64> = attr_of("openfiles", "max"),
    }
}

element! {
    /// `<lock>`.
    #[derive(Default)]
    pub struct VirtiofsLock {
        pub posix: Option<OnOff> = attr("posix"),
        pub flock: Option<OnOff> = attr("flock"),
    }
}
