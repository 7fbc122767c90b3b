//! `<video>`.

use super::{DeviceInfo, VirtioOptions};
use ostler_xml::{
    OnOff, Text, YesNo, element, enumeration,
    part::{always, attr, attr_or, child, group, required},
};

enumeration! {
    /// The model of a video card.
    #[derive(Default)]
    pub enum VideoModelName {
        Vga = "vga", Cirrus = "cirrus", VmVga = "vmvga", Xen = "xen", VirtualBox = "vbox",
        Qxl = "qxl", Parallels = "parallels", Virtio = "virtio", Gop = "gop", Bochs = "bochs",
        Ramfb = "ramfb", #[default] Default = "default",
        /// There is no video card.
        None = "none",
    }
}

enumeration! {
    /// The process in which a video card is emulated.
    pub enum VideoBackend { Qemu = "qemu", VhostUser = "vhostuser" }
}

enumeration! {
    /// How a card answers as a VGA.
    pub enum VgaConf { Io = "io", On = "on", Off = "off" }
}

element! {
    /// `<video>`.
    pub struct Video {
        pub driver: Option<VideoDriver> = child("driver"),
        pub model: VideoModel = always("model"),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// `<driver>` of `<video>`.
    #[derive(Default, Copy)]
    pub struct VideoDriver {
        pub virtio: VirtioOptions = group(),
        pub name: Option<VideoBackend> = attr("name"),
        pub vga_conf: Option<VgaConf> = attr("vgaconf"),
    }
}

element! {
    /// `<model>` of `<video>`. Sizes are in KiB.
    #[derive(Default)]
    pub struct VideoModel {
        pub kind: VideoModelName = attr_or("type", VideoModelName::Default),
        pub ram: Option<u32> = attr("ram"),
        pub vram: Option<u32> = attr("vram"),
        pub vram64: Option<u32> = attr("vram64"),
        pub vga_memory: Option<u32> = attr("vgamem"),
        pub heads: Option<u32> = attr("heads"),
        pub primary: Option<YesNo> = attr("primary"),
        pub blob: Option<OnOff> = attr("blob"),
        pub edid: Option<OnOff> = attr("edid"),
        pub acceleration: Option<Box<Acceleration>> = child("acceleration"),
        pub resolution: Option<Resolution> = child("resolution"),
    }
}

element! {
    /// `<acceleration>`.
    #[derive(Default)]
    pub struct Acceleration {
        pub accel2d: Option<YesNo> = attr("accel2d"),
        pub accel3d: Option<YesNo> = attr("accel3d"),
        pub render_node: Option<Text> = attr("rendernode"),
    }
}

element! {
    /// `<resolution>`.
    #[derive(Copy)]
    pub struct Resolution {
        pub x: u32 = required("x"),
        pub y: u32 = required("y"),
    }
}
