//! Numbers, text, UUIDs, options: values that know their own bounds.

use super::{STRING_MAX, Wire};
use ostler_core::enumeration::Open;
use ostler_core::{Bytes, Hidden, KiB, Uuid};
use ostler_xdr::{Error, Reader, Result, Writer};
use std::sync::Arc;

/// Declares the numbers that stand on the wire as they are.
macro_rules! plain {
    ($($type:ident $size:literal,)*) => {
        $(impl<'a> Wire<'a> for $type {
            const MIN: usize = $size;

            fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
                writer.$type(*self);
                Ok(())
            }

            fn decode(reader: &mut Reader<'a>) -> Result<Self> {
                reader.$type()
            }
        })*
    };
}

plain! { i32 4, u32 4, i64 8, u64 8, f64 8, }

/// Declares sizes, which stand on the wire as their numbers.
macro_rules! size {
    ($($type:ident,)*) => {
        $(impl<'a> Wire<'a> for $type {
            const MIN: usize = 8;

            fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
                writer.u64(self.0);
                Ok(())
            }

            fn decode(reader: &mut Reader<'a>) -> Result<Self> {
                reader.u64().map(Self)
            }
        })*
    };
}

size! { Bytes, KiB, }

/// The number of an enumeration. The protocol declares some as unsigned or as
/// characters; all of them take 32 bits.
impl<'a, E> Wire<'a> for Open<E> {
    const MIN: usize = 4;

    fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
        writer.i32(self.number());
        Ok(())
    }

    fn decode(reader: &mut Reader<'a>) -> Result<Self> {
        reader.i32().map(Self::from_number)
    }
}

/// Declares the small numbers, which take 32 bits on the wire.
macro_rules! narrow {
    ($($type:ident as $wide:ident, $expected:literal;)*) => {
        $(impl<'a> Wire<'a> for $type {
            const MIN: usize = 4;

            fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
                writer.$wide((*self).into());
                Ok(())
            }

            fn decode(reader: &mut Reader<'a>) -> Result<Self> {
                let value = reader.$wide()?;
                Self::try_from(value)
                    .map_err(|_| Error::OutOfRange { value: value.into(), expected: $expected })
            }
        })*
    };
}

narrow! {
    i8 as i32, "character";
    u8 as u32, "byte";
    u16 as u32, "number of 16 bits";
}

/// A yes or no: every number but 0 is a yes.
impl<'a> Wire<'a> for bool {
    const MIN: usize = 4;

    fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
        writer.u32((*self).into());
        Ok(())
    }

    fn decode(reader: &mut Reader<'a>) -> Result<Self> {
        Ok(reader.u32()? != 0)
    }
}

impl<'a> Wire<'a> for &'a str {
    const MIN: usize = 4;

    fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
        writer.string(self, STRING_MAX)
    }

    fn decode(reader: &mut Reader<'a>) -> Result<Self> {
        reader.string(STRING_MAX)
    }
}

impl<'a> Wire<'a> for Arc<str> {
    const MIN: usize = 4;

    fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
        writer.string(self, STRING_MAX)
    }

    fn decode(reader: &mut Reader<'a>) -> Result<Self> {
        reader.string(STRING_MAX).map(Self::from)
    }
}

impl<'a> Wire<'a> for String {
    const MIN: usize = 4;

    fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
        writer.string(self, STRING_MAX)
    }

    fn decode(reader: &mut Reader<'a>) -> Result<Self> {
        reader.string(STRING_MAX).map(Self::from)
    }
}

impl<'a> Wire<'a> for Uuid {
    const MIN: usize = 16;

    fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
        writer.fixed(self.as_bytes());
        Ok(())
    }

    fn decode(reader: &mut Reader<'a>) -> Result<Self> {
        reader.fixed().map(Self::from_bytes)
    }
}

impl<'a, T: Wire<'a>> Wire<'a> for Option<T> {
    const MIN: usize = 4;

    fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
        writer.present(self.is_some());
        self.as_ref().map_or(Ok(()), |value| value.encode(writer))
    }

    fn decode(reader: &mut Reader<'a>) -> Result<Self> {
        if reader.present()? { T::decode(reader).map(Some) } else { Ok(None) }
    }
}

impl<'a, T: Wire<'a>> Wire<'a> for Hidden<T> {
    const MIN: usize = T::MIN;

    fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
        self.reveal().encode(writer)
    }

    fn decode(reader: &mut Reader<'a>) -> Result<Self> {
        T::decode(reader).map(Self::new)
    }
}

/// Text in a field of `N` characters, each of which takes four bytes on the
/// wire; zeros fill it up, at least one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FixedText<const N: usize>(pub String);

impl<'a, const N: usize> Wire<'a> for FixedText<N> {
    const MIN: usize = 4 * N;

    fn encode(&self, writer: &mut Writer<'_>) -> Result<()> {
        let bytes = self.0.as_bytes();
        if bytes.contains(&0) {
            return Err(Error::ZeroByte);
        }
        if bytes.len() >= N {
            return Err(Error::TooLong { length: bytes.len(), limit: N.saturating_sub(1) });
        }
        for index in 0..N {
            writer.i32(bytes.get(index).map_or(0, |byte| byte.cast_signed().into()));
        }
        Ok(())
    }

    fn decode(reader: &mut Reader<'a>) -> Result<Self> {
        let mut bytes = Vec::with_capacity(N);
        let mut ended = false;
        for _ in 0..N {
            let byte = i8::decode(reader)?.cast_unsigned();
            ended |= byte == 0;
            if !ended {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).map(Self).map_err(|_| Error::NotUtf8)
    }
}
