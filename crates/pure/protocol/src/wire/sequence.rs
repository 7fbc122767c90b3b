//! Lists, opaque data and lists of characters: values whose bound stands where
//! they are used.

use super::{Bounded, Wire};
use ostler_core::Hidden;
use ostler_xdr::{Error, Reader, Result, Writer};
use std::sync::Arc;

impl<'a, T: Wire<'a>> Bounded<'a> for Vec<T> {
    fn encode(&self, writer: &mut Writer<'_>, limit: usize) -> Result<()> {
        writer.list(self, limit, |writer, value| value.encode(writer))
    }

    fn decode(reader: &mut Reader<'a>, limit: usize) -> Result<Self> {
        reader.list(limit, T::MIN, T::decode)
    }
}

/// A list that others have, too.
impl<'a, T: Wire<'a>> Bounded<'a> for Arc<[T]> {
    fn encode(&self, writer: &mut Writer<'_>, limit: usize) -> Result<()> {
        writer.list(self, limit, |writer, value| value.encode(writer))
    }

    fn decode(reader: &mut Reader<'a>, limit: usize) -> Result<Self> {
        Vec::decode(reader, limit).map(Self::from)
    }
}

/// Opaque data.
impl<'a> Bounded<'a> for &'a [u8] {
    fn encode(&self, writer: &mut Writer<'_>, limit: usize) -> Result<()> {
        writer.opaque(self, limit)
    }

    fn decode(reader: &mut Reader<'a>, limit: usize) -> Result<Self> {
        reader.opaque(limit)
    }
}

impl<'a, T: Bounded<'a>> Bounded<'a> for Hidden<T> {
    fn encode(&self, writer: &mut Writer<'_>, limit: usize) -> Result<()> {
        self.reveal().encode(writer, limit)
    }

    fn decode(reader: &mut Reader<'a>, limit: usize) -> Result<Self> {
        T::decode(reader, limit).map(Self::new)
    }
}

/// Text as a list of characters, each of which takes four bytes on the wire;
/// a zero ends it.
impl<'a> Bounded<'a> for String {
    fn encode(&self, writer: &mut Writer<'_>, limit: usize) -> Result<()> {
        if self.as_bytes().contains(&0) {
            return Err(Error::ZeroByte);
        }
        writer.length(self.len().saturating_add(1), limit)?;
        for byte in self.bytes() {
            writer.i32(byte.cast_signed().into());
        }
        writer.i32(0);
        Ok(())
    }

    fn decode(reader: &mut Reader<'a>, limit: usize) -> Result<Self> {
        let characters = reader.list(limit, 4, i8::decode)?;
        let bytes: Vec<u8> =
            characters.into_iter().map(i8::cast_unsigned).take_while(|byte| *byte != 0).collect();
        Self::from_utf8(bytes).map_err(|_| Error::NotUtf8)
    }
}
