//! JSON whose fields keep the order in which they were added.

use ostler_core::{TypedParams, TypedValue};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use std::fmt;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object with these fields.
    pub(crate) fn object<const N: usize>(fields: [(&str, Json); N]) -> Self {
        Self::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// An object with the parameters as its fields.
    pub(crate) fn params(params: &TypedParams) -> Self {
        let field = |param: &ostler_core::TypedParam| {
            (param.field.clone().into_owned(), Self::from(&param.value))
        };
        Self::Object(params.0.iter().map(field).collect())
    }

    /// The same object with one more field; anything else stays as it is.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Json>) -> Self {
        if let Self::Object(fields) = &mut self {
            fields.push((name.to_owned(), value.into()));
        }
        self
    }

    /// A field of the object.
    pub(crate) fn field(self, name: &str) -> Option<Self> {
        let Self::Object(fields) = self else { return None };
        fields.into_iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// Its text, laid out for reading, with the end of the line.
    pub(crate) fn laid_out(&self) -> String {
        // Text keys and plain values only: there is nothing that can fail.
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        text + "\n"
    }

    /// Its text on one line.
    pub(crate) fn on_one_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Signed(value) => serializer.serialize_i64(*value),
            Self::Unsigned(value) => serializer.serialize_u64(*value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyJson)
    }
}

/// Takes any JSON value as it comes.
struct AnyJson;

impl<'de> Visitor<'de> for AnyJson {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Unsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(field) = fields.next_entry()? {
            object.push(field);
        }
        Ok(Json::Object(object))
    }
}

impl From<&TypedValue> for Json {
    fn from(value: &TypedValue) -> Self {
        match value {
            TypedValue::Int(value) => Self::Signed((*value).into()),
            TypedValue::UInt(value) => Self::Unsigned((*value).into()),
            TypedValue::LLong(value) => Self::Signed(*value),
            TypedValue::ULLong(value) => Self::Unsigned(*value),
            TypedValue::Double(value) => Self::Float(*value),
            TypedValue::Boolean(value) => Self::Bool(*value),
            TypedValue::String(value) => Self::Text(value.clone()),
        }
    }
}

/// Declares the conversions from plain values.
macro_rules! from_plain {
    ($($plain:ty => $variant:ident,)*) => {
        $(impl From<$plain> for Json {
            fn from(value: $plain) -> Self {
                Self::$variant(value.into())
            }
        })*
    };
}

from_plain! {
    bool => Bool, i32 => Signed, i64 => Signed, u32 => Unsigned, u64 => Unsigned, f64 => Float,
    String => Text, &str => Text, &String => Text,
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order() {
        let json = Json::object([("b", 1_u32.into()), ("a", vec!["x", "\"\n"].into())])
            .with("c", None::<i32>);
        let again: Json = serde_json::from_str(&json.laid_out()).expect("JSON");
        assert_eq!(again.on_one_line(), json.on_one_line());
        assert_eq!(json.on_one_line(), r#"{"b":1,"a":["x","\"\n"],"c":null}"#);
    }
}
