//! Sizes with their unit.

use super::Part;
use crate::{Name, Problem, Reader, Result, Writer, value::push_number};
use ostler_core::{Bytes, KiB};

/// A size type with the unit it is written in.
pub trait Size: Copy {
    /// The unit's name: `KiB`.
    const UNIT: &'static str;
    /// The size of so many bytes; rounded up.
    fn from_bytes(bytes: u64) -> Self;
    /// How many units it is.
    fn number(self) -> u64;
}

impl Size for KiB {
    const UNIT: &'static str = "KiB";

    fn from_bytes(bytes: u64) -> Self {
        Bytes(bytes).to_kib()
    }

    fn number(self) -> u64 {
        self.0
    }
}

impl Size for Bytes {
    const UNIT: &'static str = "bytes";

    fn from_bytes(bytes: u64) -> Self {
        Self(bytes)
    }

    fn number(self) -> u64 {
        self.0
    }
}

/// The meaning of an absent unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// The number counts bytes.
    Byte,
    /// The number counts KiB.
    KiB,
    /// The number counts MiB.
    MiB,
}

/// How many bytes the unit `name` has, in any case of its letters.
#[must_use]
pub fn number_of_unit(name: &str) -> Option<u64> {
    if name.eq_ignore_ascii_case("b")
        || name.eq_ignore_ascii_case("byte")
        || name.eq_ignore_ascii_case("bytes")
    {
        return Some(1);
    }
    let power = match name.as_bytes().first()?.to_ascii_lowercase() {
        b'k' => 1,
        b'm' => 2,
        b'g' => 3,
        b't' => 4,
        b'p' => 5,
        b'e' => 6,
        _ => return None,
    };
    let rest = name.get(1..)?;
    if rest.is_empty() || rest.eq_ignore_ascii_case("ib") {
        Some(1 << (10 * power))
    } else if rest.eq_ignore_ascii_case("b") {
        Some(1000_u64.pow(power))
    } else {
        None
    }
}

/// Takes `unit` and turns `number` of it into a size.
fn sized<S: Size>(reader: &mut Reader<'_, '_>, number: u64, default: Unit) -> Result<S> {
    let unit = match reader.attribute_text("unit") {
        None => match default {
            Unit::Byte => 1,
            Unit::KiB => 1024,
            Unit::MiB => 1024 * 1024,
        },
        Some(name) => number_of_unit(name)
            .ok_or_else(|| reader.bad_attribute("unit", "a unit such as KiB or GB".to_owned()))?,
    };
    number.checked_mul(unit).map(S::from_bytes).ok_or_else(|| {
        let value = number.to_string();
        reader.error(Problem::BadValue { value, expected: "a size below 16 EiB".to_owned() })
    })
}

fn write_unit<S: Size>(writer: &mut Writer) {
    writer.attribute_text("unit", S::UNIT);
}

fn write_number<S: Size>(size: S, writer: &mut Writer) {
    let mut digits = String::with_capacity(20);
    push_number(&mut digits, size.number());
    writer.plain_text(&digits);
}

/// See [`amount`].
pub struct Amount(Unit);

/// This element's text, with the unit in its attribute `unit`; without that
/// attribute the text counts `default`.
#[must_use]
pub const fn amount(default: Unit) -> Amount {
    Amount(default)
}

impl<S: Size> Part<S> for Amount {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<S> {
        let number = reader.required_text()?;
        sized(reader, number, self.0)
    }

    fn write_attributes(&self, _size: &S, writer: &mut Writer) {
        write_unit::<S>(writer);
    }

    fn write_content(&self, size: &S, writer: &mut Writer) {
        write_number(*size, writer);
    }
}

/// See [`amount_of`].
pub struct AmountOf(Name, Unit);

/// A child `<name unit='KiB'>5</name>`.
#[must_use]
pub const fn amount_of(name: &'static str, default: Unit) -> AmountOf {
    AmountOf(Name::new(name), default)
}

impl<S: Size> Part<Option<S>> for AmountOf {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<S>> {
        let Some(mut child) = reader.child(self.0) else { return Ok(None) };
        let number = child.required_text()?;
        let size = sized(&mut child, number, self.1)?;
        child.finish()?;
        Ok(Some(size))
    }

    fn write_content(&self, size: &Option<S>, writer: &mut Writer) {
        if let Some(size) = size {
            writer.start(self.0.text());
            write_unit::<S>(writer);
            write_number(*size, writer);
            writer.end(self.0.text());
        }
    }
}

/// See [`attr_amount`].
pub struct AttrAmount(Name, Unit);

/// An attribute `name` whose unit stands in the attribute `unit` beside it.
#[must_use]
pub const fn attr_amount(name: &'static str, default: Unit) -> AttrAmount {
    AttrAmount(Name::new(name), default)
}

impl<S: Size> Part<Option<S>> for AttrAmount {
    fn read(&self, reader: &mut Reader<'_, '_>) -> Result<Option<S>> {
        match reader.attribute(self.0)? {
            Some(number) => sized(reader, number, self.1).map(Some),
            None => Ok(None),
        }
    }

    fn write_attributes(&self, size: &Option<S>, writer: &mut Writer) {
        if let Some(size) = size {
            writer.attribute(self.0.text(), &size.number());
            write_unit::<S>(writer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units() {
        for (name, bytes) in [("KiB", 1024), ("k", 1024), ("KB", 1000), ("b", 1), ("g", 1 << 30)] {
            assert_eq!(number_of_unit(name), Some(bytes), "{name}");
        }
        for bad in ["", "x", "Kb1", "KiBs", "\u{212a}iB"] {
            assert_eq!(number_of_unit(bad), None, "{bad}");
        }
    }
}
