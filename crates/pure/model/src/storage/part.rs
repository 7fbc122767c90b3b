//! Parts that only storage has.

use ostler_core::Bytes;
use ostler_xml::{
    Name, Part, Reader, Result, Text, Writer,
    part::{Unit, amount_of, leaf},
};

/// A size that is 0 when it is absent, and always written.
pub(super) struct Size(&'static str);

pub(super) const fn size(name: &'static str) -> Size {
    Size(name)
}

impl Part<Bytes> for Size {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Bytes> {
        let size: Option<Bytes> = amount_of(self.0, Unit::Byte).read(reader)?;
        Ok(size.unwrap_or_default())
    }

    fn write_content(&self, size: &Bytes, writer: &mut Writer) {
        amount_of(self.0, Unit::Byte).write_content(&Some(*size), writer);
    }
}

/// A text that is "" when it is absent, and always written.
pub(super) struct Naming(&'static str);

pub(super) const fn naming(name: &'static str) -> Naming {
    Naming(name)
}

impl Part<Text> for Naming {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Text> {
        let text: Option<Text> = leaf(self.0).read(reader)?;
        Ok(text.unwrap_or_default())
    }

    fn write_content(&self, text: &Text, writer: &mut Writer) {
        writer.leaf(self.0, text);
    }
}

/// A numeric user or group; -1, or the same as 32 bits without sign, is none.
pub(super) struct Id(Name);

pub(super) const fn id(name: &'static str) -> Id {
    Id(Name::new(name))
}

impl Part<Option<u32>> for Id {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<u32>> {
        let Some(mut leaf) = reader.child(self.0) else { return Ok(None) };
        let text = leaf.text();
        let number: i64 = text.trim_ascii().parse().unwrap_or(i64::MIN);
        let id = match (number, u32::try_from(number)) {
            (-1, _) | (_, Ok(u32::MAX)) => None,
            (_, Ok(id)) => Some(id),
            (_, Err(_)) => {
                let expected = "a numeric user or group, or -1 for none".to_owned();
                return Err(leaf.bad_value(&text, expected));
            }
        };
        leaf.finish()?;
        Ok(id)
    }

    fn write_content(&self, id: &Option<u32>, writer: &mut Writer) {
        if let Some(id) = id {
            writer.leaf(self.0.text(), id);
        }
    }
}
