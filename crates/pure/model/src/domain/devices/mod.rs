//! `<devices>`: each kind of device in its module.

mod address;
mod audio;
mod character;
mod controller;
mod device;
mod disk;
mod filesystem;
mod graphics;
mod hostdev;
mod info;
mod input;
mod interface;
mod lease;
mod memory_device;
mod platform;
mod redirection;
mod shared_memory;
mod smartcard;
mod sound;
mod tpm;
mod video;

pub use address::*;
pub use audio::*;
pub use character::*;
pub use controller::*;
pub use device::*;
pub use disk::*;
pub use filesystem::*;
pub use graphics::*;
pub use hostdev::*;
pub use info::*;
pub use input::*;
pub use interface::*;
pub use lease::*;
pub use memory_device::*;
pub use platform::*;
pub use redirection::*;
pub use shared_memory::*;
pub use smartcard::*;
pub use sound::*;
pub use tpm::*;
pub use video::*;

use ostler_xml::{
    List, Part, Reader, Result, Text, Writer, element,
    part::{child, children, items, kept, leaf, wrapped},
};

/// `<emulator>`. `<devices>` has an end tag even when it is empty.
struct Emulator;

impl Part<Option<Text>> for Emulator {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<Text>> {
        leaf("emulator").read(reader)
    }

    fn write_content(&self, path: &Option<Text>, writer: &mut Writer) {
        writer.begin_content();
        leaf("emulator").write_content(path, writer);
    }
}

element! {
    /// `<devices>`, by kind, in the order in which they are written.
    #[derive(Default)]
    pub struct Devices {
        pub emulator: Option<Text> = Emulator,
        pub disks: Vec<Disk> = children("disk"),
        pub controllers: Vec<Controller> = children("controller"),
        pub leases: List<Lease> = items("lease"),
        pub filesystems: List<Filesystem> = items("filesystem"),
        pub interfaces: Vec<Interface> = children("interface"),
        pub smartcards: List<Smartcard> = items("smartcard"),
        pub serials: List<Serial> = items("serial"),
        pub parallels: List<Parallel> = items("parallel"),
        pub consoles: List<Console> = items("console"),
        pub channels: List<Channel> = items("channel"),
        pub inputs: List<Input> = items("input"),
        pub tpms: List<Tpm> = items("tpm"),
        pub graphics: List<Graphics> = items("graphics"),
        pub sounds: List<Sound> = items("sound"),
        pub audios: List<Audio> = items("audio"),
        pub videos: List<Video> = items("video"),
        pub hostdevs: List<Hostdev> = items("hostdev"),
        pub redirdevs: List<RedirectedDevice> = items("redirdev"),
        pub redirection_filter: List<UsbFilter> = wrapped("redirfilter", "usbdev"),
        pub hubs: List<Hub> = items("hub"),
        pub watchdogs: List<Watchdog> = items("watchdog"),
        pub memballoon: Option<Box<MemBalloon>> = kept("memballoon"),
        pub rngs: List<Rng> = items("rng"),
        pub nvram: Option<Box<NvramDevice>> = kept("nvram"),
        pub panics: List<Panic> = items("panic"),
        pub shared_memories: List<SharedMemory> = items("shmem"),
        pub memory: List<MemoryDevice> = items("memory"),
        pub iommu: Option<Box<Iommu>> = kept("iommu"),
        pub vsock: Option<Box<Vsock>> = kept("vsock"),
        pub cryptos: List<Crypto> = items("crypto"),
        pub pstore: Option<Box<Pstore>> = child("pstore"),
    }
}
