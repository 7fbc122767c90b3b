//! A JSON object with ordered keys.

use super::CommaList;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;

/// Value of a property.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number below zero, or any that is signed by nature.
    Signed(i64),
    /// A number.
    Unsigned(u64),
    /// A string.
    Text(Cow<'static, str>),
    /// A list.
    List(Vec<Value>),
    /// An object within the object.
    Object(Properties),
}

/// A JSON object whose keys stand in the order they were set in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Properties(Vec<(Cow<'static, str>, Value)>);

impl Properties {
    /// An object without any key.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The properties of a `-device` of this kind.
    #[must_use]
    pub fn device(driver: impl Into<Cow<'static, str>>) -> Self {
        Self::new().with("driver", Value::Text(driver.into()))
    }

    /// The properties of an `-object` of this kind with this id.
    #[must_use]
    pub fn object(kind: &'static str, id: impl Into<Value>) -> Self {
        Self::new().with("qom-type", kind).with("id", id)
    }

    /// Adds a key. The key must not be there yet.
    pub fn set(&mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Value>) {
        let key = key.into();
        debug_assert!(self.get(&key).is_none(), "{key} is set twice");
        self.0.push((key, value.into()));
    }

    /// Adds a key if there is a value for it.
    pub fn set_some(&mut self, key: impl Into<Cow<'static, str>>, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.set(key, value);
        }
    }

    /// Adds a key whose value is "on" or "off", if anything is asked.
    pub fn set_switch(&mut self, key: impl Into<Cow<'static, str>>, value: Option<bool>) {
        self.set_some(key, value.map(|on| if on { "on" } else { "off" }));
    }

    /// Adds a list if it has members.
    pub fn set_list(&mut self, key: impl Into<Cow<'static, str>>, list: Vec<Value>) {
        if !list.is_empty() {
            self.set(key, Value::List(list));
        }
    }

    /// The same with one key more.
    #[must_use]
    pub fn with(mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        self.set(key, value);
        self
    }

    /// The same with one key more, if there is a value for it.
    #[must_use]
    pub fn with_some(
        mut self,
        key: impl Into<Cow<'static, str>>,
        value: Option<impl Into<Value>>,
    ) -> Self {
        self.set_some(key, value);
        self
    }

    /// Sets a key, in the place where it stands or at the end.
    pub fn replace(&mut self, key: &str, value: Value) {
        match self.0.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = value,
            None => self.set(key.to_owned(), value),
        }
    }

    /// Takes a key away.
    pub fn remove(&mut self, key: &str) {
        self.0.retain(|(name, _)| name != key);
    }

    /// Adds all keys of another object behind those that are here.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The value of a key that is a string.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), value))
    }

    /// The object in the older notation: the value of `first`, then the other
    /// keys.
    #[must_use]
    pub fn to_list(&self, first: &str) -> CommaList {
        let mut list = CommaList::new();
        if let Some(value) = self.text(first) {
            list.add(value);
        }
        for (key, value) in self.iter().filter(|(key, _)| *key != first) {
            value.write_to(key, &mut list);
        }
        list
    }

    /// The object as a JSON value, for a command of the monitor.
    #[must_use]
    pub fn to_value(&self) -> serde_json::Value {
        // As for `to_json`.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// The object as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising fails only for non-string keys or a failing writer;
        // keys here are strings and the writer is memory.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Value {
    /// Adds the value to a list. Objects become keys with a dot, and the
    /// members of lists repeat the key.
    fn write_to(&self, key: &str, list: &mut CommaList) {
        match self {
            Self::Null => list.set(key, ""),
            Self::Bool(on) => list.switch(key, *on),
            Self::Signed(number) => list.set(key, number),
            Self::Unsigned(number) => list.set(key, number),
            Self::Text(text) => list.set(key, text),
            Self::List(values) => values.iter().for_each(|value| match value {
                Self::Object(object) if object.0.len() == 1 => {
                    object.0.iter().for_each(|(_, value)| value.write_to(key, list));
                }
                value => value.write_to(key, list),
            }),
            Self::Object(object) => {
                for (name, value) in object.iter() {
                    value.write_to(&format!("{key}.{name}"), list);
                }
            }
        }
    }
}

impl Serialize for Properties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key.as_ref(), value)?;
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Signed(value) => serializer.serialize_i64(*value),
            Self::Unsigned(value) => serializer.serialize_u64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(properties) => properties.serialize(serializer),
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&'static str> for Value {
    fn from(value: &'static str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(Cow::Owned(value.clone()))
    }
}

impl From<Cow<'static, str>> for Value {
    fn from(value: Cow<'static, str>) -> Self {
        Self::Text(value)
    }
}

impl From<Properties> for Value {
    fn from(value: Properties) -> Self {
        Self::Object(value)
    }
}

impl From<Vec<Value>> for Value {
    fn from(value: Vec<Value>) -> Self {
        Self::List(value)
    }
}

macro_rules! numbers {
    ($($kind:ident: $($number:ty),*;)*) => {
        $($(impl From<$number> for Value {
            fn from(value: $number) -> Self {
                Self::$kind(value.into())
            }
        })*)*
    };
}

numbers! {
    Unsigned: u8, u16, u32, u64;
    Signed: i8, i16, i32, i64;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_order_and_text_is_escaped() {
        let mut disk = Properties::device("ide-hd").with("unit", 1_u32).with("id", "ide0-0-1");
        disk.set_switch("share-rw", Some(true));
        disk.set_some("bootindex", None::<u32>);
        disk.set("serial", "a\"b\nü".to_owned());
        disk.set("file", Properties::new().with("size", -1_i64).with("ro", true));
        disk.set_list("hosts", vec![Value::from("a"), Value::from(2_u8)]);
        disk.set_list("none", Vec::new());
        assert_eq!(
            disk.to_json(),
            "{\"driver\":\"ide-hd\",\"unit\":1,\"id\":\"ide0-0-1\",\"share-rw\":\"on\",\
             \"serial\":\"a\\\"b\\nü\",\"file\":{\"size\":-1,\"ro\":true},\"hosts\":[\"a\",2]}"
        );
    }
}
