//! `<sound>`: sound cards.

use super::{DeviceInfo, VirtioOptions};
use ostler_xml::{
    List, YesNo, element, enumeration,
    part::{attr, attr_of, child, group, items, required},
};

enumeration! {
    /// The model of a sound card.
    pub enum SoundModel {
        Sb16 = "sb16", Es1370 = "es1370", PcSpeaker = "pcspk", Ac97 = "ac97", Ich6 = "ich6",
        Ich7 = "ich7", Ich9 = "ich9", Usb = "usb", Virtio = "virtio",
    }
}

enumeration! {
    /// The ability of a codec.
    pub enum SoundCodec { Duplex = "duplex", Micro = "micro", Output = "output" }
}

element! {
    /// `<sound>`.
    pub struct Sound {
        pub model: SoundModel = required("model"),
        pub multichannel: Option<YesNo> = attr("multichannel"),
        pub streams: Option<u32> = attr("streams"),
        pub codecs: List<Codec> = items("codec"),
        pub audio: Option<u32> = attr_of("audio", "id"),
        pub info: DeviceInfo = group(),
        pub driver: Option<VirtioOptions> = child("driver"),
    }
}

element! {
    /// `<codec>`.
    pub struct Codec {
        pub kind: SoundCodec = required("type"),
    }
}
