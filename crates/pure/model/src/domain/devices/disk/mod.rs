//! `<disk>`.

mod backing;
mod driver;
mod network_source;
mod source;
mod tune;

pub use backing::*;
pub use driver::*;
pub use network_source::*;
pub use source::*;
pub use tune::*;

use super::DeviceInfo;
use ostler_xml::{
    OnOff, Text, YesNo, element, enumeration,
    part::{
        attr, attr_of, attr_or, child, flag, group, kept, leaf, live, required, required_child,
    },
};

enumeration! {
    /// The device that the guest sees.
    pub enum DiskDevice { Disk = "disk", Cdrom = "cdrom", Floppy = "floppy", Lun = "lun" }
}

enumeration! {
    /// A model of a virtio device: by which PCI ids it is known.
    pub enum VirtioModel {
        Virtio = "virtio", Transitional = "virtio-transitional",
        NonTransitional = "virtio-non-transitional",
    }
}

enumeration! {
    /// Whether commands that could harm are filtered.
    pub enum SgIo { Filtered = "filtered", Unfiltered = "unfiltered" }
}

enumeration! {
    /// Whether a snapshot of the domain takes this disk along.
    pub enum DiskSnapshot {
        No = "no", Internal = "internal", External = "external", Manual = "manual",
    }
}

enumeration! {
    /// The bus of a disk.
    pub enum DiskBus {
        Ide = "ide", Fdc = "fdc", Scsi = "scsi", Virtio = "virtio", Xen = "xen", Usb = "usb",
        Uml = "uml", Sata = "sata", Sd = "sd", None = "none",
    }
}

element! {
    /// `<disk>`. The attributes of the source's kind go before the others, its
    /// content behind the driver's.
    pub struct Disk {
        pub driver: Option<Box<DiskDriver>> = child("driver"),
        /// The source's `<auth>`, at the place that older definitions have it.
        pub auth: Option<Box<Auth>> = child("auth"),
        /// The source of its bytes.
        pub source: DiskSource = group(),
        pub device: DiskDevice = attr_or("device", DiskDevice::Disk),
        pub model: Option<VirtioModel> = attr("model"),
        pub raw_io: Option<YesNo> = attr("rawio"),
        pub sg_io: Option<SgIo> = attr("sgio"),
        pub snapshot: Option<DiskSnapshot> = attr("snapshot"),
        pub backing_store: Option<Box<BackingStore>> = kept("backingStore"),
        pub backend_domain: Option<Text> = attr_of("backenddomain", "name"),
        pub geometry: Option<Box<Geometry>> = child("geometry"),
        pub block_io: Option<Box<BlockIo>> = child("blockio"),
        pub mirror: Option<Box<Mirror>> = live(kept("mirror")),
        pub target: DiskTarget = required_child("target"),
        pub io_tune: Option<Box<IoTune>> = child("iotune"),
        pub readonly: bool = flag("readonly"),
        pub shareable: bool = flag("shareable"),
        pub transient: Option<Transient> = kept("transient"),
        pub serial: Option<Text> = leaf("serial"),
        pub wwn: Option<Text> = leaf("wwn"),
        pub vendor: Option<Text> = leaf("vendor"),
        pub product: Option<Text> = leaf("product"),
        /// The source's `<encryption>`, at the place that older definitions have it.
        pub encryption: Option<Box<Encryption>> = child("encryption"),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// `<target>` of `<disk>`.
    pub struct DiskTarget {
        /// The name the guest may give it: `vda`.
        pub dev: Text = required("dev"),
        pub bus: Option<DiskBus> = attr("bus"),
        pub tray: Option<TrayState> = attr("tray"),
        pub removable: Option<OnOff> = attr("removable"),
        pub rotation_rate: Option<u32> = attr("rotation_rate"),
    }
}

enumeration! {
    /// Whether the tray of a drive is out.
    pub enum TrayState { Closed = "closed", Open = "open" }
}

element! {
    /// `<transient>`: changes are dropped when the domain stops.
    #[derive(Default)]
    pub struct Transient {
        pub share_backing: Option<YesNo> = attr("shareBacking"),
    }
}

enumeration! {
    /// How the BIOS maps cylinders.
    pub enum GeometryTranslation { Auto = "auto", None = "none", Lba = "lba" }
}

element! {
    /// `<geometry>`.
    pub struct Geometry {
        pub cylinders: u32 = required("cyls"),
        pub heads: u32 = required("heads"),
        pub sectors: u32 = required("secs"),
        pub translation: Option<GeometryTranslation> = attr("trans"),
    }
}

element! {
    /// `<blockio>`: the sizes of blocks that the guest is told, in bytes.
    #[derive(Default)]
    pub struct BlockIo {
        pub logical_block_size: Option<u32> = attr("logical_block_size"),
        pub physical_block_size: Option<u32> = attr("physical_block_size"),
        pub discard_granularity: Option<u32> = attr("discard_granularity"),
    }
}
