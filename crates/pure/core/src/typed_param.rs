//! Typed parameters: the named, typed values that the API uses wherever a set
//! of fields may grow (statistics, tunables).

use std::borrow::Cow;

/// A value with its type: libvirt's `virTypedParameterType`.
#[derive(Debug, Clone, PartialEq)]
pub enum TypedValue {
    /// 32 bits, signed.
    Int(i32),
    /// 32 bits, unsigned.
    UInt(u32),
    /// 64 bits, signed.
    LLong(i64),
    /// 64 bits, unsigned.
    ULLong(u64),
    /// Floating point.
    Double(f64),
    /// Yes or no.
    Boolean(bool),
    /// Text.
    String(String),
}

/// One parameter. Names that are known at build time cost nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedParam {
    /// The field's name, at most 79 bytes long.
    pub field: Cow<'static, str>,
    /// Its value.
    pub value: TypedValue,
}

/// A list of parameters, in the order in which they are sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TypedParams(pub Vec<TypedParam>);

impl TypedParams {
    /// Adds one parameter.
    pub fn push(&mut self, field: impl Into<Cow<'static, str>>, value: impl Into<TypedValue>) {
        self.0.push(TypedParam { field: field.into(), value: value.into() });
    }

    /// The value of the first parameter of this name.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&TypedValue> {
        self.0.iter().find(|param| param.field == field).map(|param| &param.value)
    }
}

/// Declares the conversions from plain values.
macro_rules! from_plain {
    ($($plain:ty => $variant:ident,)*) => {
        $(impl From<$plain> for TypedValue {
            fn from(value: $plain) -> Self {
                Self::$variant(value.into())
            }
        })*
    };
}

from_plain! {
    i32 => Int, u32 => UInt, i64 => LLong, u64 => ULLong, f64 => Double, bool => Boolean,
    String => String, &str => String,
}
