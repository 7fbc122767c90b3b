//! `<shmem>`: memory that guests share.

use super::DeviceInfo;
use ostler_core::Bytes;
use ostler_xml::{
    OnOff, Part, Reader, Result, Text, Writer, element, enumeration,
    part::{Unit, amount_of, attr, attr_of, group, kept, required},
};

enumeration! {
    /// How the guest sees it.
    pub enum SharedMemoryModel {
        Ivshmem = "ivshmem", Plain = "ivshmem-plain", Doorbell = "ivshmem-doorbell",
    }
}

enumeration! {
    /// Whether the memory moves with the guest.
    pub enum SharedMemoryRole { Master = "master", Peer = "peer" }
}

element! {
    /// `<shmem>`.
    pub struct SharedMemory {
        pub name: Text = required("name"),
        pub role: Option<SharedMemoryRole> = attr("role"),
        pub model: Option<SharedMemoryModel> = attr_of("model", "type"),
        pub size: Option<Bytes> = Mebibytes,
        pub server: Option<SharedMemoryServer> = kept("server"),
        pub msi: Option<SharedMemoryInterrupts> = kept("msi"),
        pub info: DeviceInfo = group(),
    }
}

/// `<size unit='M'>`: written in MiB, which it is a whole number of.
struct Mebibytes;

impl Part<Option<Bytes>> for Mebibytes {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<Bytes>> {
        amount_of("size", Unit::Byte).read(reader)
    }

    fn write_content(&self, size: &Option<Bytes>, writer: &mut Writer) {
        if let Some(size) = size {
            writer.start("size");
            writer.attribute_text("unit", "M");
            writer.text(&(size.0 >> 20));
            writer.end("size");
        }
    }
}

element! {
    /// `<server>`: the program that keeps the memory.
    #[derive(Default)]
    pub struct SharedMemoryServer {
        pub path: Option<Text> = attr("path"),
    }
}

element! {
    /// `<msi>`.
    #[derive(Default)]
    pub struct SharedMemoryInterrupts {
        pub vectors: Option<u32> = attr("vectors"),
        pub ioeventfd: Option<OnOff> = attr("ioeventfd"),
    }
}
