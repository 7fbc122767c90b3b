//! Limits on block IO, and sizes as people write them.

use ostler_core::Bytes;
use ostler_xml::{
    Element, List, Part as _, Reader, Result, Text, Writer, element,
    part::{Unit, attr_amount, items, leaf, required_leaf},
};

element! {
    /// `<blkiotune>`.
    #[derive(Default)]
    pub struct BlkioTune {
        pub weight: Option<u32> = leaf("weight"),
        pub devices: List<BlkioDevice> = items("device"),
    }
}

element! {
    /// `<device>` of `<blkiotune>`: limits for one device of the host.
    pub struct BlkioDevice {
        pub path: Text = required_leaf("path"),
        pub weight: Option<u32> = leaf("weight"),
        pub read_iops_sec: Option<u32> = leaf("read_iops_sec"),
        pub write_iops_sec: Option<u32> = leaf("write_iops_sec"),
        pub read_bytes_sec: Option<u64> = leaf("read_bytes_sec"),
        pub write_bytes_sec: Option<u64> = leaf("write_bytes_sec"),
    }
}

/// A size that is written in the largest unit that fits it: attributes `size`
/// and `unit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrettySize(pub Bytes);

impl Element for PrettySize {
    fn read(reader: &mut Reader<'_, '_>) -> Result<Self> {
        let size = attr_amount("size", Unit::Byte).read(reader)?;
        let missing = || reader.error(ostler_xml::Problem::MissingAttribute("size"));
        size.map(Self).ok_or_else(missing)
    }

    fn write_attributes(&self, writer: &mut Writer) {
        let (number, unit) = largest_unit(self.0);
        writer.attribute("size", &number);
        writer.attribute_text("unit", unit);
    }

    fn write_content(&self, _writer: &mut Writer) {}
}

/// The element's text as a size that is written in the largest unit that fits.
pub(crate) struct PrettyAmount(pub(crate) Unit);

impl ostler_xml::Part<Bytes> for PrettyAmount {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Bytes> {
        ostler_xml::part::amount(self.0).read(reader)
    }

    fn write_attributes(&self, size: &Bytes, writer: &mut Writer) {
        writer.attribute_text("unit", largest_unit(*size).1);
    }

    fn write_content(&self, size: &Bytes, writer: &mut Writer) {
        writer.text(&largest_unit(*size).0);
    }
}

/// The size as a whole number of the largest unit that allows it.
fn largest_unit(size: Bytes) -> (u64, &'static str) {
    const UNITS: [&str; 7] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    let (mut number, mut unit) = (size.0, 0);
    while number > 0 && number.is_multiple_of(1024) && unit + 1 < UNITS.len() {
        number /= 1024;
        unit += 1;
    }
    (number, UNITS[unit])
}
