//! `<smartcard>`.

use super::{CharacterSource, DeviceInfo};
use ostler_xml::{
    List, Text, choice, element,
    part::{group, leaf, leaves},
};

element! {
    /// `<smartcard>`.
    pub struct Smartcard {
        pub mode: SmartcardMode = group(),
        pub info: DeviceInfo = group(),
    }
}

choice! {
    /// Which card the guest sees.
    pub enum SmartcardMode by "mode" {
        /// The host's.
        "host" => Host,
        /// One made of certificates of the host.
        "host-certificates" => HostCertificates(HostCertificates),
        /// A client's.
        "passthrough" => Passthrough(CharacterSource),
    }
}

element! {
    /// A card made of certificates.
    #[derive(Default)]
    pub struct HostCertificates {
        pub certificates: List<Text> = leaves("certificate"),
        pub database: Option<Text> = leaf("database"),
    }
}
