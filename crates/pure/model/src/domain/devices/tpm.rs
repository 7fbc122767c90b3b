//! `<tpm>`.

use super::{CharacterSource, DeviceInfo};
use ostler_core::Uuid;
use ostler_xml::{
    Text, YesNo, choice, element, enumeration,
    part::{attr, attr_of, child, flag, group, required_child},
};

enumeration! {
    /// The interface of a TPM.
    pub enum TpmModel { Tis = "tpm-tis", Crb = "tpm-crb", Spapr = "tpm-spapr", SpaprProxy = "spapr-tpm-proxy" }
}

enumeration! {
    /// The version of the TPM's specification.
    pub enum TpmVersion { V1_2 = "1.2", V2_0 = "2.0" }
}

element! {
    /// `<tpm>`.
    pub struct Tpm {
        pub model: Option<TpmModel> = attr("model"),
        pub backend: TpmBackend = required_child("backend"),
        pub info: DeviceInfo = group(),
    }
}

choice! {
    /// `<backend>` of a TPM.
    pub enum TpmBackend by "type" {
        /// The host's.
        "passthrough" => Passthrough(TpmPassthrough),
        /// A program that the daemon starts.
        "emulator" => Emulator(Box<TpmEmulator>),
        /// A program that is there already.
        "external" => External(TpmExternal),
    }
}

element! {
    /// The host's TPM.
    #[derive(Default)]
    pub struct TpmPassthrough {
        pub device: Option<Text> = attr_of("device", "path"),
    }
}

element! {
    /// An emulated TPM.
    #[derive(Default)]
    pub struct TpmEmulator {
        pub version: Option<TpmVersion> = attr("version"),
        pub persistent_state: Option<YesNo> = attr("persistent_state"),
        pub debug: Option<u32> = attr("debug"),
        /// The secret with which the state is encrypted.
        pub encryption: Option<Uuid> = attr_of("encryption", "secret"),
        pub active_pcr_banks: Option<PcrBanks> = child("active_pcr_banks"),
        pub source: Option<TpmStateSource> = child("source"),
        pub profile: Option<TpmProfile> = child("profile"),
    }
}

element! {
    /// `<active_pcr_banks>`.
    #[derive(Default, Copy)]
    pub struct PcrBanks {
        pub sha1: bool = flag("sha1"),
        pub sha256: bool = flag("sha256"),
        pub sha384: bool = flag("sha384"),
        pub sha512: bool = flag("sha512"),
    }
}

enumeration! {
    /// The place in which an emulated TPM keeps its state.
    pub enum TpmStateKind { File = "file", Dir = "dir" }
}

element! {
    /// `<source>` of an emulated TPM.
    #[derive(Default)]
    pub struct TpmStateSource {
        pub kind: Option<TpmStateKind> = attr("type"),
        pub path: Option<Text> = attr("path"),
    }
}

enumeration! {
    /// The treatment of algorithms that a profile has and the host refuses.
    pub enum ProfileRemoval { Check = "check", FipsHost = "fips-host" }
}

element! {
    /// `<profile>`: the algorithms of an emulated TPM.
    #[derive(Default)]
    pub struct TpmProfile {
        pub source: Option<Text> = attr("source"),
        pub remove_disabled: Option<ProfileRemoval> = attr("removeDisabled"),
        pub name: Option<Text> = attr("name"),
    }
}

element! {
    /// A program that is there already: its socket.
    pub struct TpmExternal {
        pub source: ExternalSource = required_child("source"),
    }
}

element! {
    /// `<source>` of an external TPM.
    pub struct ExternalSource {
        pub kind: Option<Text> = attr("type"),
        pub mode: Option<super::SocketMode> = attr("mode"),
        pub path: Option<Text> = attr("path"),
    }
}

impl TpmExternal {
    /// The socket as a character device.
    #[must_use]
    pub fn socket(&self) -> CharacterSource {
        let mut socket = super::UnixSocket::default();
        socket.source.mode = self.source.mode;
        socket.source.path = self.source.path.clone();
        CharacterSource::Unix(Box::new(socket))
    }
}
