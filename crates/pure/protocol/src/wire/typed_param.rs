//! How `ostler_core::TypedParams` stand on the wire.

use super::{Bounded, STRING_MAX, Wire};
use ostler_core::{TypedParam, TypedParams, TypedValue};
use ostler_xdr::{Error, Reader, Result, Writer};
use std::borrow::Cow;

/// The fewest bytes of one parameter: an empty name, a type, a number.
const PARAMETER_MIN: usize = 12;

/// The longest name of a parameter, as in the C structure that holds it.
const NAME_MAX: usize = 79;

impl<'a> Bounded<'a> for Cow<'a, TypedParams> {
    fn encode(&self, writer: &mut Writer<'_>, limit: usize) -> Result<()> {
        encode(self, writer, limit)
    }

    fn decode(reader: &mut Reader<'a>, limit: usize) -> Result<Self> {
        let list = reader.list(limit, PARAMETER_MIN, |reader| {
            let name = reader.string(NAME_MAX)?;
            Ok(TypedParam { field: Cow::Owned(name.to_owned()), value: value(reader)? })
        })?;
        Ok(Cow::Owned(TypedParams(list)))
    }
}

/// Appends typed parameters, at most `limit` of them.
pub(super) fn encode(params: &TypedParams, writer: &mut Writer<'_>, limit: usize) -> Result<()> {
    writer.list(&params.0, limit, |writer, param| {
        writer.string(&param.field, NAME_MAX)?;
        match &param.value {
            TypedValue::Int(value) => number(writer, 1, value),
            TypedValue::UInt(value) => number(writer, 2, value),
            TypedValue::LLong(value) => number(writer, 3, value),
            TypedValue::ULLong(value) => number(writer, 4, value),
            TypedValue::Double(value) => number(writer, 5, value),
            TypedValue::Boolean(value) => number(writer, 6, value),
            TypedValue::String(value) => {
                writer.i32(7);
                writer.string(value, STRING_MAX)
            }
        }
    })
}

impl<'a> Bounded<'a> for TypedParams {
    fn encode(&self, writer: &mut Writer<'_>, limit: usize) -> Result<()> {
        encode(self, writer, limit)
    }

    fn decode(reader: &mut Reader<'a>, limit: usize) -> Result<Self> {
        <Cow<'a, Self> as Bounded<'a>>::decode(reader, limit).map(Cow::into_owned)
    }
}

fn number<'a, T: Wire<'a>>(writer: &mut Writer<'_>, kind: i32, value: &T) -> Result<()> {
    writer.i32(kind);
    value.encode(writer)
}

fn value(reader: &mut Reader<'_>) -> Result<TypedValue> {
    Ok(match reader.i32()? {
        1 => TypedValue::Int(reader.i32()?),
        2 => TypedValue::UInt(reader.u32()?),
        3 => TypedValue::LLong(reader.i64()?),
        4 => TypedValue::ULLong(reader.u64()?),
        5 => TypedValue::Double(reader.f64()?),
        6 => TypedValue::Boolean(reader.u32()? != 0),
        7 => TypedValue::String(reader.string(STRING_MAX)?.to_owned()),
        other => {
            return Err(Error::OutOfRange { value: other.into(), expected: "parameter type" });
        }
    })
}
