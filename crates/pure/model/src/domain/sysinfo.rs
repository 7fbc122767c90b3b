//! `<sysinfo>`: what the guest is told about its hardware.

use ostler_xml::{
    List, Text, choice, element,
    part::{attr, items, leaves, required, text, wrapped},
};

choice! {
    /// Tables that the guest reads.
    pub enum Sysinfo by "type" {
        /// SMBIOS tables.
        "smbios" => Smbios(Box<Smbios>),
        /// Files of QEMU's firmware configuration device.
        "fwcfg" => FwCfg(FwCfg),
    }
}

element! {
    /// SMBIOS tables, by their type.
    #[derive(Default)]
    pub struct Smbios {
        pub bios: List<SysinfoEntry> = wrapped("bios", "entry"),
        pub system: List<SysinfoEntry> = wrapped("system", "entry"),
        pub base_boards: List<BaseBoard> = items("baseBoard"),
        pub chassis: List<SysinfoEntry> = wrapped("chassis", "entry"),
        pub oem_strings: Option<OemStrings> = ostler_xml::part::child("oemStrings"),
    }
}

element! {
    /// `<entry>`.
    pub struct SysinfoEntry {
        pub name: Text = required("name"),
        pub value: Text = ostler_xml::part::required_text(),
    }
}

element! {
    /// `<baseBoard>`.
    #[derive(Default)]
    pub struct BaseBoard {
        pub entries: List<SysinfoEntry> = items("entry"),
    }
}

element! {
    /// `<oemStrings>`.
    #[derive(Default)]
    pub struct OemStrings {
        pub entries: List<Text> = leaves("entry"),
    }
}

element! {
    /// Entries of the firmware configuration.
    #[derive(Default)]
    pub struct FwCfg {
        pub entries: List<FwCfgEntry> = items("entry"),
    }
}

element! {
    /// `<entry>`: a text, or the content of a file.
    pub struct FwCfgEntry {
        pub name: Text = required("name"),
        pub file: Option<Text> = attr("file"),
        pub value: Option<Text> = text(),
    }
}
