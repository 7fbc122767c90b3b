//! Small devices of which a guest has one or two.

use super::{CharacterSource, DeviceInfo, VirtioModel, VirtioOptions};
use ostler_xml::{
    OnOff, Text, YesNo, choice, element, enumeration,
    part::{Unit, amount_of, attr, attr_of, child, group, leaf, required, required_child},
};

enumeration! {
    /// The model of a watchdog.
    pub enum WatchdogModel { I6300Esb = "i6300esb", Ib700 = "ib700", Diag288 = "diag288", Itco = "itco" }
}

enumeration! {
    /// The action of a watchdog.
    pub enum WatchdogAction {
        Reset = "reset", Shutdown = "shutdown", Poweroff = "poweroff", Pause = "pause",
        Dump = "dump", None = "none", InjectNmi = "inject-nmi",
    }
}

element! {
    /// `<watchdog>`.
    pub struct Watchdog {
        pub model: WatchdogModel = required("model"),
        pub action: Option<WatchdogAction> = attr("action"),
        pub info: DeviceInfo = group(),
    }
}

enumeration! {
    /// The model of a memory balloon.
    pub enum MemBalloonModel {
        Virtio = "virtio", Transitional = "virtio-transitional",
        NonTransitional = "virtio-non-transitional", Xen = "xen",
        /// There is no balloon.
        None = "none",
    }
}

element! {
    /// `<memballoon>`.
    pub struct MemBalloon {
        pub model: MemBalloonModel = required("model"),
        pub auto_deflate: Option<OnOff> = attr("autodeflate"),
        pub free_page_reporting: Option<OnOff> = attr("freePageReporting"),
        /// Seconds between statistics.
        pub stats_period: Option<u32> = attr_of("stats", "period"),
        pub info: DeviceInfo = group(),
        pub driver: Option<VirtioOptions> = child("driver"),
    }
}

element! {
    /// `<rng>`.
    pub struct Rng {
        pub model: VirtioModel = required("model"),
        pub rate: Option<RngRate> = child("rate"),
        pub backend: RngBackend = required_child("backend"),
        pub driver: Option<VirtioOptions> = child("driver"),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// `<rate>`: so many bytes in so many milliseconds.
    #[derive(Copy)]
    pub struct RngRate {
        pub bytes: u32 = required("bytes"),
        pub period: Option<u32> = attr("period"),
    }
}

choice! {
    /// `<backend>` of `<rng>`.
    pub enum RngBackend by "model" {
        /// A device of the host.
        "random" => Random(RngDevice),
        /// A daemon that speaks EGD's protocol.
        "egd" => Egd(Box<CharacterSource>),
        /// The emulator's own.
        "builtin" => Builtin,
    }
}

element! {
    /// A device of the host that gives random bytes.
    #[derive(Default)]
    pub struct RngDevice {
        pub path: Option<Text> = ostler_xml::part::text(),
    }
}

element! {
    /// `<nvram>` in `<devices>`: of POWER.
    #[derive(Default)]
    pub struct NvramDevice {
        pub info: DeviceInfo = group(),
    }
}

enumeration! {
    /// How a guest says that it has crashed.
    pub enum PanicModel {
        Isa = "isa", Pseries = "pseries", HyperV = "hyperv", S390 = "s390", Pvpanic = "pvpanic",
    }
}

element! {
    /// `<panic>`.
    #[derive(Default)]
    pub struct Panic {
        pub model: Option<PanicModel> = attr("model"),
        pub info: DeviceInfo = group(),
    }
}

enumeration! {
    /// The model of an IOMMU.
    pub enum IommuModel { Intel = "intel", SmmuV3 = "smmuv3", Virtio = "virtio", Amd = "amd" }
}

element! {
    /// `<iommu>`.
    pub struct Iommu {
        pub model: IommuModel = required("model"),
        pub driver: Option<IommuDriver> = child("driver"),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// `<driver>` of `<iommu>`.
    #[derive(Default, Copy)]
    pub struct IommuDriver {
        pub interrupt_remapping: Option<OnOff> = attr("intremap"),
        pub caching_mode: Option<OnOff> = attr("caching_mode"),
        pub extended_interrupt_mode: Option<OnOff> = attr("eim"),
        pub iotlb: Option<OnOff> = attr("iotlb"),
        pub address_width: Option<u32> = attr("aw_bits"),
        pub dma_translation: Option<OnOff> = attr("dma_translation"),
        pub xtsup: Option<OnOff> = attr("xtsup"),
        pub passthrough: Option<OnOff> = attr("pt"),
    }
}

element! {
    /// `<vsock>`.
    #[derive(Default)]
    pub struct Vsock {
        pub model: Option<VirtioModel> = attr("model"),
        pub cid: Option<VsockCid> = child("cid"),
        pub info: DeviceInfo = group(),
        pub driver: Option<VirtioOptions> = child("driver"),
    }
}

element! {
    /// `<cid>`: the guest's address.
    #[derive(Default)]
    pub struct VsockCid {
        pub auto: Option<YesNo> = attr("auto"),
        pub address: Option<u32> = attr("address"),
    }
}

enumeration! {
    /// The model of a device that computes ciphers.
    pub enum CryptoModel { Virtio = "virtio" }
}

enumeration! {
    /// The place in which ciphers are computed.
    pub enum CryptoKind { Qemu = "qemu" }
}

enumeration! {
    /// The library that computes ciphers.
    pub enum CryptoBackendModel { Builtin = "builtin", Lkcf = "lkcf" }
}

element! {
    /// `<crypto>`.
    pub struct Crypto {
        pub model: CryptoModel = required("model"),
        pub kind: CryptoKind = required("type"),
        pub backend: CryptoBackend = required_child("backend"),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// `<backend>` of `<crypto>`.
    pub struct CryptoBackend {
        pub model: CryptoBackendModel = required("model"),
        pub queues: Option<u32> = attr("queues"),
    }
}

element! {
    /// `<pstore>`: memory that keeps a crashed kernel's last words.
    pub struct Pstore {
        pub backend: Text = required("backend"),
        pub path: Option<Text> = leaf("path"),
        pub size: Option<ostler_core::KiB> = amount_of("size", Unit::KiB),
        pub info: DeviceInfo = group(),
    }
}
