//! `<sysinfo>` of the host: what its firmware says of the machine.

use crate::domain::{BaseBoard, OemStrings, SysinfoEntry};
use ostler_xml::{
    List, Text, View, Writer, element,
    part::{child, items, required, wrapped},
};

element! {
    /// `<sysinfo>`.
    pub struct HostSysinfo {
        pub kind: Text = required("type"),
        pub bios: List<SysinfoEntry> = wrapped("bios", "entry"),
        pub system: List<SysinfoEntry> = wrapped("system", "entry"),
        pub base_boards: List<BaseBoard> = items("baseBoard"),
        pub chassis: List<SysinfoEntry> = wrapped("chassis", "entry"),
        pub processors: List<Processor> = items("processor"),
        pub memory_devices: List<MemoryDevice> = items("memory_device"),
        pub oem_strings: Option<OemStrings> = child("oemStrings"),
    }
}

element! {
    /// `<processor>`.
    #[derive(Default)]
    pub struct Processor {
        pub entries: List<SysinfoEntry> = items("entry"),
    }
}

element! {
    /// `<memory_device>`.
    #[derive(Default)]
    pub struct MemoryDevice {
        pub entries: List<SysinfoEntry> = items("entry"),
    }
}

impl HostSysinfo {
    /// Writes the document.
    #[must_use]
    pub fn format(&self) -> String {
        let mut writer = Writer::new(View::default());
        writer.element("sysinfo", self);
        writer.finish()
    }
}
