//! `<input>`: mice, keyboards, tablets.

use super::{DeviceInfo, VirtioModel, VirtioOptions};
use ostler_xml::{
    OnOff, Text, element, enumeration,
    part::{attr, child, group, required},
};

enumeration! {
    /// The kind of an input device.
    pub enum InputKind {
        Mouse = "mouse", Tablet = "tablet", Keyboard = "keyboard", Passthrough = "passthrough",
        Evdev = "evdev",
    }
}

enumeration! {
    /// The bus of an input device.
    pub enum InputBus {
        Ps2 = "ps2", Usb = "usb", Xen = "xen", Parallels = "parallels", Virtio = "virtio",
        None = "none",
    }
}

enumeration! {
    /// Which devices follow when one is grabbed.
    pub enum InputGrab { All = "all" }
}

enumeration! {
    /// Which keys take input from the guest and give it back.
    pub enum GrabToggle {
        CtrlCtrl = "ctrl-ctrl", AltAlt = "alt-alt", ShiftShift = "shift-shift",
        MetaMeta = "meta-meta", ScrollLock = "scrolllock", CtrlScrollLock = "ctrl-scrolllock",
    }
}

element! {
    /// `<input>`.
    pub struct Input {
        pub kind: InputKind = required("type"),
        pub bus: Option<InputBus> = attr("bus"),
        pub model: Option<VirtioModel> = attr("model"),
        pub driver: Option<VirtioOptions> = child("driver"),
        pub source: Option<Box<InputSource>> = child("source"),
        pub info: DeviceInfo = group(),
    }
}

element! {
    /// `<source>` of `<input>`: a device of the host.
    #[derive(Default)]
    pub struct InputSource {
        pub evdev: Option<Text> = attr("evdev"),
        pub dev: Option<Text> = attr("dev"),
        pub grab: Option<InputGrab> = attr("grab"),
        pub grab_toggle: Option<GrabToggle> = attr("grabToggle"),
        pub repeat: Option<OnOff> = attr("repeat"),
    }
}
